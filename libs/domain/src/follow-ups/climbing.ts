import { DEFAULT_POLICY } from '../classification/policy.js';
import type { Policy } from '../classification/parameters.js';
import { addDays, type LocalDate } from '../periods/dates.js';
import type { FollowUpReach, FollowUpSeverity } from '../vocabulary/follow-ups.js';

const REACHES: readonly FollowUpReach[] = ['village', 'town', 'city'];

/** The last day on which a follow-up is in time. The plan names no term; the days are our reading of 三（三）8. */
export function followUpDueOn(
  foundOn: LocalDate,
  severity: FollowUpSeverity,
  policy: Pick<Policy, 'followUpUrgentDays' | 'followUpNormalDays'> = DEFAULT_POLICY,
): LocalDate {
  return addDays(foundOn, severity === 'urgent' ? policy.followUpUrgentDays : policy.followUpNormalDays);
}

/**
 * How far up an unfinished follow-up belongs on a day: with the village while it is in time, with the town from the
 * first day after, with the city when the town has had its days too.
 * @param reached how far it was brought before; it never comes down again
 */
export function followUpReach(
  dueOn: LocalDate,
  today: LocalDate,
  reached: FollowUpReach = 'village',
  policy: Pick<Policy, 'followUpTownDays'> = DEFAULT_POLICY,
): FollowUpReach {
  const byTime = today <= dueOn ? 'village' : today <= addDays(dueOn, policy.followUpTownDays) ? 'town' : 'city';
  return REACHES.indexOf(byTime) > REACHES.indexOf(reached) ? byTime : reached;
}

/** The next higher reach, or null at the top. */
export function reachAbove(reach: FollowUpReach): FollowUpReach | null {
  return REACHES[REACHES.indexOf(reach) + 1] ?? null;
}
