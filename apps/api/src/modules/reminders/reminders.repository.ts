import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { numberOf } from '../../platform/database/rows.js';

/** What is open in a village. */
export interface OpenWork {
  pending: number;
  unmet: number;
  unreachable: number;
}

type Sum = number | string | null;

/** Counts over the rows of the month, the week and the quarter that reminders speak of. */
@Injectable()
export class RemindersRepository {
  async openWork(tx: EntityManager, villageCode: string, month: string, week: string): Promise<OpenWork> {
    const [files] = await tx.query<{ pending: Sum }[]>(
      "SELECT COUNT(*) AS pending FROM monthly_update WHERE month = ? AND village_code = ? AND state = 'pending'",
      [month, villageCode],
    );
    const [visits] = await tx.query<{ unmet: Sum; unreachable: Sum }[]>(
      `SELECT SUM(CASE WHEN due_home + due_remote > 0 AND met = 0 THEN 1 ELSE 0 END) AS unmet,
              SUM(unreachable) AS unreachable
       FROM weekly_due WHERE week = ? AND village_code = ?`,
      [week, villageCode],
    );
    return {
      pending: numberOf(files?.pending ?? 0),
      unmet: numberOf(visits?.unmet ?? 0),
      unreachable: numberOf(visits?.unreachable ?? 0),
    };
  }

  /** Files that were not updated this month, village by village. */
  async pendingByVillage(
    manager: EntityManager,
    month: string,
  ): Promise<{ villageCode: string; townCode: string; pending: number }[]> {
    const rows = await manager.query<{ village_code: string; town_code: string; pending: Sum }[]>(
      `SELECT village_code, town_code, COUNT(*) AS pending FROM monthly_update
       WHERE month = ? AND state = 'pending' GROUP BY village_code, town_code ORDER BY village_code`,
      [month],
    );
    return rows.map(({ village_code, town_code, pending }) => ({
      villageCode: village_code,
      townCode: town_code,
      pending: numberOf(pending),
    }));
  }

  /** The reports of a quarter by place. */
  async reports(
    manager: EntityManager,
    quarter: string,
  ): Promise<Map<string, { status: string; difficulties: string; nextQuarter: string }>> {
    const rows = await manager.query<
      { place_code: string; status: string; difficulties: string; next_quarter: string }[]
    >('SELECT place_code, status, difficulties, next_quarter FROM quarter_report WHERE quarter = ?', [quarter]);
    return new Map(
      rows.map(({ place_code, status, difficulties, next_quarter: nextQuarter }) => [
        place_code,
        { status, difficulties, nextQuarter },
      ]),
    );
  }
}
