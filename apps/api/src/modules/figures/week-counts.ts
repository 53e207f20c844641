import type { EntityManager } from 'typeorm';
import { type CareLevel, type IsoWeek, type VisitFact, alternates, parseLocalDate, weekRange } from '@tanfang/domain';
import { numberOf } from '../../platform/database/rows.js';
import { Tally } from './tally.js';

type Sum = number | string;

interface WeekRecord {
  village_code: string;
  level: CareLevel | null;
  elders: Sum;
  due: Sum;
  met: Sum;
  refused: Sum;
  unreachable: Sum;
  due_home: Sum;
  done_home: Sum;
  due_remote: Sum;
  done_remote: Sum;
}

interface ContactRecord {
  elder_id: number;
  village_code: string;
  level: CareLevel | null;
  visited_on: string;
  method: VisitFact['method'];
}

/** Counts a week of some villages from its rows and visits. */
export async function countWeek(tx: EntityManager, villages: readonly string[], week: IsoWeek): Promise<Tally> {
  const tally = new Tally(week);
  await countRows(tx, tally, villages, week);
  await countAlternation(tx, tally, villages, week);
  return tally;
}

async function countRows(tx: EntityManager, tally: Tally, villages: readonly string[], week: IsoWeek): Promise<void> {
  const records = await tx.query<WeekRecord[]>(
    `SELECT village_code, level, COUNT(*) AS elders,
            SUM(CASE WHEN due_home + due_remote > 0 THEN 1 ELSE 0 END) AS due,
            SUM(CASE WHEN due_home + due_remote > 0 AND met = 1 THEN 1 ELSE 0 END) AS met,
            SUM(refused) AS refused, SUM(unreachable) AS unreachable,
            SUM(due_home) AS due_home, SUM(done_home) AS done_home,
            SUM(due_remote) AS due_remote, SUM(done_remote) AS done_remote
     FROM weekly_due
     WHERE week = ? AND village_code IN (${villages.map(() => '?').join(', ')})
     GROUP BY village_code, level`,
    [week, ...villages],
  );
  for (const { village_code: village, level, ...sums } of records) {
    tally.add(village, 'week_elders', level, numberOf(sums.elders));
    tally.add(village, 'week_due', level, numberOf(sums.due));
    tally.add(village, 'week_met', level, numberOf(sums.met));
    tally.add(village, 'week_refused', level, numberOf(sums.refused));
    tally.add(village, 'week_unreachable', level, numberOf(sums.unreachable));
    tally.add(village, 'due_home', level, numberOf(sums.due_home));
    tally.add(village, 'done_home', level, numberOf(sums.done_home));
    tally.add(village, 'due_remote', level, numberOf(sums.due_remote));
    tally.add(village, 'done_remote', level, numberOf(sums.done_remote));
  }
}

async function countAlternation(
  tx: EntityManager,
  tally: Tally,
  villages: readonly string[],
  week: IsoWeek,
): Promise<void> {
  const { from, to } = weekRange(week);
  const records = await tx.query<ContactRecord[]>(
    `SELECT w.elder_id, w.village_code, w.level, v.visited_on, v.method
     FROM weekly_due w
     JOIN visit v ON v.elder_id = w.elder_id AND v.visited_on BETWEEN ? AND ? AND v.outcome = 'completed'
     WHERE w.week = ? AND w.village_code IN (${villages.map(() => '?').join(', ')})
       AND w.due_home > 0 AND w.due_remote > 0
     ORDER BY w.elder_id, v.visited_on, v.started_at, v.id`,
    [from, to, week, ...villages],
  );
  const contacts = new Map<number, { of: ContactRecord; visits: VisitFact[] }>();
  for (const record of records) {
    const { of, visits } = contacts.get(record.elder_id) ?? { of: record, visits: [] };
    visits.push({ on: parseLocalDate(record.visited_on), method: record.method, outcome: 'completed' });
    contacts.set(record.elder_id, { of, visits });
  }
  for (const { of, visits } of contacts.values()) {
    const alternated = alternates(visits);
    if (alternated === null) continue;
    tally.add(of.village_code, 'week_several', of.level, 1);
    if (alternated) tally.add(of.village_code, 'week_alternated', of.level, 1);
  }
}
