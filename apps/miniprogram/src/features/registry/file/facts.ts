import {
  factsToJudge,
  isLocalDate,
  parseResidentId,
  roofmatesOf,
  type Benefit,
  type DisabilityGrade,
  type ElderFacts,
  type FamilyMember,
  type OwnFacts,
} from '@tanfang/domain';

import { wholeOf } from './amounts';
import type { DisabilityAnswer, FileValues, MemberValues, YesNo } from './values';

/** What the form says, in the shape of the contract and of the rules. */
export type Answers = { -readonly [Fact in keyof OwnFacts]: Fact extends 'benefits' ? Benefit[] : OwnFacts[Fact] };

/**
 * What the form says about the elder alone. A question that nobody answered is left out; an answered "no" is said.
 * Reads numbers as typed: check the form first.
 */
export function ownFactsOf(values: FileValues): Answers {
  const facts: Answers = { alive: true, livesInCity: true, livingIn: values.livingIn };
  put(facts, 'livesAlone', values.livesAlone);
  put(facts, 'partnerInCity', values.partnerInCity);
  put(facts, 'childInCity', values.childInCity);
  put(facts, 'hasCarerNearby', values.hasCarerNearby);
  put(facts, 'dementiaDiagnosed', values.dementiaDiagnosed);
  put(facts, 'seriousIllnessVerified', values.seriousIllnessVerified);
  put(facts, 'specialFamilyPlanning', values.specialFamilyPlanning);
  put(facts, 'benefits', values.benefits);
  putNumber(facts, 'childrenAwayMonths', values.childrenAway, values.childrenAwayMonths);
  putNumber(facts, 'abilityScore', values.abilityAssessed, values.abilityScore);
  putNumber(facts, 'caresForImpairedChildMonths', values.caresForImpairedChild, values.caresForImpairedChildMonths);
  if (values.disabilityGrade !== null) facts.disabilityGrade = gradeOf(values.disabilityGrade);
  facts.otherTargetNote = values.otherTargetNote.trim() || null;
  return facts;
}

/**
 * Everything the classification of a new household needs, for a judgement on this phone.
 * @param on today, 'YYYY-MM-DD'
 * @returns null while there is no valid ID number
 */
export function classificationFactsOf(values: FileValues, on: string): Partial<ElderFacts> | null {
  const id = parseResidentId(values.idNumber, on);
  if (!id.valid) return null;
  const person = {
    birthDate: id.birthDate,
    relationToHead: values.relationToHead ?? 'self',
    facts: ownFactsOf(values),
  };
  const members = values.livesAlone === true ? [] : values.members;
  const roofmates = roofmatesOf(
    null,
    [],
    members.map((member) => familyMemberOf(member, on)),
  );
  return factsToJudge(person, roofmates, isRuralByName(values.villageName));
}

/** Whether the name of a village or community says that it is rural; null where it does not say. */
export function isRuralByName(name: string): boolean | null {
  if (/(村委会|村民委员会|村)$/.test(name)) return true;
  if (/(居委会|居民委员会|社区)$/.test(name)) return false;
  return null;
}

/** The grade of a disability certificate; null for none. */
export function gradeOf(answer: DisabilityAnswer | null): DisabilityGrade | null {
  return answer === null || answer === 'none' ? null : (Number(answer) as DisabilityGrade);
}

/** Birthday of a member: from the ID number where there is one, else as typed; null while neither can be read. */
export function memberBirthDate(member: MemberValues, on: string): string | null {
  const id = parseResidentId(member.idNumber, on);
  if (id.valid) return id.birthDate;
  const typed = typedDay(member.birthDate);
  return isLocalDate(typed) && typed <= on ? typed : null;
}

/** A day typed as eight digits, as 'YYYY-MM-DD'; anything else as it is. */
export const typedDay = (typed: string): string => typed.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

const familyMemberOf = (member: MemberValues, on: string): FamilyMember => ({
  relationToHead: member.relationToHead ?? 'other',
  birthDate: memberBirthDate(member, on),
  livesHere: member.livesHere === true,
  abilityScore: wholeOf(member.abilityScore),
  dementiaDiagnosed: member.dementiaDiagnosed,
  disabilityGrade: gradeOf(member.disabilityGrade),
  seriousIllnessVerified: member.seriousIllnessVerified,
});

function put<Key extends keyof Answers>(facts: Answers, key: Key, answer: Answers[Key] | null): void {
  if (answer !== null) facts[key] = answer;
}

/** A number behind a yes-or-no question: "no" is a known null, "yes" without a number stays unknown. */
function putNumber(
  facts: Answers,
  key: 'childrenAwayMonths' | 'abilityScore' | 'caresForImpairedChildMonths',
  asked: YesNo,
  typed: string,
): void {
  if (asked === false) facts[key] = null;
  else if (asked === true && typed.trim() !== '') facts[key] = wholeOf(typed);
}
