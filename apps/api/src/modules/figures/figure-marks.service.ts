import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A village and a period whose counts are no longer right. */
export interface Outdated {
  villageCode: string;
  /** ISO week or month. */
  period: string;
}

/** Lets whoever changes a record say which counts depend on it. */
@Injectable()
export class FigureMarks {
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
