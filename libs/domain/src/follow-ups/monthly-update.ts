import { DEFAULT_POLICY } from '../classification/policy.js';
import type { Policy } from '../classification/parameters.js';
import { addDays, type LocalDate } from '../periods/dates.js';
import { type Month, monthRange } from '../periods/months.js';
import type { MonthlyUpdateStatus } from '../vocabulary/follow-ups.js';

/** The last day on which a month's update is in time; the month's last day where the deadline lies beyond it. */
export function monthlyDeadline(month: Month, policy: Pick<Policy, 'monthlyDeadlineDay'> = DEFAULT_POLICY): LocalDate {
  const { from, to } = monthRange(month);
  const deadline = addDays(from, policy.monthlyDeadlineDay - 1);
  return deadline < to ? deadline : to;
}

/** The day on which villages are reminded of files that were not updated. */
export function monthlyReminderDay(
  month: Month,
  policy: Pick<Policy, 'monthlyDeadlineDay' | 'monthlyReminderDays'> = DEFAULT_POLICY,
): LocalDate {
  return addDays(monthlyDeadline(month, policy), -policy.monthlyReminderDays);
}

/** The status that a file shows on a day: a pending one is overdue once the deadline is over. */
export function monthlyUpdateStatus(
  isUpdated: boolean,
  month: Month,
  today: LocalDate,
  policy: Pick<Policy, 'monthlyDeadlineDay'> = DEFAULT_POLICY,
): MonthlyUpdateStatus {
  if (isUpdated) return 'updated';
  return today > monthlyDeadline(month, policy) ? 'overdue' : 'pending';
}
