import { ageOn } from '../periods/age.js';
import { type LocalDate, parseLocalDate } from '../periods/dates.js';
import type { Cohabitant, ElderFacts, FactName } from './facts.js';
import { all, any, type Finding, flag, not, when } from './findings.js';
import type { Policy } from './parameters.js';

type Person = Partial<Cohabitant>;

/** What the facts say about the elder's body and roof; the clauses are put together from these. */
export interface Circumstances {
  /** Age in whole years on the day of judgement; undefined when the birthday is unknown. */
  readonly age: number | undefined;
  readonly isElder: Finding;
  /** 高龄 */
  readonly isAdvanced: Finding;
  /** Old enough to be a 计划生育特殊家庭老年人 without being 失能. */
  readonly isOfFamilyAge: Finding;
  /** 失能（失智） */
  readonly disabled: Finding;
  readonly disabledOrHalf: Finding;
  /** 重残 */
  readonly severe: Finding;
  /** 重病 */
  readonly ill: Finding;
  /** 独居 */
  readonly alone: Finding;
  /** 空巢 */
  readonly emptyNest: Finding;
  /** Elders only under the roof (children under 18 aside), two or more, one of them impaired. */
  readonly frailHousehold: Finding;
}

/**
 * @param on the day of judgement
 * @throws PeriodError when a birthday is no date
 */
export function circumstances(facts: Partial<ElderFacts>, on: LocalDate, policy: Policy): Circumstances {
  const { livesAlone } = facts;
  const age = ageOf(facts, on);
  const people = facts.cohabitants ?? (livesAlone === true ? [] : undefined);
  const disabled = isDisabled(facts, policy);
  const strict = policy.kinshipTest === 'strict';
  const noChild = strict ? not(flag(facts, 'childInCity')) : true;
  const noPartner = strict ? not(flag(facts, 'partnerInCity')) : true;
  return {
    age,
    isElder: isAged(age, policy.elderAge, 'birthDate'),
    isAdvanced: isAged(age, policy.advancedAge, 'birthDate'),
    isOfFamilyAge: isAged(age, policy.specialFamilyAge, 'birthDate'),
    disabled,
    disabledOrHalf: any(
      disabled,
      when(facts, 'abilityScore', (score) => score <= policy.halfDisabledScoreMax),
    ),
    severe: when(facts, 'disabilityGrade', (grade) => grade <= policy.severeGradeMax),
    ill: flag(facts, 'seriousIllnessVerified'),
    // An empty list of cohabitants does not stand for an unasked "lives alone"; somebody on the list rules it out.
    alone: all(livesAlone !== undefined || !people?.length, flag(facts, 'livesAlone'), noChild, noPartner),
    emptyNest: all(people === undefined ? ['cohabitants'] : isCoupleOfElders(people, on, policy), noChild),
    frailHousehold: people === undefined ? ['cohabitants'] : isFrailHousehold(facts, people, on, policy),
  };
}

/** Whole years, or undefined when the birthday is unknown. */
function ageOf({ birthDate }: { readonly birthDate?: string }, on: LocalDate): number | undefined {
  return birthDate === undefined ? undefined : ageOn(parseLocalDate(birthDate), on);
}

function isAged(age: number | undefined, years: number, about: FactName): Finding {
  return age === undefined ? [about] : age >= years;
}

/** Exactly two under the roof, partners, the other one an elder as well. */
function isCoupleOfElders(people: readonly Person[], on: LocalDate, policy: Policy): Finding {
  const findings = people.map((person) =>
    all(
      when(person, 'relation', (relation) => relation === 'partner', 'cohabitants'),
      isAged(ageOf(person, on), policy.elderAge, 'cohabitants'),
    ),
  );
  return all(people.length === 1, ...findings);
}

function isFrailHousehold(self: Person, people: readonly Person[], on: LocalDate, policy: Policy): Finding {
  const others = people.map((person) => {
    const age = ageOf(person, on);
    return {
      isElder: isAged(age, policy.elderAge, 'cohabitants'),
      isMinor: not(isAged(age, policy.adultAge, 'cohabitants')),
      isImpaired: isImpaired(person, policy, 'cohabitants'),
    };
  });
  return all(
    atLeast(
      policy.householdElders - 1,
      others.map((other) => other.isElder),
    ),
    ...others.map((other) => any(other.isMinor, other.isElder)),
    any(isImpaired(self, policy), ...others.map((other) => all(other.isElder, other.isImpaired))),
  );
}

/** Whether at least so many findings hold, counting the unknown ones both ways. */
function atLeast(count: number, findings: readonly Finding[]): Finding {
  if (findings.filter((finding) => finding === true).length >= count) return true;
  return findings.filter((finding) => finding !== false).length >= count && ['cohabitants'];
}

/** 失能失智、残疾（B2 的各级）、重病. `about` names the fact that a cohabitant's details are part of. */
function isImpaired(person: Person, policy: Policy, about?: FactName): Finding {
  return any(
    isDisabled(person, policy, about),
    when(person, 'disabilityGrade', (grade) => grade <= policy.householdDisabilityGradeMax, about),
    flag(person, 'seriousIllnessVerified', about),
  );
}

/** 失能 by score, or 失智 by diagnosis. */
function isDisabled(person: Person, policy: Policy, about?: FactName): Finding {
  return any(
    flag(person, 'dementiaDiagnosed', about),
    when(person, 'abilityScore', (score) => score <= policy.disabledScoreMax, about),
  );
}
