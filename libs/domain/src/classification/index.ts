export { type Clause, CLAUSES, type Exclusion, EXCLUSIONS, type PlanSentence } from './clauses.js';
export { classify } from './classify.js';
export { compareParameterSets, type Comparison, type Move } from './comparison.js';
export {
  type Classification,
  CLAUSE_CODES,
  type ClauseCode,
  type Cohabitant,
  type ElderFacts,
  type ExclusionCode,
  FACT_LABELS,
  type FactName,
  type MissingFact,
  type Verdict,
} from './facts.js';
export {
  factsToJudge,
  type FamilyMember,
  isUnderTheRoof,
  type JudgedPerson,
  type OwnFacts,
  type RegisteredPerson,
  relationBetween,
  type Roofmate,
  roofmatesOf,
} from './household-facts.js';
export { judge, levelName, rankOf } from './judge.js';
export {
  type ParameterEntry,
  type ParameterKey,
  PLAN_DATE,
  PLAN_PARAMETERS,
  type Policy,
  type PolicyOptions,
  type WeeklyFrequency,
} from './parameters.js';
export {
  approveParameterSet,
  checkParameterEntries,
  differencesBetween,
  type ParameterDifference,
  type ParameterProblem,
  type ParameterSet,
} from './parameter-sets.js';
export { DEFAULT_POLICY, type OwnParameters, policyOn, withOptions } from './policy.js';
export { type ActiveRaise, type Standing, withRaise } from './raise.js';
export { type UpcomingChange, upcomingChanges } from './upcoming.js';
