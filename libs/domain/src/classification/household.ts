import { ageOn } from '../periods/age.js';
import { type LocalDate, parseLocalDate } from '../periods/dates.js';
import type { Cohabitant, ElderFacts, FactName } from './facts.js';
import { all, any, type Finding, flag, known, NO, not, unknown, when } from './findings.js';
import type { Policy } from './parameters.js';

type Impairments = Pick<
  Partial<Cohabitant>,
  'abilityScore' | 'dementiaDiagnosed' | 'disabilityGrade' | 'seriousIllnessVerified'
>;

/** What the facts say about the elder's body and roof; the clauses are put together from these. */
export interface Circumstances {
  /** Age in whole years on the day of judgement; null when the birthday is unknown. */
  readonly age: number | null;
  readonly isElder: Finding;
  /** 高龄 */
  readonly isAdvanced: Finding;
  /** Old enough to be a 计划生育特殊家庭老年人 without being 失能. */
  readonly isOfSpecialFamilyAge: Finding;
  /** 失能（失智） */
  readonly disabled: Finding;
  readonly disabledOrHalf: Finding;
  /** 重残 */
  readonly severe: Finding;
  readonly seriouslyIll: Finding;
  /** 独居 */
  readonly alone: Finding;
  /** 空巢 */
  readonly emptyNest: Finding;
  /** Elders only under the roof (children under 18 aside), two or more, one of them impaired. */
  readonly impairedElderHousehold: Finding;
}

/**
 * @param on the day of judgement
 * @throws PeriodError when a birthday is no date
 */
export function circumstances(facts: Partial<ElderFacts>, on: LocalDate, policy: Policy): Circumstances {
  const age = facts.birthDate === undefined ? null : ageOn(parseLocalDate(facts.birthDate), on);
  const aged = (years: number): Finding => (age === null ? unknown('birthDate') : known(age >= years));
  const isElder = aged(policy.elderAge);
  const disabled = disabledFinding(facts, policy);
  const strict = policy.kinshipTest === 'strict';
  const noChildInCity = not(flag(facts.childInCity, 'childInCity'));
  const people = peopleUnderTheRoof(facts);

  return {
    age,
    isElder,
    isAdvanced: aged(policy.advancedAge),
    isOfSpecialFamilyAge: aged(policy.specialFamilyAge),
    disabled,
    disabledOrHalf: any(
      disabled,
      when(facts.abilityScore, 'abilityScore', (score) => score <= policy.halfDisabledScoreMax),
    ),
    severe: when(facts.disabilityGrade, 'disabilityGrade', (grade) => grade <= policy.severeGradeMax),
    seriouslyIll: flag(facts.seriousIllnessVerified, 'seriousIllnessVerified'),
    alone: strict
      ? all(livesAlone(facts), noChildInCity, not(flag(facts.partnerInCity, 'partnerInCity')))
      : livesAlone(facts),
    emptyNest: strict ? all(coupleOfElders(people, on, policy), noChildInCity) : coupleOfElders(people, on, policy),
    impairedElderHousehold: impairedElderHousehold(facts, people, on, policy),
  };
}

/** An empty list of cohabitants does not stand for an unasked "lives alone"; somebody on the list rules it out. */
function livesAlone(facts: Partial<ElderFacts>): Finding {
  if (facts.livesAlone === undefined && (facts.cohabitants?.length ?? 0) > 0) return NO;
  return flag(facts.livesAlone, 'livesAlone');
}

/** The list of cohabitants; empty for somebody who lives alone; null when it is not known. */
function peopleUnderTheRoof(facts: Partial<ElderFacts>): readonly Partial<Cohabitant>[] | null {
  return facts.cohabitants ?? (facts.livesAlone === true ? [] : null);
}

/** Exactly two under the roof, partners, the other one an elder as well. */
function coupleOfElders(people: readonly Partial<Cohabitant>[] | null, on: LocalDate, policy: Policy): Finding {
  if (people === null) return unknown('cohabitants');
  const [partner] = people;
  if (partner === undefined || people.length > 1) return NO;
  return all(
    when(partner.relation, 'cohabitants', (relation) => relation === 'partner'),
    olderThan(partner, policy.elderAge, on),
  );
}

function impairedElderHousehold(
  self: Impairments,
  people: readonly Partial<Cohabitant>[] | null,
  on: LocalDate,
  policy: Policy,
): Finding {
  if (people === null) return unknown('cohabitants');
  const others = people.map((person) => ({
    isElder: olderThan(person, policy.elderAge, on),
    isMinor: not(olderThan(person, policy.adultAge, on)),
    impaired: impaired(person, policy, 'cohabitants'),
  }));
  return all(
    atLeast(
      policy.householdElders - 1,
      others.map((other) => other.isElder),
    ),
    ...others.map((other) => any(other.isMinor, other.isElder)),
    any(impaired(self, policy), ...others.map((other) => all(other.isElder, other.impaired))),
  );
}

/** Whether at least so many findings hold, counting the unknown ones both ways. */
function atLeast(count: number, findings: readonly Finding[]): Finding {
  const holding = findings.filter((finding) => finding.holds === true).length;
  if (holding >= count) return known(true);
  const possible = findings.filter((finding) => finding.holds !== false).length;
  return possible >= count ? unknown('cohabitants') : NO;
}

function olderThan(person: Partial<Cohabitant>, age: number, on: LocalDate): Finding {
  return when(person.birthDate, 'cohabitants', (birthDate) => ageOn(parseLocalDate(birthDate), on) >= age);
}

/** 失能失智、残疾（B2 的各级）、重病. */
function impaired(person: Impairments, policy: Policy, about?: FactName): Finding {
  return any(
    disabledFinding(person, policy, about),
    when(person.disabilityGrade, about ?? 'disabilityGrade', (grade) => grade <= policy.householdDisabilityGradeMax),
    flag(person.seriousIllnessVerified, about ?? 'seriousIllnessVerified'),
  );
}

/** 失能 by score, or 失智 by diagnosis. `about` names the fact that a cohabitant's details are part of. */
function disabledFinding(person: Impairments, policy: Policy, about?: FactName): Finding {
  return any(
    flag(person.dementiaDiagnosed, about ?? 'dementiaDiagnosed'),
    when(person.abilityScore, about ?? 'abilityScore', (score) => score <= policy.disabledScoreMax),
  );
}
