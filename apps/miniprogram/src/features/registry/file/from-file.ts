import type { ElderFile } from '@tanfang/contracts';

import { yuanOf } from './amounts';
import { emptyValues, type ContactValues, type FileValues, type MemberValues, type YesNo } from './values';
import { disabilityAnswerOf } from './words';

/** A file of the server as the form shows it. Masked numbers stay masked: an empty box keeps what is on the file. */
export function valuesOf(file: ElderFile): FileValues {
  const { facts, household, health, economy, help, consent } = file;
  return {
    ...emptyValues(),
    name: file.name,
    maskedPhone: file.maskedPhone,
    noPhone: file.maskedPhone === null,
    hukouAddress: file.hukouAddress ?? '',
    villageCode: file.villageCode,
    villageName: file.villageName,
    address: household.address,
    gridName: household.gridName ?? '',
    householdId: household.id,
    relationToHead: file.relationToHead,
    livingIn: facts.livingIn ?? 'home',
    contacts: file.contacts.map(contactOf),
    abilityTick: health.abilityTick,
    abilityAssessed: isAnswered(facts.abilityScore),
    abilityScore: textOf(facts.abilityScore),
    dementiaDiagnosed: facts.dementiaDiagnosed ?? null,
    disabilityGrade: facts.disabilityGrade === undefined ? null : disabilityAnswerOf(facts.disabilityGrade),
    seriousIllnessVerified: facts.seriousIllnessVerified ?? null,
    illnessHistory: health.illnessHistory ?? '',
    benefits: facts.benefits ?? null,
    pensionKinds: economy.pensionKinds,
    monthlyIncome: yuanOf(economy.monthlyIncomeCents),
    incomeSources: economy.incomeSources ?? '',
    targetTypesTicked: file.targetTypesTicked,
    specialFamilyPlanning: facts.specialFamilyPlanning ?? null,
    caresForImpairedChild: isAnswered(facts.caresForImpairedChildMonths),
    caresForImpairedChildMonths: textOf(facts.caresForImpairedChildMonths),
    otherTargetNote: facts.otherTargetNote ?? '',
    livesAlone: facts.livesAlone ?? null,
    partnerInCity: facts.partnerInCity ?? null,
    childInCity: facts.childInCity ?? null,
    childrenAway: isAnswered(facts.childrenAwayMonths),
    childrenAwayMonths: textOf(facts.childrenAwayMonths),
    hasCarerNearby: facts.hasCarerNearby ?? null,
    members: household.members.map(memberOf),
    waterSafe: household.livingConditions.waterSafe,
    electricitySafe: household.livingConditions.electricitySafe,
    housingSafe: household.livingConditions.housingSafe,
    ageFriendly: household.livingConditions.ageFriendly ?? '',
    receivesPension: household.familyIncome.receivesPension,
    pensionMonthly: yuanOf(household.familyIncome.pensionMonthlyCents),
    subsidies: household.familyIncome.subsidies.map((subsidy, index) => ({
      key: `saved-${index}`,
      programme: subsidy.programme,
      monthly: yuanOf(subsidy.monthlyCents),
    })),
    helpProviders: help.providers,
    helpResponsible: help.responsiblePerson ?? '',
    helpMeasures: help.measures ?? '',
    regularVisits: consent.regularVisits,
    homeVisit: consent.homeVisit,
    refusalReason: consent.reason ?? '',
  };
}

function contactOf(contact: ElderFile['contacts'][number]): ContactValues {
  const { id, name, relation, sex, maskedPhone } = contact;
  return { key: `saved-${id}`, id, name, relation, sex, maskedPhone, phone: '' };
}

function memberOf(member: ElderFile['household']['members'][number]): MemberValues {
  return {
    key: `saved-${member.id}`,
    id: member.id,
    name: member.name,
    sex: member.sex,
    relationToHead: member.relationToHead,
    livesHere: member.livesHere,
    idNumber: '',
    maskedIdNumber: member.maskedIdNumber,
    birthDate: '',
    age: member.age,
    healthStatus: member.healthStatus ?? '',
    visitsOften: member.visitsOften,
    abilityScore: textOf(member.abilityScore),
    dementiaDiagnosed: member.dementiaDiagnosed,
    disabilityGrade: disabilityAnswerOf(member.disabilityGrade),
    seriousIllnessVerified: member.seriousIllnessVerified,
  };
}

/** In the facts an absent number is unknown and null is a known "none". */
const isAnswered = (number: number | null | undefined): YesNo => (number === undefined ? null : number !== null);

const textOf = (number: number | null | undefined): string => (number == null ? '' : String(number));
