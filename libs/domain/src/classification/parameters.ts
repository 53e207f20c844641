import { type LocalDate, parseLocalDate } from '../periods/dates.js';

/** Contacts due in a whole week. */
export interface WeeklyFrequency {
  readonly home: number;
  readonly remote: number;
}

/** The choices that the plan's wording leaves open; `classify` takes any of them as an override. */
export interface PolicyOptions {
  readonly emptyNestCountsAsAlone: boolean;
  readonly kinshipTest: 'strict' | 'lenient';
  readonly loneDisabledIsB: boolean;
}

/** Every number, list and option of the rules, as valid on one day. */
export interface Policy extends PolicyOptions {
  readonly elderAge: number;
  readonly advancedAge: number;
  readonly specialFamilyAge: number;
  readonly adultAge: number;
  readonly disabledScoreMax: number;
  readonly halfDisabledScoreMax: number;
  readonly severeGradeMax: number;
  readonly householdDisabilityGradeMax: number;
  readonly householdElders: number;
  readonly childrenAwayMonths: number;
  readonly longCareMonths: number;
  readonly seriousIllnesses: readonly string[];
  readonly frequencyA: WeeklyFrequency;
  readonly frequencyB: WeeklyFrequency;
  readonly frequencyC: WeeklyFrequency;
  readonly surplusHomeForRemote: boolean;
  readonly newWeekMinimum: number;
  readonly unansweredDays: number;
  readonly nobodyHomeTimes: number;
  readonly unreachableHours: number;
  readonly refusalAskMonths: number;
  readonly recordWithinDays: number;
  readonly monthlyDeadlineDay: number;
  readonly boostFestivals: readonly string[];
}

export type ParameterKey = keyof Policy;

/** One dated value. It holds from `since` until a later entry of the same key. */
export type ParameterEntry = {
  readonly [Key in ParameterKey]: {
    readonly key: Key;
    readonly value: Policy[Key];
    readonly since: LocalDate;
    /** Where in the plan. */
    readonly clause: string;
    /** `plan`: the plan says it; `reading`: the plan is silent or ambiguous, and this is our reading. */
    readonly source: 'plan' | 'reading';
    readonly note: string;
  };
}[ParameterKey];

/** The day of the plan. */
export const PLAN_DATE = parseLocalDate('2023-11-27');

function entry<Key extends ParameterKey>(
  source: 'plan' | 'reading',
  key: Key,
  value: Policy[Key],
  clause: string,
  note: string,
): ParameterEntry {
  // The key and its value agree by the signature; TypeScript cannot follow that through the union.
  return { key, value, since: PLAN_DATE, clause, source, note } as ParameterEntry;
}

const OBJECTS = '三（一）1';
const FREQUENCY = '三（一）4';

/** The parameters of the plan of 2023-11-27. A rule change is a new dated entry and a case, never an edit of an old one. */
export const PLAN_PARAMETERS: readonly ParameterEntry[] = [
  entry('plan', 'elderAge', 60, OBJECTS, '60周岁以上，含60周岁'),
  entry('plan', 'advancedAge', 80, '附件1第6项', '80周岁以上，含80周岁'),
  entry('plan', 'specialFamilyAge', 70, '附件1第8项', '计划生育特殊家庭中失能或70周岁以上'),
  entry('reading', 'adultAge', 18, OBJECTS, 'B2户内有18周岁至未满60周岁成员的，视为有人照应'),
  entry('plan', 'disabledScoreMax', 65, '附件1第4项', 'GB/T 42195-2022评分65分以下，含65分'),
  entry('reading', 'halfDisabledScoreMax', 89, OBJECTS, '半失能为66至89分，即国标轻度失能'),
  entry('plan', 'severeGradeMax', 2, '附件1第5项', '残疾程度为一级、二级'),
  entry('reading', 'householdDisabilityGradeMax', 4, OBJECTS, 'B2的“残疾”不分等级，一至四级均算'),
  entry('reading', 'householdElders', 2, OBJECTS, '“两位老年人共同居住”按两位以上'),
  entry('plan', 'childrenAwayMonths', 6, '附件1第3项', '长期为半年以上，含6个月'),
  entry('reading', 'longCareMonths', 6, OBJECTS, '“长期照料”参照附件1第3项按6个月以上'),
  entry(
    'reading',
    'seriousIllnesses',
    ['恶性肿瘤', '脑卒中后遗症', '急性心肌梗死', '终末期肾病', '慢性肝衰竭', '重型再生障碍性贫血', '严重帕金森病'],
    OBJECTS,
    '重病病种，须有诊断证明；由民政部门核定增减',
  ),
  entry('reading', 'emptyNestCountsAsAlone', true, OBJECTS, '附件1中空巢与独居互斥，“空巢独居”按空巢或独居'),
  entry('reading', 'kinshipTest', 'strict', '附件1第1、2项', '从严：子女（伴侣）在同一县（市）的不算独居、空巢'),
  entry('reading', 'loneDisabledIsB', true, OBJECTS, '独居失能失智而未达B1的，列入B类'),
  entry('plan', 'frequencyA', { home: 2, remote: 2 }, FREQUENCY, 'A类每周至少上门2次、电话或视频不少于2次'),
  entry('plan', 'frequencyB', { home: 1, remote: 1 }, FREQUENCY, 'B类每周至少上门1次、电话或视频不少于1次'),
  entry('plan', 'frequencyC', { home: 0, remote: 1 }, FREQUENCY, 'C类每周至少电话或视频1次'),
  entry('reading', 'surplusHomeForRemote', true, FREQUENCY, '多出的上门可抵电话视频，反之不可'),
  entry('reading', 'newWeekMinimum', 1, FREQUENCY, '周中新登记的按剩余天数折算，至少联系1次'),
  entry('reading', 'unansweredDays', 2, '三（三）8', '不同日期电话视频无人接听满2天为联系不上'),
  entry('reading', 'nobodyHomeTimes', 2, '三（三）8', '上门无人在家满2次为联系不上'),
  entry('reading', 'unreachableHours', 24, '三（三）8', '联系不上的，24小时内上门查看'),
  entry('reading', 'refusalAskMonths', 3, '三（一）3', '不愿接受探访的，每季度再征求一次意愿'),
  entry('reading', 'recordWithinDays', 14, '附件4', '探访后14天内可补录'),
  entry('reading', 'monthlyDeadlineDay', 25, '二', '按月更新，每月25日为期限'),
  entry(
    'reading',
    'boostFestivals',
    ['除夕', '春节', '元宵', '清明', '端午', '中秋', '重阳', '冬至'],
    FREQUENCY,
    '“传统节日”的范围，日期由外部历法给出',
  ),
];
