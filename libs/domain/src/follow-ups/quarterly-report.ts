import type { Policy } from '../classification/parameters.js';
import { DEFAULT_POLICY } from '../classification/policy.js';
import { addDays, type LocalDate } from '../periods/dates.js';
import { type Quarter, quarterRange } from '../periods/months.js';

/** The last day on which a town's report of the quarter is in time. */
export function quarterlyDeadline(
  quarter: Quarter,
  policy: Pick<Policy, 'quarterlyDeadlineDays'> = DEFAULT_POLICY,
): LocalDate {
  return addDays(quarterRange(quarter).to, policy.quarterlyDeadlineDays);
}

/** The day on which towns are reminded of a report that is missing. */
export function quarterlyReminderDay(
  quarter: Quarter,
  policy: Pick<Policy, 'quarterlyDeadlineDays' | 'quarterlyReminderDays'> = DEFAULT_POLICY,
): LocalDate {
  return addDays(quarterlyDeadline(quarter, policy), -policy.quarterlyReminderDays);
}
