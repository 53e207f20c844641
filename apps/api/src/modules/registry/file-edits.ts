import {
  isLocalDate,
  type OwnFacts,
  parsePhone,
  parseResidentId,
  PHONE_MESSAGES,
  RESIDENT_ID_MESSAGES,
} from '@tanfang/domain';
import type { ChangeElder, HouseholdChange } from './change-elder.dto.js';
import type { OwnElderFacts } from './elder-facts.dto.js';
import type { Faults } from './faults.js';
import {
  type ContactState,
  type FileState,
  type HouseholdState,
  type MemberState,
  NO_ECONOMY,
  NO_FAMILY_INCOME,
  NO_HELP,
  NO_LIVING_CONDITIONS,
} from './file-state.js';
import type { HouseholdMemberInput, HouseholdSections } from './household.dto.js';
import type { RegisterElder } from './register-elder.dto.js';
import type { ContactChange, ContactInput } from './sections.dto.js';

/** In these facts null is a known "none"; in all others it takes the fact back. */
const NULL_IS_KNOWN: ReadonlySet<keyof OwnElderFacts> = new Set([
  'childrenAwayMonths',
  'abilityScore',
  'disabilityGrade',
  'caresForImpairedChildMonths',
  'otherTargetNote',
]);

/** Who is registered is alive, lives in the city and at home, unless the officer says otherwise. */
const FACTS_OF_A_REGISTRATION: OwnFacts = { alive: true, livesInCity: true, livingIn: 'home' };

/**
 * The file that a registration opens.
 * @param household state of the household that is joined; null where a new one is opened
 * @param today YYYY-MM-DD, against which ID numbers are read
 */
export function stateOfRegistration(
  body: RegisterElder,
  household: HouseholdState | null,
  today: string,
  faults: Faults,
): FileState {
  const contacts: [string, ContactInput][] = [
    ['firstContact', body.firstContact],
    ...(body.otherContacts ?? []).map((contact, i): [string, ContactInput] => [`otherContacts.${i}`, contact]),
  ];
  const opened = { address: body.address ?? '', gridName: body.gridName ?? null };
  return {
    elder: {
      name: body.name,
      phone: phoneOrNull(body.phone ?? null, 'phone', faults),
      hukouAddress: body.hukouAddress ?? null,
      relationToHead: body.relationToHead ?? 'self',
      facts: factsOfRegistration(body.facts),
      targetTypesTicked: body.targetTypesTicked ?? [],
      contacts: contacts.map(([field, contact]) => contactState(contact, [], field, faults)),
      health: { illnessHistory: body.health?.illnessHistory ?? null, abilityTick: body.health?.abilityTick ?? null },
      economy: merged(NO_ECONOMY, body.economy),
      help: merged(NO_HELP, body.help),
      wish: { ...body.consent, reason: body.consent.reason ?? null },
      assignedVisitorId: body.assignedVisitorId ?? null,
    },
    household: household ?? withSections(emptyHousehold(opened), body.household, today, faults),
  };
}

/** The file as it would be after a change. What the change leaves out stays. */
export function stateAfter(state: FileState, change: ChangeElder, today: string, faults: Faults): FileState {
  const { elder, household } = state;
  return {
    elder: {
      name: change.name ?? elder.name,
      phone: change.phone === undefined ? elder.phone : phoneOrNull(change.phone, 'phone', faults),
      hukouAddress: change.hukouAddress === undefined ? elder.hukouAddress : change.hukouAddress,
      relationToHead: change.relationToHead ?? elder.relationToHead,
      facts: withFacts(elder.facts, change.facts ?? {}),
      targetTypesTicked: change.targetTypesTicked ?? elder.targetTypesTicked,
      contacts:
        change.contacts?.map((contact, i) => contactState(contact, elder.contacts, `contacts.${i}`, faults)) ??
        elder.contacts,
      health: merged(elder.health, change.health),
      economy: merged(elder.economy, change.economy),
      help: merged(elder.help, change.help),
      wish: change.consent ? { ...change.consent, reason: change.consent.reason ?? null } : elder.wish,
      assignedVisitorId: change.assignedVisitorId === undefined ? elder.assignedVisitorId : change.assignedVisitorId,
    },
    household: change.household ? changedHousehold(household, change.household, today, faults) : household,
  };
}

/** Members as they would be saved; for a preview of a household that does not exist yet. */
export function memberStates(inputs: HouseholdMemberInput[], today: string, faults: Faults): MemberState[] {
  return inputs.map((input, i) => memberState(input, [], `members.${i}`, today, faults));
}

/** The facts that a registration states. */
export function factsOfRegistration(stated: OwnElderFacts): OwnFacts {
  return withFacts(FACTS_OF_A_REGISTRATION, stated);
}

/** Facts after new statements. */
function withFacts(known: OwnFacts, stated: OwnElderFacts): OwnFacts {
  const facts: Record<string, unknown> = { ...known };
  for (const [name, value] of Object.entries(stated) as [keyof OwnElderFacts, unknown][]) {
    if (value === undefined) continue;
    if (value === null && !NULL_IS_KNOWN.has(name)) delete facts[name];
    else facts[name] = value;
  }
  return facts;
}

function emptyHousehold(place: Pick<HouseholdState, 'address' | 'gridName'>): HouseholdState {
  return { ...place, members: [], livingConditions: NO_LIVING_CONDITIONS, familyIncome: NO_FAMILY_INCOME };
}

function changedHousehold(
  household: HouseholdState,
  change: HouseholdChange,
  today: string,
  faults: Faults,
): HouseholdState {
  const moved = {
    ...household,
    address: change.address ?? household.address,
    gridName: change.gridName === undefined ? household.gridName : change.gridName,
  };
  return withSections(moved, change, today, faults);
}

function withSections(
  household: HouseholdState,
  sections: HouseholdSections | undefined,
  today: string,
  faults: Faults,
): HouseholdState {
  const members = sections?.members?.map((input, i) =>
    memberState(input, household.members, `household.members.${i}`, today, faults),
  );
  const income = merged(household.familyIncome, sections?.familyIncome);
  return {
    ...household,
    members: members ?? household.members,
    livingConditions: merged(household.livingConditions, sections?.livingConditions),
    familyIncome: {
      ...income,
      subsidies: income.subsidies.map(({ programme, monthlyCents }) => ({
        programme,
        monthlyCents: monthlyCents ?? null,
      })),
    },
  };
}

function contactState(
  input: ContactInput | ContactChange,
  known: ContactState[],
  field: string,
  faults: Faults,
): ContactState {
  const id = 'id' in input ? (input.id ?? null) : null;
  const before = known.find((contact) => contact.id === id && id !== null);
  if (id !== null && !before) faults.add(`${field}.id`, 'contact.unknown', '没有这位联系人，请刷新后再改');
  const phone = input.phone ?? before?.phone ?? '';
  return {
    id: before ? id : null,
    name: input.name,
    relation: input.relation,
    sex: input.sex ?? null,
    phone: before && input.phone === undefined ? phone : phoneOf(phone, `${field}.phone`, faults),
  };
}

function memberState(
  input: HouseholdMemberInput,
  known: MemberState[],
  field: string,
  today: string,
  faults: Faults,
): MemberState {
  const before = known.find((member) => member.id === input.id && input.id !== undefined);
  if (input.id !== undefined && !before) {
    faults.add(`${field}.id`, 'household_member.unknown', '没有这位家庭成员，请刷新后再改');
  }
  const fromId = input.idNumber ? idNumberOf(input.idNumber, `${field}.idNumber`, today, faults) : null;
  if (input.birthDate && (!isLocalDate(input.birthDate) || input.birthDate > today)) {
    faults.add(`${field}.birthDate`, 'birth_date.invalid', '没有这一天，或晚于今天，请核对出生日期');
  }
  const birthDate = input.birthDate === undefined ? (before?.birthDate ?? null) : input.birthDate;
  return {
    id: before?.id ?? null,
    name: input.name,
    sex: fromId?.sex ?? (input.sex === undefined ? (before?.sex ?? null) : input.sex),
    relationToHead: input.relationToHead,
    livesHere: input.livesHere,
    idNumber: input.idNumber === undefined ? (before?.idNumber ?? null) : (fromId?.normalized ?? null),
    birthDate: fromId?.birthDate ?? birthDate,
    healthStatus: input.healthStatus ?? null,
    visitsOften: input.visitsOften ?? null,
    abilityScore: input.abilityScore ?? null,
    dementiaDiagnosed: input.dementiaDiagnosed ?? null,
    disabilityGrade: input.disabilityGrade ?? null,
    seriousIllnessVerified: input.seriousIllnessVerified ?? null,
  };
}

function phoneOrNull(input: string | null, field: string, faults: Faults): string | null {
  return input === null ? null : phoneOf(input, field, faults);
}

function phoneOf(input: string, field: string, faults: Faults): string {
  const phone = parsePhone(input);
  if (!phone.valid) faults.add(field, `phone.${phone.error}`, PHONE_MESSAGES[phone.error]);
  return phone.normalized ?? '';
}

function idNumberOf(input: string, field: string, today: string, faults: Faults) {
  const id = parseResidentId(input, today);
  if (id.valid) return id;
  faults.add(field, `id_number.${id.error}`, RESIDENT_ID_MESSAGES[id.error]);
  return null;
}

/** The known section with the given fields replaced. */
function merged<T extends object>(known: T, given: { [K in keyof T]?: unknown } | undefined): T {
  const stated = Object.entries(given ?? {}).filter(([, value]) => value !== undefined);
  return { ...known, ...Object.fromEntries(stated) };
}
