import { type LocalDate, parseLocalDate } from '../periods/dates.js';
import type { Benefit } from '../vocabulary/annex3.js';

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
  readonly minimumLivingBenefits: readonly Benefit[];
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
  readonly visitPhotosMost: number;
  readonly visitVoiceSeconds: number;
  readonly visitFileDays: number;
  readonly followUpUrgentDays: number;
  readonly followUpNormalDays: number;
  readonly followUpTownDays: number;
  readonly visitorHomeADay: number;
  readonly visitorRemoteADay: number;
  readonly monthlyDeadlineDay: number;
  readonly monthlyReminderDays: number;
  readonly comingChangesNoticeDays: number;
  readonly quarterlyDeadlineDays: number;
  readonly quarterlyReminderDays: number;
  readonly reportAttachmentsMost: number;
  readonly attainmentFloor: number;
  readonly monthlyVisitFloor: number;
  readonly monthlyUpdateFloor: number;
  readonly boostFestivals: readonly string[];
  readonly festivalContacts: WeeklyFrequency;
  readonly festivalNoticeDays: number;
  readonly exportRowsVillage: number;
  readonly exportRowsTown: number;
  readonly exportRowsCity: number;
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

type Source = ParameterEntry['source'];

function from(
  source: Source,
): <Key extends ParameterKey>(key: Key, value: Policy[Key], clause: string, note: string) => ParameterEntry {
  // The key and its value agree by the signature; TypeScript cannot follow that through the union.
  return (key, value, clause, note) => ({ key, value, since: PLAN_DATE, clause, source, note }) as ParameterEntry;
}

const plan = from('plan');
const reading = from('reading');

const OBJECTS = '三（一）1';
const FREQUENCY = '三（一）4';
const EMERGENCY = '三（三）8';
const REGISTER = '三（一）2';

/** The parameters of the plan of 2023-11-27. A rule change is a new dated entry and a case, never an edit of an old one. */
export const PLAN_PARAMETERS: readonly ParameterEntry[] = [
  plan('elderAge', 60, OBJECTS, '60周岁以上含60周岁'),
  plan('advancedAge', 80, '附件1第6项', '80周岁以上含80周岁'),
  plan('specialFamilyAge', 70, '附件1第8项', '作为对象类型须失能或满70周岁，A3只看家庭身份'),
  reading('adultAge', 18, OBJECTS, '户内有18至59周岁成员的不适用B2'),
  plan('disabledScoreMax', 65, '附件1第4项', '失能为评估65分以下（含65分）或确诊失智'),
  reading('halfDisabledScoreMax', 89, OBJECTS, '半失能为66至89分，即国标轻度失能'),
  plan('severeGradeMax', 2, '附件1第5项', '重残为残疾一级、二级'),
  reading('householdDisabilityGradeMax', 4, OBJECTS, 'B2的残疾不分等级'),
  reading('householdElders', 2, OBJECTS, '同住老年人两位以上，均列入'),
  plan('childrenAwayMonths', 6, '附件1第3项', '半年以上含6个月'),
  reading('longCareMonths', 6, OBJECTS, '长期照料为6个月以上，不同住也算'),
  reading('minimumLivingBenefits', ['minimum_living'], OBJECTS, '低保不含低保边缘'),
  reading(
    'seriousIllnesses',
    ['恶性肿瘤', '脑卒中后遗症', '急性心肌梗死', '终末期肾病', '慢性肝衰竭', '严重帕金森病'],
    OBJECTS,
    '重病须有诊断证明，病种由民政部门核定',
  ),
  reading('emptyNestCountsAsAlone', true, OBJECTS, '附件1空巢与独居互斥，“空巢独居”按其一'),
  reading('kinshipTest', 'strict', '附件1第1、2项', '独居、空巢看子女（伴侣）是否在本市'),
  reading('loneDisabledIsB', true, OBJECTS, '双老一方失能为B类，独居失能失智不应更低'),
  plan('frequencyA', { home: 2, remote: 2 }, FREQUENCY, '每周上门2次、电话视频2次'),
  plan('frequencyB', { home: 1, remote: 1 }, FREQUENCY, '每周上门1次、电话视频1次'),
  plan('frequencyC', { home: 0, remote: 1 }, FREQUENCY, '每周电话视频1次'),
  reading('surplusHomeForRemote', true, FREQUENCY, '多出的上门可抵电话视频'),
  reading('newWeekMinimum', 1, FREQUENCY, '周中登记按天折算，至少1次'),
  reading('unansweredDays', 2, EMERGENCY, '无人接听满2天为联系不上'),
  reading('nobodyHomeTimes', 2, EMERGENCY, '无人在家满2次为联系不上'),
  reading('unreachableHours', 24, EMERGENCY, '联系不上须24小时内上门'),
  reading('refusalAskMonths', 3, '三（一）3', '不愿接受的每季度再询'),
  reading('recordWithinDays', 14, '附件4', '14天内可补录'),
  reading('visitPhotosMost', 3, '附件4', '一次探访最多3张照片'),
  reading('visitVoiceSeconds', 60, '附件4', '语音最长60秒'),
  reading('visitFileDays', 365, '四（三）', '照片、语音保存365天'),
  reading('followUpUrgentDays', 1, EMERGENCY, '紧急事项1天内办理'),
  reading('followUpNormalDays', 7, EMERGENCY, '一般事项7天内办理'),
  reading('followUpTownDays', 7, EMERGENCY, '逾期先报镇，再过7天报市'),
  reading('visitorHomeADay', 12, FREQUENCY, '一人一天最多上门12户，只用于预计'),
  reading('visitorRemoteADay', 30, FREQUENCY, '一人一天最多通话30次，只用于预计'),
  reading('monthlyDeadlineDay', 25, '二', '每月25日前更新'),
  reading('monthlyReminderDays', 3, '二', '更新期限前3天提醒'),
  reading('comingChangesNoticeDays', 7, '三（一）1', '下月类别变化提前7天告知'),
  reading('quarterlyDeadlineDays', 10, '二', '季度结束后10天内报送'),
  reading('quarterlyReminderDays', 3, '二', '报送期限前3天提醒'),
  reading('reportAttachmentsMost', 20, '二', '一份季度报表最多20个附件'),
  reading('attainmentFloor', 90, '二', '频次达标率低于90%的村（居）列为短板'),
  reading('monthlyVisitFloor', 95, '二', '月探访率低于95%的村（居）列为短板'),
  reading('monthlyUpdateFloor', 95, '二', '按月更新率低于95%的村（居）列为短板'),
  reading(
    'boostFestivals',
    ['除夕', '春节', '元宵', '清明', '端午', '中秋', '重阳', '冬至'],
    FREQUENCY,
    '传统节日的范围',
  ),
  reading('festivalContacts', { home: 0, remote: 1 }, FREQUENCY, '传统节日所在的周每人增加电话视频1次'),
  reading('festivalNoticeDays', 7, FREQUENCY, '传统节日前7天自动提出加密探访'),
  reading('exportRowsVillage', 2_000, REGISTER, '村（居）一次导出台账的行数上限'),
  reading('exportRowsTown', 20_000, REGISTER, '镇（区、街道）一次导出台账的行数上限'),
  reading('exportRowsCity', 100_000, REGISTER, '市民政局一次导出台账的行数上限'),
];
