import {
  ABILITY_TICKS,
  BENEFITS,
  FACT_LABELS,
  HELPING_BODIES,
  PENSION_KINDS,
  RELATIONS,
  RELATIONS_TO_HEAD,
  type OwnFacts,
  TARGET_TYPES,
  maskPhone,
  maskResidentId,
} from '@tanfang/domain';
import type { ContactState, ElderState, HouseholdState, MemberState } from './file-state.js';

/** A field of a file in words. */
interface FieldInWords {
  /** For people, numbers masked; null when empty. */
  text: string | null;
  /** What decides whether the field changed; a masked text alone would hide a change of the middle digits. */
  key: string;
}

/** A field that differs between two states of a file. */
export interface FieldDifference {
  /** Path in the contract, for example `facts.livesAlone`. */
  field: string;
  before: string | null;
  after: string | null;
}

const LABELS: Readonly<Record<string, string>> = {
  name: '姓名',
  phone: '联系电话',
  hukouAddress: '户籍地址',
  relationToHead: '与户主关系',
  targetTypesTicked: '对象类型（勾选）',
  contacts: '联系人',
  'health.illnessHistory': '曾患病史',
  'health.abilityTick': '能力程度（勾选）',
  'economy.pensionKinds': '养老保险类别',
  'economy.monthlyIncomeCents': '月可支配收入',
  'economy.incomeSources': '经济来源',
  'help.providers': '开展帮扶单位（组织）',
  'help.responsiblePerson': '帮扶责任人',
  'help.measures': '帮扶措施',
  'consent.regularVisits': '愿意接受定期探访',
  'consent.homeVisit': '同意上门探访',
  'consent.reason': '不愿接受探访的原因',
  assignedVisitorId: '探访关爱联系人',
  residence: '居住的户',
  merge: '合并档案',
  'household.people': '同户的老人',
  'household.address': '居住地址',
  'household.gridName': '所属网格',
  'household.members': '家庭成员',
  'household.livingConditions.waterSafe': '饮水是否安全',
  'household.livingConditions.electricitySafe': '生活用电是否安全',
  'household.livingConditions.housingSafe': '住房是否安全',
  'household.livingConditions.ageFriendly': '家庭环境适老化情况',
  'household.familyIncome.receivesPension': '领取养老保险',
  'household.familyIncome.pensionMonthlyCents': '养老保险每月金额',
  'household.familyIncome.subsidies': '社会救助和社会福利补贴',
};

/** Paths of the household's own sections begin with this: they change for all its elders at once. */
export const HOUSEHOLD_FIELDS = 'household.';

/** What a field is called on screen. */
export function labelOf(field: string): string {
  const fact = field.startsWith('facts.') ? FACT_LABELS[field.slice('facts.'.length) as keyof OwnFacts] : undefined;
  return LABELS[field] ?? fact ?? field;
}

/**
 * The fields of an elder's own sections that differ, in the order of the form.
 * @param nameOf display name of an account
 */
export function elderDifferences(
  before: ElderState,
  after: ElderState,
  nameOf: (accountId: number) => string,
): FieldDifference[] {
  return differences(elderInWords(before, nameOf), elderInWords(after, nameOf));
}

/** The facts that differ. */
export function factDifferences(before: OwnFacts, after: OwnFacts): FieldDifference[] {
  return differences(factsInWords(before), factsInWords(after));
}

/** The fields of a household's sections that differ. */
export function householdDifferences(before: HouseholdState, after: HouseholdState): FieldDifference[] {
  return differences(householdInWords(before), householdInWords(after));
}

function differences(before: Record<string, FieldInWords>, after: Record<string, FieldInWords>): FieldDifference[] {
  return Object.entries(after)
    .filter(([field, now]) => before[field]?.key !== now.key)
    .map(([field, now]) => ({ field, before: before[field]?.text ?? null, after: now.text }));
}

function elderInWords(elder: ElderState, nameOf: (accountId: number) => string): Record<string, FieldInWords> {
  const { health, economy, help, wish, assignedVisitorId } = elder;
  return {
    name: plain(elder.name),
    phone: { text: elder.phone && maskPhone(elder.phone), key: elder.phone ?? '' },
    hukouAddress: plain(elder.hukouAddress),
    relationToHead: plain(RELATIONS_TO_HEAD[elder.relationToHead]),
    ...factsInWords(elder.facts),
    targetTypesTicked: listed(elder.targetTypesTicked, TARGET_TYPES),
    contacts: contactsInWords(elder.contacts),
    'health.illnessHistory': plain(health.illnessHistory),
    'health.abilityTick': plain(health.abilityTick && ABILITY_TICKS[health.abilityTick]),
    'economy.pensionKinds': listed(economy.pensionKinds, PENSION_KINDS),
    'economy.monthlyIncomeCents': plain(yuan(economy.monthlyIncomeCents)),
    'economy.incomeSources': plain(economy.incomeSources),
    'help.providers': listed(help.providers, HELPING_BODIES),
    'help.responsiblePerson': plain(help.responsiblePerson),
    'help.measures': plain(help.measures),
    'consent.regularVisits': plain(yesNo(wish.regularVisits)),
    'consent.homeVisit': plain(yesNo(wish.homeVisit)),
    'consent.reason': plain(wish.reason),
    assignedVisitorId: {
      text: assignedVisitorId === null ? null : nameOf(assignedVisitorId),
      key: String(assignedVisitorId),
    },
  };
}

function householdInWords(household: HouseholdState): Record<string, FieldInWords> {
  const { livingConditions, familyIncome } = household;
  const { subsidies } = familyIncome;
  const fields = {
    address: plain(household.address),
    gridName: plain(household.gridName),
    members: membersInWords(household.members),
    'livingConditions.waterSafe': plain(yesNo(livingConditions.waterSafe)),
    'livingConditions.electricitySafe': plain(yesNo(livingConditions.electricitySafe)),
    'livingConditions.housingSafe': plain(yesNo(livingConditions.housingSafe)),
    'livingConditions.ageFriendly': plain(livingConditions.ageFriendly),
    'familyIncome.receivesPension': plain(yesNo(familyIncome.receivesPension)),
    'familyIncome.pensionMonthlyCents': plain(yuan(familyIncome.pensionMonthlyCents)),
    'familyIncome.subsidies': plain(
      subsidies.map((item) => `${item.programme}${yuan(item.monthlyCents) ?? ''}`).join('、') || null,
    ),
  };
  return Object.fromEntries(Object.entries(fields).map(([field, words]) => [HOUSEHOLD_FIELDS + field, words]));
}

function factsInWords(facts: OwnFacts): Record<string, FieldInWords> {
  const counted = (value: number | null | undefined, unit: string): string => `${value}${unit}`;
  const inWords: Record<keyof OwnFacts, string | null> = {
    alive: yesNo(facts.alive),
    livesInCity: yesNo(facts.livesInCity),
    livingIn: facts.livingIn === 'home' ? '居家' : '入住机构',
    livesAlone: yesNo(facts.livesAlone),
    partnerInCity: yesNo(facts.partnerInCity),
    childInCity: yesNo(facts.childInCity),
    childrenAwayMonths: counted(facts.childrenAwayMonths, '个月'),
    hasCarerNearby: yesNo(facts.hasCarerNearby),
    abilityScore: counted(facts.abilityScore, '分'),
    dementiaDiagnosed: yesNo(facts.dementiaDiagnosed),
    disabilityGrade: counted(facts.disabilityGrade, '级'),
    seriousIllnessVerified: yesNo(facts.seriousIllnessVerified),
    benefits: (facts.benefits ?? []).map((benefit) => BENEFITS[benefit]).join('、') || '无',
    specialFamilyPlanning: yesNo(facts.specialFamilyPlanning),
    caresForImpairedChildMonths: counted(facts.caresForImpairedChildMonths, '个月'),
    otherTargetNote: facts.otherTargetNote ?? null,
  };
  // Null is a known "none", undefined is unknown: a change from one to the other is a change.
  const names = Object.keys(inWords) as (keyof OwnFacts)[];
  return Object.fromEntries(
    names.map((name) => {
      const text = facts[name] === undefined ? null : facts[name] === null ? '无' : inWords[name];
      return [`facts.${name}`, plain(text)];
    }),
  );
}

function contactsInWords(contacts: ContactState[]): FieldInWords {
  const inWords = (phone: (number: string) => string): string =>
    contacts
      .map((contact, i) => `${i + 1}.${contact.name}（${RELATIONS[contact.relation]}）${phone(contact.phone)}`)
      .join('；');
  return { text: inWords(maskPhone), key: inWords((number) => number) + contacts.map((contact) => contact.sex).join() };
}

function membersInWords(members: MemberState[]): FieldInWords {
  const inWords = members.map((member) => {
    const details = [
      RELATIONS_TO_HEAD[member.relationToHead],
      member.livesHere ? '同住' : '不同住',
      member.healthStatus,
      member.idNumber && maskResidentId(member.idNumber),
    ];
    return `${member.name}（${details.filter((detail) => detail !== null).join('，')}）`;
  });
  const keys = members.map((member) => JSON.stringify({ ...member, id: null }));
  return { text: inWords.join('；') || null, key: keys.join() };
}

function listed<C extends string>(codes: readonly C[], labels: Readonly<Record<C, string>>): FieldInWords {
  return plain(codes.map((code) => labels[code]).join('、') || null);
}

function plain(text: string | null): FieldInWords {
  return { text, key: text ?? '' };
}

function yesNo(value: boolean | null | undefined): string | null {
  return value === null || value === undefined ? null : value ? '是' : '否';
}

function yuan(cents: number | null): string | null {
  return cents === null ? null : `${(cents / 100).toFixed(2)}元`;
}
