import type { EntityManager } from 'typeorm';
import {
  type CareLevel,
  type IsoWeek,
  type VisitFact,
  type WeekFigure,
  alternates,
  parseLocalDate,
  weekRange,
} from '@tanfang/domain';
import { numberOf, marks } from '../../platform/database/rows.js';
import { isDone } from './counted-visits.js';
import { Tally } from './tally.js';

type WeekRecord = { village_code: string; level: CareLevel | null } & Record<
  keyof typeof WEEK_CONDITIONS | (typeof ADDED_UP)[number],
  number | string
>;

interface ContactRecord {
  elder_id: number;
  village_code: string;
  level: CareLevel | null;
  visited_on: string;
  method: VisitFact['method'];
}

/** Which week rows count in a figure of elders: counted and listed by the same condition. */
export const WEEK_CONDITIONS = {
  week_elders: '1 = 1',
  week_due: 'due_home + due_remote > 0',
  week_met: 'due_home + due_remote > 0 AND met = 1',
  week_due_home: 'due_home > 0',
  week_met_home: 'due_home > 0 AND done_home >= due_home',
  week_due_remote: 'due_remote > 0',
  // A week that was met with surplus home visits met its calls too.
  week_met_remote: 'due_remote > 0 AND (done_remote >= due_remote OR met = 1)',
  week_refused: 'refused = 1',
  week_unreachable: 'unreachable = 1',
} as const satisfies Partial<Record<WeekFigure, string>>;

const COUNTED = Object.entries(WEEK_CONDITIONS) as [keyof typeof WEEK_CONDITIONS, string][];
const ADDED_UP = ['due_home', 'done_home', 'due_remote', 'done_remote'] as const;

/** Counts a week of some villages from its rows and visits. */
export async function countWeek(tx: EntityManager, villages: readonly string[], week: IsoWeek): Promise<Tally> {
  const tally = new Tally(week);
  await countRows(tx, tally, villages, week);
  for (const { villageCode, level, alternated } of await alternationOf(tx, villages, week)) {
    tally.add(villageCode, 'week_several', level, 1);
    if (alternated) tally.add(villageCode, 'week_alternated', level, 1);
  }
  return tally;
}

async function countRows(tx: EntityManager, tally: Tally, villages: readonly string[], week: IsoWeek): Promise<void> {
  const records = await tx.query<WeekRecord[]>(
    `SELECT village_code, level,
            ${COUNTED.map(([figure, condition]) => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END) AS ${figure}`).join(', ')},
            ${ADDED_UP.map((column) => `SUM(${column}) AS ${column}`).join(', ')}
     FROM weekly_due
     WHERE week = ? AND village_code IN (${marks(villages)})
     GROUP BY village_code, level`,
    [week, ...villages],
  );
  for (const { village_code: village, level, ...sums } of records) {
    for (const [figure] of COUNTED) tally.add(village, figure, level, numberOf(sums[figure]));
    for (const figure of ADDED_UP) tally.add(village, figure, level, numberOf(sums[figure]));
  }
}

/** The week of an elder with two contacts or more, of those due both kinds. */
export interface SeveralContacts {
  elderId: number;
  villageCode: string;
  level: CareLevel | null;
  alternated: boolean;
}

/** Whose contacts of a week alternated, and whose did not (三（一）4). */
export async function alternationOf(
  tx: EntityManager,
  villages: readonly string[],
  week: IsoWeek,
): Promise<SeveralContacts[]> {
  const { from, to } = weekRange(week);
  const records = await tx.query<ContactRecord[]>(
    `SELECT w.elder_id, w.village_code, w.level, v.visited_on, v.method
     FROM weekly_due w
     JOIN visit v ON v.elder_id = w.elder_id AND v.visited_on BETWEEN ? AND ? AND ${isDone('v')}
     WHERE w.week = ? AND w.village_code IN (${marks(villages)})
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
  return [...contacts.values()].flatMap(({ of, visits }) => {
    const alternated = alternates(visits);
    return alternated === null
      ? []
      : [{ elderId: of.elder_id, villageCode: of.village_code, level: of.level, alternated }];
  });
}
