import { type LocalDate, parseLocalDate } from '../periods/dates.js';
import { type ParameterEntry, PLAN_DATE, PLAN_PARAMETERS, type Policy, type PolicyOptions } from './parameters.js';
import type { ParameterSet } from './parameter-sets.js';

/**
 * The values valid on a day: the plan's, and over them those of a city's own set.
 * A day before the plan gets the plan's first values, for nothing else exists.
 * @param date `YYYY-MM-DD`
 * @param set a city's own parameters, approved or (for comparing) still a draft
 * @throws PeriodError when the date is none
 */
export function policyOn(date: string, set?: Pick<ParameterSet, 'entries'>): Policy {
  const on = parseLocalDate(date);
  const values: Record<string, ParameterEntry['value']> = {};
  for (const entry of inForce(PLAN_PARAMETERS, on < PLAN_DATE ? PLAN_DATE : on)) values[entry.key] = entry.value;
  for (const entry of inForce(set?.entries ?? [], on)) values[entry.key] = entry.value;
  // PLAN_PARAMETERS has an entry for each key; a test counts them.
  return values as unknown as Policy;
}

/** The entries whose day has come, oldest first, so that a later one takes the place of an earlier one. */
export function inForce(entries: readonly ParameterEntry[], on: LocalDate): ParameterEntry[] {
  return entries
    .filter((entry) => entry.since <= on)
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : 0));
}

/** The policy with some readings replaced; an option that is absent or undefined stays. */
export function withOptions(policy: Policy, options: Partial<PolicyOptions>): Policy {
  return {
    ...policy,
    emptyNestCountsAsAlone: options.emptyNestCountsAsAlone ?? policy.emptyNestCountsAsAlone,
    kinshipTest: options.kinshipTest ?? policy.kinshipTest,
    loneDisabledIsB: options.loneDisabledIsB ?? policy.loneDisabledIsB,
  };
}

/** The plan's own values of 2023-11-27. */
export const DEFAULT_POLICY: Policy = policyOn(PLAN_DATE);
