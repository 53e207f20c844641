import { dateOfAge } from '../periods/age.js';
import { addDays, type LocalDate, parseLocalDate } from '../periods/dates.js';
import { CLAUSES } from './clauses.js';
import { type ElderFacts, type Verdict } from './facts.js';
import { judge, levelName, rankOf } from './judge.js';
import { PLAN_PARAMETERS, type PolicyOptions } from './parameters.js';
import { type OwnParameters, policyOn, withOptions } from './policy.js';

/** A day on which time alone may change the judgement. */
export interface UpcomingChange {
  readonly on: LocalDate;
  /** `age`: the elder's own birthday; `cohabitant_age`: somebody's under the roof; `parameter`: a new value begins. */
  readonly cause: 'age' | 'cohabitant_age' | 'parameter';
  /** The age reached; null for a parameter. */
  readonly age: number | null;
  readonly before: Verdict;
  readonly after: Verdict;
  readonly direction: 'raised' | 'lowered' | 'same';
  /** In Chinese, e.g. 2026-12-03 满80周岁，由C类升为A类（A1）. */
  readonly explanation: string;
}

/**
 * What birthdays and dated parameters will do to somebody, if nothing else changes.
 * The elder's own milestones (60, 70, 80) are listed even when they change nothing; others only when they do.
 * @param from first day looked at, `to` the last one, both included, `YYYY-MM-DD`
 * @throws PeriodError when a date is none
 */
export function upcomingChanges(
  facts: Partial<ElderFacts>,
  from: string,
  to: string,
  options: Partial<PolicyOptions> = {},
  set?: OwnParameters,
): UpcomingChange[] {
  const judgeOn = (on: LocalDate): Verdict => judge(facts, on, withOptions(policyOn(on, set), options));
  const [first, last] = [parseLocalDate(from), parseLocalDate(to)];
  return occasions(facts, first, set)
    .filter(({ on }) => on >= first && on <= last)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .map((occasion) => describe(occasion, judgeOn(addDays(occasion.on, -1)), judgeOn(occasion.on)))
    .filter((change) => change.cause === 'age' || !sameResult(change.before, change.after));
}

type Occasion = Pick<UpcomingChange, 'on' | 'cause' | 'age'>;

function occasions(facts: Partial<ElderFacts>, from: LocalDate, set: OwnParameters | undefined): Occasion[] {
  const policy = policyOn(from, set);
  const birthdays = (birthDate: string | undefined, ages: readonly number[], cause: Occasion['cause']): Occasion[] =>
    birthDate === undefined ? [] : ages.map((age) => ({ on: dateOfAge(parseLocalDate(birthDate), age), cause, age }));
  const starts = new Set([...PLAN_PARAMETERS, ...(set?.entries ?? [])].map((entry) => entry.since));
  return [
    ...birthdays(facts.birthDate, [policy.elderAge, policy.specialFamilyAge, policy.advancedAge], 'age'),
    ...(facts.cohabitants ?? []).flatMap((person) =>
      birthdays(person.birthDate, [policy.adultAge, policy.elderAge], 'cohabitant_age'),
    ),
    ...[...starts].map((on): Occasion => ({ on, cause: 'parameter', age: null })),
  ];
}

function sameResult(before: Verdict, after: Verdict): boolean {
  return (
    before.clause === after.clause &&
    before.exclusion === after.exclusion &&
    before.targetTypes.join() === after.targetTypes.join()
  );
}

function describe(occasion: Occasion, before: Verdict, after: Verdict): UpcomingChange {
  const difference = rankOf(after.level) - rankOf(before.level);
  const direction = difference > 0 ? 'raised' : difference < 0 ? 'lowered' : 'same';
  return {
    ...occasion,
    before,
    after,
    direction,
    explanation: `${occasion.on}${reason(occasion)}，${effect(before, after)}`,
  };
}

function reason({ cause, age }: Occasion): string {
  if (cause === 'parameter') return '起执行新的政策参数';
  return `${cause === 'age' ? '' : '同住人员'}满${age}周岁`;
}

function effect(before: Verdict, after: Verdict): string {
  if (before.level === after.level) return after.level === null ? '仍不列入' : `仍为${levelName(after.level)}`;
  const clause = after.clause === null ? '' : `（${after.clause}：“${CLAUSES[after.clause].quote}”）`;
  return `由${levelName(before.level)}变为${levelName(after.level)}${clause}`;
}
