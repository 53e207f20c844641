import type { Overview, OverviewFigures, OverviewRow } from '@tanfang/contracts';
import { daysBetween, parseLocalDate, weekday } from '@tanfang/domain';

/** The week is judged from Friday on: before that, most contacts are still to come. */
const WEEK_JUDGED_FROM = 5;
/** Below this share of attained elders, so late in the week, a village hears about it. */
const ATTAINED_SHARE = 0.6;
/** So many days before the deadline, a village that is far behind hears about it. */
const DAYS_BEFORE_DEADLINE = 3;
const UPDATED_SHARE = 0.7;

type Dates = Pick<Overview, 'today' | 'monthDeadline'>;

/** Why a village or town should be called, in words, gravest first; empty where all is on its way. */
export function reasonsToCall(figures: OverviewFigures, { today, monthDeadline }: Dates): string[] {
  const { monthlyUpdate, week, unreachable } = figures;
  const pending = monthlyUpdate.expected - monthlyUpdate.updated;
  const reasons: string[] = [];
  if (unreachable > 0) reasons.push(`${unreachable} 位老人联系不上`);
  if (monthlyUpdate.overdue > 0) reasons.push(`逾期未更新 ${monthlyUpdate.overdue} 份`);
  else if (isNear(today, monthDeadline) && monthlyUpdate.updated < monthlyUpdate.expected * UPDATED_SHARE)
    reasons.push(`还有 ${pending} 份待更新，快到期限`);
  if (weekday(parseLocalDate(today)) >= WEEK_JUDGED_FROM && week.met < week.due * ATTAINED_SHARE)
    reasons.push(`本周达标 ${week.met}/${week.due}`);
  return reasons;
}

/** Something is late already, or somebody cannot be reached. */
export const isGrave = ({ unreachable, monthlyUpdate }: OverviewFigures): boolean =>
  unreachable > 0 || monthlyUpdate.overdue > 0;

function isNear(today: string, deadline: string): boolean {
  const left = daysBetween(parseLocalDate(today), parseLocalDate(deadline));
  return left >= 0 && left <= DAYS_BEFORE_DEADLINE;
}

export interface RowWithReasons {
  row: OverviewRow;
  reasons: string[];
}

/** The rows that need a call, gravest first, and the others in their own order. Places are told apart by what elders lack. */
export function byNeed(overview: Pick<Overview, 'rows'> & Dates): { call: RowWithReasons[]; others: RowWithReasons[] } {
  const rows = overview.rows.map((row) => ({ row, reasons: reasonsToCall(row, overview) }));
  const call = rows.filter(({ reasons }) => reasons.length > 0);
  call.sort(({ row: one }, { row: other }) => weightOf(other) - weightOf(one));
  return { call, others: rows.filter(({ reasons }) => reasons.length === 0) };
}

const UNREACHABLE_WEIGHT = 1_000_000;
const OVERDUE_WEIGHT = 1_000;

/** A person nobody reaches before papers that are late, papers before the rest of the week. */
function weightOf({ unreachable, monthlyUpdate, week }: OverviewFigures): number {
  return unreachable * UNREACHABLE_WEIGHT + monthlyUpdate.overdue * OVERDUE_WEIGHT + (week.due - week.met);
}
