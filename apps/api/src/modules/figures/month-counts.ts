import type { EntityManager } from 'typeorm';
import {
  type CareLevel,
  type CloseReason,
  type FollowUpKind,
  type IsoWeek,
  type LocalDate,
  type Month,
  type MonthFigure,
  type TargetType,
  type VisitMethod,
  type VisitOutcome,
  addDays,
  addWeeks,
  monthRange,
  weekOf,
} from '@tanfang/domain';
import { booleanOf, numberOf, marks } from '../../platform/database/rows.js';
import { isAttempt, isContact, isDone } from './counted-visits.js';
import { Tally } from './tally.js';

/** What a month is counted by: its days, and the instants at which they begin and end in Asia/Shanghai. */
export interface MonthFrame {
  month: Month;
  from: LocalDate;
  /** Last day. */
  to: LocalDate;
  /** The day whose state the stocks tell: the last, or today while the month runs. */
  asOf: LocalDate;
  begins: Date;
  ends: Date;
}

interface FileRecord {
  elder_id: number;
  village_code: string;
  state: string;
  registered_on: string;
  closed_on: string | null;
  close_reason: CloseReason | null;
}

/** How a file stood at the frame's end, and through the month. */
export interface FileState {
  record: FileRecord;
  level: CareLevel | null;
  types: TargetType[];
  /** Accepted visits in a week of the month. */
  accepting: boolean;
  refused: boolean;
  assigned: boolean;
  visited: boolean;
  homeConsent: boolean;
}

/** Counts a month of some villages from the files that were open in it, its visits and what they found. */
export async function countMonth(tx: EntityManager, villages: readonly string[], frame: MonthFrame): Promise<Tally> {
  const tally = new Tally(frame.month);
  for (const state of await filesOf(tx, villages, frame)) {
    for (const { figure, detail } of figuresOfFile(state, frame)) {
      tally.add(state.record.village_code, figure, state.level, 1, detail);
    }
  }
  await countVisits(tx, tally, villages, frame);
  await countFollowUps(tx, tally, villages, frame);
  await countEmergencies(tx, tally, villages, frame);
  await countBoosts(tx, tally, villages, frame);
  for (const { villageCode, level, detail } of await classChangesOf(tx, villages, frame)) {
    tally.add(villageCode, 'class_changed', level, 1, detail);
  }
  return tally;
}

/** The figures that a file counts in: counted and listed by the same rule. */
export function figuresOfFile(
  state: FileState,
  { from, to, asOf }: MonthFrame,
): { figure: MonthFigure; detail: string }[] {
  const { record } = state;
  const within = (day: string | null): boolean => day !== null && day >= from && day <= to;
  const onRegister = record.closed_on === null || record.closed_on > asOf;
  const counted: [figure: MonthFigure, counts: boolean, detail?: string][] = [
    ['update_expected', true],
    ['update_done', record.state === 'updated'],
    ['update_open', record.state !== 'updated'],
    ['month_accepting', state.accepting],
    ['month_visited', state.accepting && state.visited],
    ['added', within(record.registered_on)],
    ['removed', within(record.closed_on), record.close_reason ?? ''],
    ['register', onRegister],
    ...state.types.map((type): [MonthFigure, boolean, string] => ['register_type', onRegister, type]),
    ['willing', onRegister && !state.refused],
    ['unwilling', onRegister && state.refused],
    ['home_consent', onRegister && state.homeConsent],
    ['assigned', onRegister && state.assigned],
  ];
  return counted.flatMap(([figure, counts, detail = '']) => (counts ? [{ figure, detail }] : []));
}

/** The month's weeks that have begun by the frame's end: none before the month begins. */
function weeksOfFrame({ from, asOf }: MonthFrame): IsoWeek[] {
  const weeks: IsoWeek[] = [];
  for (let week = weekOf(from); week <= weekOf(asOf); week = addWeeks(week, 1)) weeks.push(week);
  return weeks;
}

/** The files that were open in a month, and how each stood. */
export async function filesOf(tx: EntityManager, villages: readonly string[], frame: MonthFrame): Promise<FileState[]> {
  const ofFrame = [frame.month, ...villages];
  const files = await tx.query<FileRecord[]>(
    `SELECT m.elder_id, m.village_code, m.state, e.registered_on, e.closed_on, e.close_reason
     FROM monthly_update m JOIN elder e ON e.id = m.elder_id
     WHERE m.month = ? AND m.village_code IN (${marks(villages)})`,
    ofFrame,
  );
  const weeks = weeksOfFrame(frame);
  // A month may be marked before it begins, by a week or a decision that reaches into it.
  const rows =
    weeks.length === 0
      ? []
      : await tx.query<{ elder_id: number; refused: number; visitor_id: number | null }[]>(
          `SELECT w.elder_id, w.refused, w.visitor_id
           FROM monthly_update m JOIN weekly_due w ON w.elder_id = m.elder_id AND w.week IN (${marks(weeks)})
           WHERE m.month = ? AND m.village_code IN (${marks(villages)}) ORDER BY w.elder_id, w.week`,
          [...weeks, ...ofFrame],
        );
  const visited = await tx.query<{ elder_id: number }[]>(
    `SELECT DISTINCT m.elder_id
     FROM monthly_update m JOIN visit v ON v.elder_id = m.elder_id AND v.visited_on BETWEEN ? AND ?
     WHERE m.month = ? AND m.village_code IN (${marks(villages)})
       AND ${isContact('v')}`,
    [frame.from, frame.to, ...ofFrame],
  );
  const classes = await tx.query<{ elder_id: number; level: CareLevel | null; target_types: string }[]>(
    `SELECT c.elder_id, c.level, c.target_types
     FROM monthly_update m JOIN class_period c ON c.elder_id = m.elder_id
     WHERE m.month = ? AND m.village_code IN (${marks(villages)})
       AND c.from_date <= ? AND (c.to_date IS NULL OR c.to_date >= ?)
     ORDER BY c.elder_id, c.from_date`,
    [...ofFrame, frame.asOf, frame.asOf],
  );
  const consents = await tx.query<{ elder_id: number; granted: number }[]>(
    `SELECT c.elder_id, c.granted
     FROM monthly_update m JOIN consent c ON c.elder_id = m.elder_id AND c.kind = 'home_visit'
     WHERE m.month = ? AND m.village_code IN (${marks(villages)}) AND c.recorded_at < ?
     ORDER BY c.elder_id, c.id`,
    [...ofFrame, frame.ends],
  );
  const visitedIds = new Set(visited.map(({ elder_id }) => elder_id));
  // Later rows of an elder overwrite earlier ones: the last week, class and wish of the month hold.
  const lastWeek = new Map(rows.map((row) => [row.elder_id, row]));
  const accepting = new Set(rows.filter(({ refused }) => !booleanOf(refused)).map(({ elder_id }) => elder_id));
  const lastClass = new Map(classes.map((row) => [row.elder_id, row]));
  const lastConsent = new Map(consents.map(({ elder_id, granted }) => [elder_id, booleanOf(granted)]));
  return files.map((record) => {
    const inClass = lastClass.get(record.elder_id);
    const week = lastWeek.get(record.elder_id);
    return {
      record,
      level: inClass?.level ?? null,
      types: inClass ? (JSON.parse(inClass.target_types) as TargetType[]) : [],
      accepting: accepting.has(record.elder_id),
      refused: week !== undefined && booleanOf(week.refused),
      assigned: week !== undefined && week.visitor_id !== null,
      visited: visitedIds.has(record.elder_id),
      homeConsent: lastConsent.get(record.elder_id) ?? false,
    };
  });
}

async function countVisits(
  tx: EntityManager,
  tally: Tally,
  villages: readonly string[],
  { from, to }: MonthFrame,
): Promise<void> {
  const records = await tx.query<
    {
      village_code: string;
      level: CareLevel | null;
      method: VisitMethod;
      outcome: VisitOutcome;
      done: number | string;
      attempts: number | string;
    }[]
  >(
    `SELECT v.village_code, v.level, v.method, v.outcome, SUM(CASE WHEN ${isDone('v')} THEN 1 ELSE 0 END) AS done,
            SUM(CASE WHEN ${isAttempt('v')} THEN 1 ELSE 0 END) AS attempts
     FROM visit v
     WHERE v.village_code IN (${marks(villages)}) AND v.visited_on BETWEEN ? AND ?
     GROUP BY v.village_code, v.level, v.method, v.outcome`,
    [...villages, from, to],
  );
  for (const { village_code: village, level, method, outcome, done, attempts } of records) {
    tally.add(village, 'visits', level, numberOf(done), method);
    tally.add(village, 'attempts', level, numberOf(attempts), outcome);
  }
}

async function countFollowUps(
  tx: EntityManager,
  tally: Tally,
  villages: readonly string[],
  { begins, ends }: MonthFrame,
): Promise<void> {
  const count = (figure: 'found' | 'mended', column: 'opened_at' | 'closed_at', condition: string) =>
    tx
      .query<{ village_code: string; kind: FollowUpKind; n: number | string }[]>(
        `SELECT village_code, kind, COUNT(*) AS n FROM follow_up
         WHERE village_code IN (${marks(villages)})
           AND ${column} >= ? AND ${column} < ? AND ${condition} AND kind <> 'go_and_see'
         GROUP BY village_code, kind`,
        [...villages, begins, ends],
      )
      .then((records) => {
        for (const { village_code: village, kind, n } of records) tally.add(village, figure, null, numberOf(n), kind);
      });
  await count('found', 'opened_at', `status <> 'withdrawn'`);
  await count('mended', 'closed_at', `status = 'closed'`);
}

async function countEmergencies(
  tx: EntityManager,
  tally: Tally,
  villages: readonly string[],
  { begins, ends }: MonthFrame,
): Promise<void> {
  const records = await tx.query<{ village_code: string; n: number | string }[]>(
    `SELECT village_code, COUNT(*) AS n FROM emergency
     WHERE village_code IN (${marks(villages)}) AND started_at >= ? AND started_at < ?
     GROUP BY village_code`,
    [...villages, begins, ends],
  );
  for (const { village_code: village, n } of records) tally.add(village, 'emergencies', null, numberOf(n));
}

/** One of a town or of the city counts in each of its villages, so that places add up. */
async function countBoosts(
  tx: EntityManager,
  tally: Tally,
  villages: readonly string[],
  { from, to }: MonthFrame,
): Promise<void> {
  const records = await tx.query<{ village_code: string; n: number | string }[]>(
    `SELECT r.code AS village_code, COUNT(*) AS n FROM boost b
     JOIN region r ON b.region_level = 'city' OR r.code = b.region_code
       OR (b.region_level = 'town' AND r.town_code = b.region_code)
     WHERE r.level = 'village' AND r.code IN (${marks(villages)}) AND b.kind = 'boost'
       AND b.status IN ('approved', 'ended') AND b.from_date BETWEEN ? AND ? AND b.from_date <= b.until_date
     GROUP BY r.code`,
    [...villages, from, to],
  );
  for (const { village_code: village, n } of records) tally.add(village, 'boosts', null, numberOf(n));
}

const RANK: Record<string, number> = { A: 3, B: 2, C: 1 };

/** A class that began in the month and differs from the one that ended the day before. */
export interface ClassChange {
  elderId: number;
  villageCode: string;
  level: CareLevel | null;
  detail: 'raised' | 'lowered';
  on: string;
}

/** The changes of class of a month. */
export async function classChangesOf(
  tx: EntityManager,
  villages: readonly string[],
  frame: MonthFrame,
): Promise<ClassChange[]> {
  const records = await tx.query<
    { elder_id: number; village_code: string; level: CareLevel | null; from_date: string; to_date: string | null }[]
  >(
    `SELECT c.elder_id, m.village_code, c.level, c.from_date, c.to_date
     FROM monthly_update m JOIN class_period c ON c.elder_id = m.elder_id
     WHERE m.month = ? AND m.village_code IN (${marks(villages)})
       AND c.from_date <= ? AND (c.to_date IS NULL OR c.to_date >= ?)
     ORDER BY c.elder_id, c.from_date`,
    [frame.month, ...villages, frame.asOf, addDays(frame.from, -1)],
  );
  return records.flatMap((next, i) => {
    const before = records[i - 1];
    if (before?.elder_id !== next.elder_id || next.from_date < frame.from || before.level === next.level) return [];
    const raised = (RANK[next.level ?? ''] ?? 0) > (RANK[before.level ?? ''] ?? 0);
    const { elder_id: elderId, village_code: villageCode, level, from_date: on } = next;
    return [{ elderId, villageCode, level, detail: raised ? ('raised' as const) : ('lowered' as const), on }];
  });
}

/** The frame of a month, as of a day. */
export function frameOf(month: Month, today: LocalDate, startOf: (day: LocalDate) => Date): MonthFrame {
  const { from, to } = monthRange(month);
  return { month, from, to, asOf: today < to ? today : to, begins: startOf(from), ends: startOf(addDays(to, 1)) };
}
