import type { ChangeElder, ElderFile, RegisterElder } from '@tanfang/contracts';

import { centsOf, wholeOf } from './amounts';
import { gradeOf, ownFactsOf, typedDay, type Answers } from './facts';
import type { ContactValues, FileValues, MemberValues } from './values';

/** The body of `POST /elders`. Call after {@link checkFile} found nothing. */
export function registration(values: FileValues, clientId: string): RegisterElder {
  const [first, ...others] = values.contacts;
  if (!first) throw new Error('a new file has a first contact');
  return {
    clientId,
    idNumber: values.idNumber.trim(),
    name: values.name.trim(),
    phone: orNull(values.phone),
    hukouAddress: orNull(values.hukouAddress),
    ...householdOf(values),
    facts: ownFactsOf(values),
    targetTypesTicked: values.targetTypesTicked,
    firstContact: newContact(first),
    otherContacts: others.map(newContact),
    health: healthOf(values),
    economy: economyOf(values),
    help: helpOf(values),
    consent: consentOf(values),
  };
}

function householdOf(values: FileValues): Partial<RegisterElder> {
  if (values.householdId !== null)
    return { householdId: values.householdId, relationToHead: values.relationToHead ?? 'other' };
  return {
    villageCode: values.villageCode,
    address: values.address.trim(),
    gridName: orNull(values.gridName),
    relationToHead: values.relationToHead ?? 'self',
    household: {
      members: values.members.map(memberOf),
      livingConditions: livingConditionsOf(values),
      familyIncome: familyIncomeOf(values),
    },
  };
}

/**
 * The body of `POST /elders/:id/changes`: only what differs from the file that the form was opened on.
 * @returns null when nothing differs
 */
export function changeOf(
  base: FileValues,
  values: FileValues,
  file: Pick<ElderFile, 'version'> & { household: Pick<ElderFile['household'], 'version'> },
  clientId: string,
): ChangeElder | null {
  const differs = (...names: (keyof FileValues)[]) => names.some((name) => !same(base[name], values[name]));
  const change: Omit<ChangeElder, 'clientId' | 'version'> = {};
  if (differs('name')) change.name = values.name.trim();
  if (values.noPhone !== base.noPhone || values.phone.trim() !== '')
    change.phone = values.noPhone ? null : orNull(values.phone);
  if (differs('hukouAddress')) change.hukouAddress = orNull(values.hukouAddress);
  if (differs('relationToHead') && values.relationToHead) change.relationToHead = values.relationToHead;
  if (differs('targetTypesTicked')) change.targetTypesTicked = values.targetTypesTicked;
  if (differs('contacts')) change.contacts = values.contacts.map(contactOf);
  if (differs('abilityTick', 'illnessHistory')) change.health = healthOf(values);
  if (differs('pensionKinds', 'monthlyIncome', 'incomeSources')) change.economy = economyOf(values);
  if (differs('helpProviders', 'helpResponsible', 'helpMeasures')) change.help = helpOf(values);
  if (differs('regularVisits', 'homeVisit', 'refusalReason')) change.consent = consentOf(values);
  const facts = changedFacts(base, values);
  if (Object.keys(facts).length > 0) change.facts = facts;
  const household = changedHousehold(values, differs);
  if (Object.keys(household).length > 0) change.household = household;
  if (Object.keys(change).length === 0) return null;
  return {
    clientId,
    version: file.version,
    ...(change.household ? { householdVersion: file.household.version } : {}),
    ...change,
  };
}

/** Facts that were answered otherwise than before. The form cannot take an answer back, so none becomes unknown. */
function changedFacts(base: FileValues, values: FileValues): Answers {
  const before = ownFactsOf(base);
  const after = ownFactsOf(values);
  return Object.fromEntries(
    Object.entries(after).filter(([fact, value]) => !same(before[fact as keyof Answers], value)),
  ) as Answers;
}

function changedHousehold(
  values: FileValues,
  differs: (...names: (keyof FileValues)[]) => boolean,
): NonNullable<ChangeElder['household']> {
  return {
    ...(differs('address') && { address: values.address.trim() }),
    ...(differs('gridName') && { gridName: orNull(values.gridName) }),
    ...(differs('members') && { members: values.members.map(memberOf) }),
    ...(differs('waterSafe', 'electricitySafe', 'housingSafe', 'ageFriendly') && {
      livingConditions: livingConditionsOf(values),
    }),
    ...(differs('receivesPension', 'pensionMonthly', 'subsidies') && { familyIncome: familyIncomeOf(values) }),
  };
}

const healthOf = (values: FileValues) => ({
  abilityTick: values.abilityTick,
  illnessHistory: orNull(values.illnessHistory),
});

const economyOf = (values: FileValues) => ({
  pensionKinds: values.pensionKinds,
  monthlyIncomeCents: centsOf(values.monthlyIncome),
  incomeSources: orNull(values.incomeSources),
});

const helpOf = (values: FileValues) => ({
  providers: values.helpProviders,
  responsiblePerson: orNull(values.helpResponsible),
  measures: orNull(values.helpMeasures),
});

/** Who refuses regular visits does not agree to visits at home either. */
const consentOf = (values: FileValues) => ({
  regularVisits: values.regularVisits === true,
  homeVisit: values.regularVisits === true && values.homeVisit === true,
  reason: values.regularVisits === true ? null : orNull(values.refusalReason),
});

const livingConditionsOf = (values: FileValues) => ({
  waterSafe: values.waterSafe,
  electricitySafe: values.electricitySafe,
  housingSafe: values.housingSafe,
  ageFriendly: orNull(values.ageFriendly),
});

const familyIncomeOf = (values: FileValues) => ({
  receivesPension: values.receivesPension,
  pensionMonthlyCents: values.receivesPension ? centsOf(values.pensionMonthly) : null,
  subsidies: values.subsidies.map(({ programme, monthly }) => ({
    programme: programme.trim(),
    monthlyCents: centsOf(monthly),
  })),
});

const newContact = (contact: ContactValues) => ({
  name: contact.name.trim(),
  relation: contact.relation ?? ('other' as const),
  sex: contact.sex,
  phone: contact.phone.trim(),
});

const contactOf = ({ id, phone, ...contact }: ContactValues) => ({
  ...(id === undefined ? {} : { id }),
  name: contact.name.trim(),
  relation: contact.relation ?? ('other' as const),
  sex: contact.sex,
  ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
});

const memberOf = (member: MemberValues) => ({
  ...(member.id === undefined ? {} : { id: member.id }),
  name: member.name.trim(),
  sex: member.sex,
  relationToHead: member.relationToHead ?? ('other' as const),
  livesHere: member.livesHere === true,
  healthStatus: orNull(member.healthStatus),
  visitsOften: member.livesHere === true ? null : member.visitsOften,
  abilityScore: wholeOf(member.abilityScore),
  dementiaDiagnosed: member.dementiaDiagnosed,
  disabilityGrade: gradeOf(member.disabilityGrade),
  seriousIllnessVerified: member.seriousIllnessVerified,
  ...(member.idNumber.trim() === '' ? {} : { idNumber: member.idNumber.trim() }),
  ...(member.birthDate === '' ? {} : { birthDate: typedDay(member.birthDate) }),
});

const orNull = (typed: string): string | null => typed.trim() || null;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
