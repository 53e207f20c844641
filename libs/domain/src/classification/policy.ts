import { parseLocalDate } from '../periods/dates.js';
import { remembering } from '../periods/remembering.js';
import {
  type ParameterEntry,
  type ParameterKey,
  PLAN_DATE,
  PLAN_PARAMETERS,
  type Policy,
  type PolicyOptions,
} from './parameters.js';

/** A city's own entries, as far as the rules look at them. */
export interface OwnParameters {
  readonly entries: readonly ParameterEntry[];
}

/**
 * The entries valid on a day: the plan's, and over them those of a city's own set.
 * A day before the plan gets the plan's first values, for nothing else exists.
 * @param date `YYYY-MM-DD`
 * @throws PeriodError when the date is none
 */
export function parametersOn(date: string, set?: OwnParameters): Readonly<Record<ParameterKey, ParameterEntry>> {
  const on = parseLocalDate(date);
  const inForce: Record<string, ParameterEntry> = {};
  for (const entries of [PLAN_PARAMETERS, set?.entries ?? []]) {
    const latest: Record<string, ParameterEntry> = {};
    for (const entry of entries) {
      const begun = entry.since <= on || entry.since <= PLAN_DATE;
      if (begun && entry.since >= (latest[entry.key]?.since ?? '')) latest[entry.key] = entry;
    }
    Object.assign(inForce, latest);
  }
  // PLAN_PARAMETERS has an entry for each key; a test counts them.
  return inForce as Readonly<Record<ParameterKey, ParameterEntry>>;
}

/**
 * The values valid on a day.
 * @param date `YYYY-MM-DD`
 * @param set a city's own parameters, approved or (for comparing) still a draft
 * @throws PeriodError when the date is none
 */
export function policyOn(date: string, set?: OwnParameters): Policy {
  return set ? valuesOf(parametersOn(date, set)) : planPolicyOn(date);
}

const planPolicyOn = remembering((date: string) => Object.freeze(valuesOf(parametersOn(date))), 100);

/** The values of entries, without where they come from. */
export function valuesOf(parameters: Readonly<Record<ParameterKey, ParameterEntry>>): Policy {
  const values: Record<string, unknown> = {};
  for (const { key, value } of Object.values(parameters)) values[key] = value;
  return values as unknown as Policy;
}

/** The policy with some readings replaced; an option that is absent or undefined stays. */
export function withOptions(policy: Policy, options: Partial<PolicyOptions>): Policy {
  return { ...policy, ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) };
}

/** The plan's own values of 2023-11-27. */
export const DEFAULT_POLICY: Policy = policyOn(PLAN_DATE);
