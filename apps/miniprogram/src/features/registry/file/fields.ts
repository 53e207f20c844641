import {
  ABILITY_TICKS,
  abilityBandOf,
  BENEFITS,
  HELPING_BODIES,
  LIVING_CONDITIONS,
  PENSION_KINDS,
  PENSION_STATES,
  RELATIONS,
  RELATIONS_TO_HEAD,
  TARGET_TYPES,
  VISIT_WISHES,
  type FileSection,
} from '@tanfang/domain';

import type { ContactValues, FieldName, FileValues, MemberValues, SubsidyValues } from './values';
import { NOT_FILLED, sayCode, sayCodes, sayDisability, sayText, sayYesNo } from './words';

/** One line of the file: its words on every screen, and the values it speaks of. */
export interface FileField {
  /** Name of the line; errors and conflicts are shown under it. */
  name: FieldName;
  section: FileSection;
  label: string;
  /** Further values that belong to this line: they change and are kept together. */
  with?: readonly FieldName[];
  /** The value in words. */
  say: (values: FileValues) => string;
}

/** Where 居家 or 机构 is asked. */
export const LIVING_IN = { home: '居家', institution: '养老机构（含集中供养）' } as const;

/** The lines of a file in the order of Annex 3. Labels of the form are taken from here. */
export const FILE_FIELDS: readonly FileField[] = [
  { name: 'name', section: 'basic', label: '姓名', say: (v) => sayText(v.name) },
  { name: 'phone', section: 'basic', label: '联系电话', with: ['noPhone'], say: sayPhone },
  { name: 'address', section: 'basic', label: '居住地址', say: (v) => sayText(v.villageName + v.address) },
  { name: 'gridName', section: 'basic', label: '所属网格', say: (v) => sayText(v.gridName) },
  {
    name: 'hukouAddress',
    section: 'basic',
    label: '户籍地址',
    say: (v) => v.hukouAddress.trim() || '与居住地址相同',
  },
  {
    name: 'relationToHead',
    section: 'basic',
    label: '与户主关系',
    say: (v) => sayCode(RELATIONS_TO_HEAD, v.relationToHead),
  },
  { name: 'livingIn', section: 'basic', label: '现居住', say: (v) => LIVING_IN[v.livingIn] },

  { name: 'contacts', section: 'contacts', label: '紧急联系人', say: (v) => sayAll(v.contacts.map(sayContact)) },

  { name: 'abilityTick', section: 'health', label: '能力程度', say: (v) => sayCode(ABILITY_TICKS, v.abilityTick) },
  {
    name: 'abilityScore',
    section: 'health',
    label: '专业评估得分',
    with: ['abilityAssessed'],
    say: sayScore,
  },
  { name: 'dementiaDiagnosed', section: 'health', label: '确诊失智', say: (v) => sayYesNo(v.dementiaDiagnosed) },
  {
    name: 'disabilityGrade',
    section: 'health',
    label: '残疾人证等级',
    say: (v) => sayDisability(v.disabilityGrade),
  },
  {
    name: 'seriousIllnessVerified',
    section: 'health',
    label: '重病，有诊断材料',
    say: (v) => sayYesNo(v.seriousIllnessVerified),
  },
  { name: 'illnessHistory', section: 'health', label: '曾患病史', say: (v) => sayText(v.illnessHistory) },

  { name: 'benefits', section: 'economy', label: '社会救助', say: (v) => sayCodes(BENEFITS, v.benefits, '都没有') },
  { name: 'pensionKinds', section: 'economy', label: '养老保险', say: (v) => sayCodes(PENSION_KINDS, v.pensionKinds) },
  { name: 'monthlyIncome', section: 'economy', label: '月可支配收入', say: (v) => sayMoney(v.monthlyIncome) },
  { name: 'incomeSources', section: 'economy', label: '经济来源', say: (v) => sayText(v.incomeSources) },

  {
    name: 'targetTypesTicked',
    section: 'target_types',
    label: '对象类型',
    say: (v) => sayCodes(TARGET_TYPES, v.targetTypesTicked),
  },
  {
    name: 'specialFamilyPlanning',
    section: 'target_types',
    label: '计划生育特殊家庭',
    say: (v) => sayYesNo(v.specialFamilyPlanning),
  },
  {
    name: 'caresForImpairedChildMonths',
    section: 'target_types',
    label: '长期照料无生活自理能力的子女',
    with: ['caresForImpairedChild'],
    say: (v) => sayMonths(v.caresForImpairedChild, v.caresForImpairedChildMonths, '没有'),
  },
  {
    name: 'otherTargetNote',
    section: 'target_types',
    label: '其他对象（请具体说明）',
    say: (v) => v.otherTargetNote.trim() || '无',
  },

  { name: 'livesAlone', section: 'household_members', label: '独自居住', say: (v) => sayYesNo(v.livesAlone) },
  {
    name: 'partnerInCity',
    section: 'household_members',
    label: '有伴侣在本市居住',
    say: (v) => sayYesNo(v.partnerInCity),
  },
  { name: 'childInCity', section: 'household_members', label: '有子女在本市居住', say: (v) => sayYesNo(v.childInCity) },
  {
    name: 'childrenAwayMonths',
    section: 'household_members',
    label: '子女外出务工',
    with: ['childrenAway'],
    say: (v) => sayMonths(v.childrenAway, v.childrenAwayMonths, '没有外出'),
  },
  {
    name: 'hasCarerNearby',
    section: 'household_members',
    label: '身边有有能力的赡养人',
    say: (v) => sayYesNo(v.hasCarerNearby),
  },
  {
    name: 'members',
    section: 'household_members',
    label: '家庭成员',
    say: (v) => sayAll(v.members.map(sayMember), '没有未登记的家庭成员'),
  },

  {
    name: 'waterSafe',
    section: 'living_conditions',
    label: LIVING_CONDITIONS.water,
    say: (v) => sayYesNo(v.waterSafe, '安全', '不安全'),
  },
  {
    name: 'electricitySafe',
    section: 'living_conditions',
    label: LIVING_CONDITIONS.electricity,
    say: (v) => sayYesNo(v.electricitySafe, '安全', '不安全'),
  },
  {
    name: 'housingSafe',
    section: 'living_conditions',
    label: LIVING_CONDITIONS.housing,
    say: (v) => sayYesNo(v.housingSafe, '安全', '不安全'),
  },
  {
    name: 'ageFriendly',
    section: 'living_conditions',
    label: LIVING_CONDITIONS.age_friendly,
    say: (v) => sayText(v.ageFriendly),
  },
  {
    name: 'receivesPension',
    section: 'living_conditions',
    label: '每月领取养老保险',
    with: ['pensionMonthly'],
    say: sayPension,
  },
  {
    name: 'subsidies',
    section: 'living_conditions',
    label: '社会救助和福利补贴',
    say: (v) => sayAll(v.subsidies.map(saySubsidy), '没有'),
  },

  {
    name: 'helpProviders',
    section: 'help',
    label: '开展帮扶单位（组织）',
    say: (v) => sayCodes(HELPING_BODIES, v.helpProviders, '没有'),
  },
  { name: 'helpResponsible', section: 'help', label: '帮扶责任人', say: (v) => sayText(v.helpResponsible) },
  { name: 'helpMeasures', section: 'help', label: '帮扶措施', say: (v) => sayText(v.helpMeasures) },

  {
    name: 'regularVisits',
    section: 'consent',
    label: '探访意愿',
    with: ['refusalReason'],
    say: (v) =>
      v.regularVisits === false && v.refusalReason.trim()
        ? `${VISIT_WISHES.unwilling}，原因：${v.refusalReason.trim()}`
        : sayYesNo(v.regularVisits, VISIT_WISHES.willing, VISIT_WISHES.unwilling),
  },
  { name: 'homeVisit', section: 'consent', label: '上门入户探访', say: (v) => sayYesNo(v.homeVisit, '同意', '不同意') },
];

const BY_NAME = new Map(FILE_FIELDS.map((field) => [field.name, field]));

/** The words of a line, by its name. */
export const labelOf = (name: FieldName): string => BY_NAME.get(name)?.label ?? '';

/** The lines of a section. */
export const fieldsOf = (section: FileSection): FileField[] => FILE_FIELDS.filter((field) => field.section === section);

/** All values that a line speaks of. */
export const valuesOfField = (field: FileField): readonly FieldName[] => [field.name, ...(field.with ?? [])];

const sayAll = (lines: string[], none = NOT_FILLED): string => lines.filter(Boolean).join('\n') || none;

function sayPhone(values: FileValues): string {
  if (values.noPhone) return '没有电话';
  return values.phone.trim() || values.maskedPhone || NOT_FILLED;
}

function sayContact(contact: ContactValues, index: number): string {
  const phone = contact.phone.trim() || contact.maskedPhone || '电话未填写';
  const name = contact.name.trim() || '姓名未填写';
  return [`${index + 1}. ${name}`, contact.relation ? RELATIONS[contact.relation] : '', phone]
    .filter(Boolean)
    .join(' · ');
}

function sayScore(values: FileValues): string {
  if (values.abilityAssessed === null) return NOT_FILLED;
  if (!values.abilityAssessed) return '未经专业评估（待评估）';
  const band = abilityBandOf(Number(values.abilityScore));
  return values.abilityScore.trim() && band ? `${values.abilityScore} 分（${band.label}）` : '得分未填写';
}

function sayMonths(asked: boolean | null, months: string, none: string): string {
  if (asked === null) return NOT_FILLED;
  if (!asked) return none;
  return months.trim() ? `${months.trim()} 个月` : '月数未填写';
}

const sayMoney = (yuan: string): string => (yuan.trim() ? `${yuan.trim()} 元` : NOT_FILLED);

function sayMember(member: MemberValues): string {
  const age = member.age === null ? '' : `${member.age} 岁`;
  const place = member.livesHere === null ? '' : member.livesHere ? '同住' : '不同住';
  const relation = member.relationToHead ? RELATIONS_TO_HEAD[member.relationToHead] : '';
  const visits = member.visitsOften === null ? '' : member.visitsOften ? '经常探望' : '不经常探望';
  return [member.name.trim() || '姓名未填写', relation, age, place, member.healthStatus.trim(), visits]
    .filter(Boolean)
    .join(' · ');
}

function sayPension(values: FileValues): string {
  if (values.receivesPension === null) return NOT_FILLED;
  if (!values.receivesPension) return PENSION_STATES.no_pension;
  return values.pensionMonthly.trim() ? `每月 ${values.pensionMonthly.trim()} 元` : PENSION_STATES.has_pension;
}

const saySubsidy = (subsidy: SubsidyValues): string =>
  [subsidy.programme.trim() || '项目未填写', subsidy.monthly.trim() ? `每月 ${subsidy.monthly.trim()} 元` : '']
    .filter(Boolean)
    .join(' · ');
