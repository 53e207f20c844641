import { Injectable } from '@nestjs/common';
import { monthOf } from '@tanfang/domain';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock.js';

/** A village and a period whose counts are no longer right. */
export interface Outdated {
  villageCode: string;
  /** ISO week or month. */
  period: string;
}

/** Lets whoever changes a record say which counts depend on it. */
@Injectable()
export class FigureMarks {
  constructor(private readonly clock: Clock) {}

  /** Marks the months of these instants, as Asia/Shanghai dates them; nulls are left out. */
  addMonths(tx: EntityManager, villageCode: string, instants: readonly (Date | null)[]): Promise<void> {
    const known = instants.filter((at): at is Date => at !== null);
    return this.add(
      tx,
      known.map((at) => ({ villageCode, period: monthOf(this.clock.dateOf(at)) })),
    );
  }

  /** Marks counts as outdated; call it in the transaction of the change. The same one twice is one. */
  async add(tx: EntityManager, outdated: readonly Outdated[]): Promise<void> {
    const rows = new Map(outdated.map((row) => [`${row.villageCode} ${row.period}`, row]));
    if (rows.size === 0) return;
    await tx.query(
      `INSERT INTO figure_mark (village_code, period) VALUES ${Array(rows.size).fill('(?, ?)').join(', ')}`,
      [...rows.values()].flatMap(({ villageCode, period }) => [villageCode, period]),
    );
  }
}
