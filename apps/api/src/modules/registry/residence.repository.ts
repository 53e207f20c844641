import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays, type LocalDate, monthOf } from '@tanfang/domain';

/** What goes along with an elder who moves to another village: everything that is still to be done. */
@Injectable()
export class ResidenceRepository {
  /**
   * Takes this month's open update and the open follow-ups to the new place, and ends covers by people of the old one.
   * What is done, and weeks and months that are over, stay with the place where they were done.
   */
  async follow(
    tx: EntityManager,
    elderId: number,
    { villageCode, townCode }: { villageCode: string; townCode: string },
    today: LocalDate,
  ): Promise<void> {
    const place = [villageCode, townCode, elderId];
    await tx.query(
      "UPDATE monthly_update SET village_code = ?, town_code = ? WHERE elder_id = ? AND month = ? AND state = 'pending'",
      [...place, monthOf(today)],
    );
    await tx.query(
      'UPDATE follow_up SET village_code = ?, town_code = ? WHERE elder_id = ? AND closed_at IS NULL',
      place,
    );
    await tx.query('DELETE FROM leave_cover WHERE elder_id = ? AND from_date >= ?', [elderId, today]);
    await tx.query('UPDATE leave_cover SET to_date = ? WHERE elder_id = ? AND to_date >= ?', [
      addDays(today, -1),
      elderId,
      today,
    ]);
  }
}
