import {
  isLocalDate,
  parseResidentId,
  type CohabitantRelation,
  type DisabilityGrade,
  type ElderFacts,
  type FactName,
  type RelationToHead,
} from '@tanfang/domain';

import { wholeOf } from './amounts';
import type { DisabilityAnswer, FileValues, MemberValues, YesNo } from './values';

/** Facts about the elder alone, as the API takes them. A fact left out is unknown. */
export type OwnFacts = {
  -readonly [Fact in Exclude<FactName, 'birthDate' | 'cohabitants' | 'ruralVillage'>]?: ElderFacts[Fact];
};

/**
 * What the form says about the elder alone. A question that nobody answered is left out; an answered "no" is said.
 * Reads numbers as typed: check the form first.
 */
export function ownFactsOf(values: FileValues): OwnFacts {
  const facts: OwnFacts = { alive: true, livesInCity: true, livingIn: values.livingIn };
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
  const rural = isRuralByName(values.villageName);
  const cohabitants = cohabitantsOf(values, on);
  return {
    ...ownFactsOf(values),
    birthDate: id.birthDate,
    ...(rural === null ? {} : { ruralVillage: rural }),
    ...(cohabitants === null ? {} : { cohabitants }),
  };
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

/** Null while the form does not say who lives under the roof; what is unknown about one of them is left out. */
function cohabitantsOf(values: FileValues, on: string): ElderFacts['cohabitants'] | null {
  if (values.livesAlone === true) return [];
  const here = values.members.filter((member) => member.livesHere === true);
  if (here.length === 0) return null;
  return here.map((member) => {
    const birthDate = memberBirthDate(member, on);
    return {
      ...(member.relationToHead && {
        relation: relationBetween(values.relationToHead ?? 'self', member.relationToHead),
      }),
      ...(birthDate && { birthDate }),
      abilityScore: wholeOf(member.abilityScore),
      dementiaDiagnosed: member.dementiaDiagnosed,
      disabilityGrade: gradeOf(member.disabilityGrade),
      seriousIllnessVerified: member.seriousIllnessVerified,
    };
  });
}

const SEEN_FROM_PARTNER: Partial<Record<RelationToHead, CohabitantRelation>> = {
  self: 'partner',
  child: 'child',
  grandchild: 'grandchild',
};
const SEEN_FROM_PARENT: Partial<Record<RelationToHead, CohabitantRelation>> = {
  self: 'child',
  sibling: 'child',
  child: 'grandchild',
  parent: 'partner',
};

/** What a member is to the elder, from what both are to the head of the household. */
export function relationBetween(elder: RelationToHead, member: RelationToHead): CohabitantRelation {
  if (elder === 'self') return member === 'self' ? 'other' : member;
  if (elder === 'partner') return SEEN_FROM_PARTNER[member] ?? 'other';
  if (elder === 'parent') return SEEN_FROM_PARENT[member] ?? 'other';
  return 'other';
}

function put<Key extends keyof OwnFacts>(facts: OwnFacts, key: Key, answer: OwnFacts[Key] | null): void {
  if (answer !== null) facts[key] = answer;
}

/** A number behind a yes-or-no question: "no" is a known null, "yes" without a number stays unknown. */
function putNumber(
  facts: OwnFacts,
  key: 'childrenAwayMonths' | 'abilityScore' | 'caresForImpairedChildMonths',
  asked: YesNo,
  typed: string,
): void {
  if (asked === false) facts[key] = null;
  else if (asked === true && typed.trim() !== '') facts[key] = wholeOf(typed);
}
