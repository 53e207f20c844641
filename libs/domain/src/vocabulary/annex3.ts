/**
 * Annex 3, 如皋市特殊困难老年人信息登记表: every tick box with its label as printed.
 * Where one printed box holds two facts that the classification tells apart, the facts are stored apart.
 */
import { COHABITANT_RELATIONS, type CodeOf } from './programme.js';

/** 对象类型, several possible; also the target groups of 三（一）1 and Annex 1. */
export const TARGET_TYPES = {
  living_alone: '独居老人',
  empty_nest: '空巢老人',
  left_behind: '留守老人',
  disabled_elderly: '失能（失智）老人',
  advanced_age: '高龄老人',
  severe_disability: '重残老人',
  destitute_scattered: '分散供养特困老年人',
  special_family_planning: '计划生育特殊家庭老年人',
  cares_for_impaired_child: '长期与无生活自理能力子女共同居住老年人',
  other: '其他对象',
} as const;
export type TargetType = CodeOf<typeof TARGET_TYPES>;

/** 能力程度 as Annex 3 prints it. A tick without a professional score is 待评估 and moves nobody. */
export const ABILITY_TICKS = {
  intact: '能力完好',
  mild: '轻度失能',
  moderate: '中度失能',
  severe: '重度失能',
} as const;
export type AbilityTick = CodeOf<typeof ABILITY_TICKS>;

/** One band of GB/T 42195-2022. Scores are whole points, 0 to 90, higher is better; both ends belong to the band. */
export interface AbilityBand {
  readonly code: AbilityTick | 'complete';
  readonly label: string;
  readonly min: number;
  readonly max: number;
  /** The box of Annex 3; the form has none for 完全失能 and prints it as 重度失能. */
  readonly tick: AbilityTick;
}

function band(tick: AbilityTick, min: number, max: number): AbilityBand {
  return { code: tick, label: ABILITY_TICKS[tick], min, max, tick };
}

/** GB/T 42195-2022, 老年人能力评估规范, from best to worst. */
export const ABILITY_BANDS: readonly AbilityBand[] = [
  band('intact', 90, 90),
  band('mild', 66, 89),
  band('moderate', 46, 65),
  band('severe', 30, 45),
  { ...band('severe', 0, 29), code: 'complete', label: '完全失能' },
];

/**
 * The band a professional score falls into.
 * @param score whole points of GB/T 42195-2022
 * @returns the band, or null when the score is not a whole number from 0 to 90
 */
export function abilityBandOf(score: number): AbilityBand | null {
  if (!Number.isInteger(score)) return null;
  return ABILITY_BANDS.find((band) => score >= band.min && score <= band.max) ?? null;
}

/** Benefits that the classification uses. 低保 does not include 低保边缘, though Annex 3 prints one box for both. */
export const BENEFITS = {
  destitute_scattered: '分散供养特困人员',
  destitute_centralised: '集中供养特困人员',
  minimum_living: '低保',
  minimum_living_marginal: '低保边缘',
} as const;
export type Benefit = CodeOf<typeof BENEFITS>;

/** 经济情况 as printed. */
export const ECONOMIC_SITUATIONS = {
  destitute: '特困人员',
  minimum_living: '低保、低保边缘',
  resident_pension: '居民养老保险',
  enterprise_pension: '企业养老保险',
  public_retirement: '机关、事业单位退休',
} as const;
export type EconomicSituation = CodeOf<typeof ECONOMIC_SITUATIONS>;

/** The boxes of 经济情况 that name a pension; the others are benefits. */
export const PENSION_KINDS = {
  resident_pension: ECONOMIC_SITUATIONS.resident_pension,
  enterprise_pension: ECONOMIC_SITUATIONS.enterprise_pension,
  public_retirement: ECONOMIC_SITUATIONS.public_retirement,
} as const;
export type PensionKind = CodeOf<typeof PENSION_KINDS>;

/** 二、家庭成员: 与户主关系. */
export const RELATIONS_TO_HEAD = { self: '户主', ...COHABITANT_RELATIONS } as const;
export type RelationToHead = CodeOf<typeof RELATIONS_TO_HEAD>;

/** 三、家庭条件: what is looked at in the home. */
export const LIVING_CONDITIONS = {
  water: '饮水是否安全',
  electricity: '生活用电是否安全',
  housing: '住房是否安全',
  age_friendly: '家庭环境适老化情况',
} as const;
export type LivingCondition = CodeOf<typeof LIVING_CONDITIONS>;

export const PENSION_STATES = { has_pension: '有领取养老保险', no_pension: '无养老保险' } as const;
export type PensionState = CodeOf<typeof PENSION_STATES>;

/** 四、已享受帮扶情况: 开展帮扶单位（组织）. */
export const HELPING_BODIES = {
  party_and_government: '党政机关、群团组织',
  town_or_village: '乡镇（街道）、村（居）委员会',
  enterprise: '企业',
  social_organisation: '社会组织',
  social_worker: '专业社会工作者',
  volunteer: '志愿者',
  other: '其他',
} as const;
export type HelpingBody = CodeOf<typeof HELPING_BODIES>;

/** 五、探访意愿. */
export const VISIT_WISHES = { willing: '愿意接受定期探访', unwilling: '本人无接受定期探访意愿' } as const;
export type VisitWish = CodeOf<typeof VISIT_WISHES>;

/** Sections of a file that a monthly update looks at, in the form's order. */
export const FILE_SECTIONS = {
  basic: '基本信息',
  contacts: '紧急联系人',
  health: '健康情况',
  economy: '经济情况',
  target_types: '对象类型',
  household_members: '家庭成员',
  living_conditions: '家庭条件',
  help: '已享受帮扶情况',
  consent: '探访意愿',
} as const;
export type FileSection = CodeOf<typeof FILE_SECTIONS>;

/** What a family may report about the file, 情况有变化. */
export const CHANGE_TOPICS = {
  phone: '电话变了',
  address: '住址变了',
  hospital: '住院或身体有变化',
  other: '其他情况',
} as const;
export type ChangeTopic = CodeOf<typeof CHANGE_TOPICS>;

/** Second-generation disability certificate: kind of disability, by its printed digit. */
export const DISABILITY_TYPES = {
  1: '视力',
  2: '听力',
  3: '言语',
  4: '肢体',
  5: '智力',
  6: '精神',
  7: '多重',
} as const;
export type DisabilityType = keyof typeof DISABILITY_TYPES;

/** Disability grades; 1 is the gravest. */
export const DISABILITY_GRADES = { 1: '一级', 2: '二级', 3: '三级', 4: '四级' } as const;
export type DisabilityGrade = keyof typeof DISABILITY_GRADES;
