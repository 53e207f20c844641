import { explain } from './explanation.js';
import type { Classification, ElderFacts } from './facts.js';
import { judge } from './judge.js';
import type { PolicyOptions } from './parameters.js';
import { type OwnParameters, parametersOn, valuesOf, withOptions } from './policy.js';

/**
 * Which class somebody belongs to, by which sentence of the plan, and what is still unknown.
 * @param facts absent ones are unknown and fulfil no clause
 * @param on the day of judgement, `YYYY-MM-DD`; the parameters valid on it are used
 * @param options readings that differ from those of the parameters
 * @param set a city's own parameters
 * @throws PeriodError when `on` or a birthday is no date
 */
export function classify(
  facts: Partial<ElderFacts>,
  on: string,
  options: Partial<PolicyOptions> = {},
  set?: OwnParameters,
): Classification {
  const parameters = parametersOn(on, set);
  const policy = withOptions(valuesOf(parameters), options);
  const verdict = judge(facts, on, policy);
  return {
    ...verdict,
    missing: verdict.missingFacts.map(({ fact, couldLeadTo }) => `${fact}:${couldLeadTo ?? 'none'}`),
    explanation: explain({ verdict, facts, on, policy, parameters }),
  };
}
