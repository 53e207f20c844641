import {
  ABILITY_TICKS,
  BENEFITS,
  DISABILITY_GRADES,
  PENSION_KINDS,
  RELATIONS,
  RELATIONS_TO_HEAD,
} from '@tanfang/domain';

/** How a cell is read. */
type Reading =
  | { as: 'text' }
  | { as: 'yes_no' }
  | { as: 'choice'; of: Readonly<Record<string, string>>; none?: string }
  | { as: 'choices'; of: Readonly<Record<string, string>>; none: string }
  | { as: 'number'; none?: string }
  | { as: 'grade' }
  | { as: 'yuan' }
  | { as: 'village' }
  | { as: 'household_key' };

/** A column of the template (Annex 3). */
export interface TemplateColumn {
  /** As the sheet's head says it, without `*`. */
  head: string;
  /** Path in the registration form; what is refused there is told at this column. */
  field: string;
  required?: boolean;
  width: number;
  reading: Reading;
  /** For the sheet of instructions and the documentation. */
  help: string;
  example: string;
}

export const YES = '是';
export const NO = '否';
export const NONE = '无';
export const NOT_ASSESSED = '未评估';

const YES_NO: Reading = { as: 'yes_no' };
const TEXT: Reading = { as: 'text' };
const LIST_HINT = '几项之间用顿号“、”隔开';

/** Every column, in the order of the sheet. */
export const TEMPLATE_COLUMNS: readonly TemplateColumn[] = [
  {
    head: '身份证号',
    field: 'idNumber',
    required: true,
    width: 22,
    reading: TEXT,
    help: '18 位。单元格须为文本格式，否则末几位会丢失',
    example: '999000194703050027',
  },
  {
    head: '姓名',
    field: 'name',
    required: true,
    width: 12,
    reading: TEXT,
    help: '与身份证一致',
    example: '王秀英（示例，请删除）',
  },
  {
    head: '联系电话',
    field: 'phone',
    width: 16,
    reading: TEXT,
    help: '手机或带区号的固定电话，没有可不填',
    example: '13800000021',
  },
  {
    head: '村（社区）',
    field: 'villageCode',
    required: true,
    width: 20,
    reading: { as: 'village' },
    help: '居住地所在村（社区），从下拉列表选择；村管理员可不填',
    example: '',
  },
  {
    head: '居住地址',
    field: 'address',
    required: true,
    width: 24,
    reading: TEXT,
    help: '村以下的地址',
    example: '3组18号',
  },
  { head: '所属网格', field: 'gridName', width: 14, reading: TEXT, help: '', example: '第一网格' },
  {
    head: '户编号',
    field: 'householdId',
    width: 10,
    reading: { as: 'household_key' },
    help: '同住一户的几位老人填相同的编号，只在本文件内有效；一人一户可不填',
    example: '1',
  },
  {
    head: '与户主关系',
    field: 'relationToHead',
    width: 12,
    reading: { as: 'choice', of: RELATIONS_TO_HEAD },
    help: '不填为户主；同一户的第二位起必填',
    example: '户主',
  },
  { head: '户籍地址', field: 'hukouAddress', width: 24, reading: TEXT, help: '与居住地址相同时不填', example: '' },
  { head: '独自居住', field: 'facts.livesAlone', width: 10, reading: YES_NO, help: '同一屋檐下没有别人', example: YES },
  {
    head: '伴侣在本市居住',
    field: 'facts.partnerInCity',
    width: 14,
    reading: YES_NO,
    help: '不论是否同住',
    example: NO,
  },
  { head: '子女在本市居住', field: 'facts.childInCity', width: 14, reading: YES_NO, help: '不论是否同住', example: NO },
  {
    head: '子女外出务工月数',
    field: 'facts.childrenAwayMonths',
    width: 16,
    reading: { as: 'number', none: NONE },
    help: '没有子女外出填“无”',
    example: NONE,
  },
  {
    head: '身边有赡养人',
    field: 'facts.hasCarerNearby',
    width: 12,
    reading: YES_NO,
    help: '身边有有能力的赡养人',
    example: NO,
  },
  {
    head: '能力评估得分',
    field: 'facts.abilityScore',
    width: 12,
    reading: { as: 'number', none: NOT_ASSESSED },
    help: '0 到 90，只填专业评估（GB/T 42195）的得分；没有评估填“未评估”',
    example: NOT_ASSESSED,
  },
  { head: '确诊失智', field: 'facts.dementiaDiagnosed', width: 10, reading: YES_NO, help: '', example: NO },
  {
    head: '残疾等级',
    field: 'facts.disabilityGrade',
    width: 10,
    reading: { as: 'grade' },
    help: '残疾人证上的等级；没有残疾人证填“无”',
    example: NONE,
  },
  {
    head: '重病',
    field: 'facts.seriousIllnessVerified',
    width: 8,
    reading: YES_NO,
    help: '有诊断材料的才填“是”',
    example: NO,
  },
  {
    head: '特困低保情况',
    field: 'facts.benefits',
    width: 18,
    reading: { as: 'choices', of: BENEFITS, none: NONE },
    help: `${LIST_HINT}；都没有填“无”`,
    example: NONE,
  },
  { head: '计划生育特殊家庭', field: 'facts.specialFamilyPlanning', width: 16, reading: YES_NO, help: '', example: NO },
  {
    head: '照料子女月数',
    field: 'facts.caresForImpairedChildMonths',
    width: 12,
    reading: { as: 'number', none: NONE },
    help: '长期照料无生活自理能力子女的月数；没有填“无”',
    example: NONE,
  },
  {
    head: '其他对象说明',
    field: 'facts.otherTargetNote',
    width: 18,
    reading: TEXT,
    help: '属于“其他对象”时具体说明',
    example: '',
  },
  { head: '曾患病史', field: 'health.illnessHistory', width: 20, reading: TEXT, help: '', example: '高血压' },
  {
    head: '能力程度',
    field: 'health.abilityTick',
    width: 12,
    reading: { as: 'choice', of: ABILITY_TICKS },
    help: '表上勾选的程度；没有专业评估得分时为待评估，不影响类别',
    example: '',
  },
  {
    head: '养老保险',
    field: 'economy.pensionKinds',
    width: 18,
    reading: { as: 'choices', of: PENSION_KINDS, none: NONE },
    help: `${LIST_HINT}；都没有填“无”`,
    example: '居民养老保险',
  },
  {
    head: '月可支配收入',
    field: 'economy.monthlyIncomeCents',
    width: 14,
    reading: { as: 'yuan' },
    help: '单位：元',
    example: '800',
  },
  { head: '经济来源', field: 'economy.incomeSources', width: 16, reading: TEXT, help: '', example: '养老金' },
  {
    head: '第一联系人姓名',
    field: 'firstContact.name',
    required: true,
    width: 14,
    reading: TEXT,
    help: '子女；子女日常联系有困难的填近亲属',
    example: '王芳',
  },
  {
    head: '第一联系人关系',
    field: 'firstContact.relation',
    required: true,
    width: 14,
    reading: { as: 'choice', of: RELATIONS },
    help: '与老人的关系',
    example: '子女',
  },
  {
    head: '第一联系人电话',
    field: 'firstContact.phone',
    required: true,
    width: 16,
    reading: TEXT,
    help: '',
    example: '13800000004',
  },
  { head: '第二联系人姓名', field: 'otherContacts.0.name', width: 14, reading: TEXT, help: '没有可不填', example: '' },
  {
    head: '第二联系人关系',
    field: 'otherContacts.0.relation',
    width: 14,
    reading: { as: 'choice', of: RELATIONS },
    help: '',
    example: '',
  },
  { head: '第二联系人电话', field: 'otherContacts.0.phone', width: 16, reading: TEXT, help: '', example: '' },
  {
    head: '愿意接受定期探访',
    field: 'consent.regularVisits',
    required: true,
    width: 16,
    reading: YES_NO,
    help: '',
    example: YES,
  },
  {
    head: '同意上门探访',
    field: 'consent.homeVisit',
    required: true,
    width: 12,
    reading: YES_NO,
    help: '事先征得老人同意的才填“是”',
    example: YES,
  },
  {
    head: '不愿接受探访的原因',
    field: 'consent.reason',
    width: 18,
    reading: TEXT,
    help: '不愿接受定期探访时必填',
    example: '',
  },
  {
    head: '饮水安全',
    field: 'household.livingConditions.waterSafe',
    width: 10,
    reading: YES_NO,
    help: '',
    example: YES,
  },
  {
    head: '用电安全',
    field: 'household.livingConditions.electricitySafe',
    width: 10,
    reading: YES_NO,
    help: '',
    example: YES,
  },
  {
    head: '住房安全',
    field: 'household.livingConditions.housingSafe',
    width: 10,
    reading: YES_NO,
    help: '',
    example: YES,
  },
  {
    head: '适老化情况',
    field: 'household.livingConditions.ageFriendly',
    width: 16,
    reading: TEXT,
    help: '',
    example: '',
  },
  { head: '帮扶责任人', field: 'help.responsiblePerson', width: 12, reading: TEXT, help: '', example: '' },
  { head: '帮扶措施', field: 'help.measures', width: 18, reading: TEXT, help: '', example: '' },
];

/** Words that a cell may hold; null where anything may be written. */
export function choicesOf({ reading }: TemplateColumn): string[] | null {
  switch (reading.as) {
    case 'yes_no':
      return [YES, NO];
    case 'choice':
      return [...Object.values(reading.of), ...(reading.none ? [reading.none] : [])];
    case 'choices':
      return [...Object.values(reading.of), reading.none];
    case 'grade':
      return [...Object.values(DISABILITY_GRADES), NONE];
    default:
      return null;
  }
}

/** The column of a head. */
export function columnByHead(head: string): TemplateColumn | null {
  return TEMPLATE_COLUMNS.find((column) => column.head === head) ?? null;
}

/** The column at which a refused field of a registration or a change is told. */
export function columnOf(field: string): TemplateColumn | null {
  const path = field.replace(/^household\.(address|gridName)$/u, '$1');
  return (
    TEMPLATE_COLUMNS.find((column) => column.field === path) ??
    TEMPLATE_COLUMNS.find((column) => column.field.startsWith(`${path}.`) || path.startsWith(`${column.field}.`)) ??
    null
  );
}
