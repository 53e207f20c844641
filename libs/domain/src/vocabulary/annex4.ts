/**
 * Annex 4 part 1, 如皋市特殊困难老年人探访关爱服务记录表: methods, items and answers, in the form's order and wording.
 */
import type { CodeOf } from './programme.js';

/** 服务方式. `phone` and `video` together are remote contacts. */
export const VISIT_METHODS = { home: '上门探访', phone: '电话探访', video: '视频探访', other: '其他' } as const;
export type VisitMethod = CodeOf<typeof VISIT_METHODS>;

/** How an attempt ended; only `completed` counts against the frequency. */
export const VISIT_OUTCOMES = {
  completed: '已完成',
  unanswered: '无人接听',
  nobody_home: '无人在家',
  refused: '拒绝探访',
} as const;
export type VisitOutcome = CodeOf<typeof VISIT_OUTCOMES>;

/** The six groups of the form. */
export const VISIT_ITEM_GROUPS = {
  family: '家庭状况',
  health: '健康状况',
  spirit: '精神状态',
  safety: '安全情况',
  hygiene: '卫生状况',
  dwelling: '居住环境',
} as const;
export type VisitItemGroup = CodeOf<typeof VISIT_ITEM_GROUPS>;

/** One line of the form. */
export interface VisitItem {
  readonly key: string;
  readonly group: VisitItemGroup;
  readonly label: string;
  readonly options: Readonly<Record<string, string>>;
  /** Answers that ask for handling and, unless settled on the spot, a follow-up. */
  readonly concern: readonly string[];
  /** The answer that "逐项已查看，均无变化" stands for. */
  readonly calm: string;
}

const CHANGE = { unchanged: '无变化', better: '较好', worse: '较差' } as const;
const SAFETY = { safe: '安全', fairly_safe: '较安全', unsafe: '不安全' } as const;

/** The items in the form's order. The form prints 无变 for an unchanged illness; its wording is kept. */
export const VISIT_ITEMS = [
  {
    key: 'populationChange',
    group: 'family',
    label: '人口变化',
    options: { unchanged: '无变化', increased: '增加', decreased: '减少' },
    concern: [],
    calm: 'unchanged',
  },
  { key: 'expression', group: 'health', label: '表达能力', options: CHANGE, concern: ['worse'], calm: 'unchanged' },
  { key: 'mobility', group: 'health', label: '行动能力', options: CHANGE, concern: ['worse'], calm: 'unchanged' },
  {
    key: 'illness',
    group: 'health',
    label: '疾病状况',
    options: { unchanged: '无变', severe: '严重', improved: '转好' },
    concern: ['severe'],
    calm: 'unchanged',
  },
  { key: 'mood', group: 'spirit', label: '情绪状态', options: CHANGE, concern: ['worse'], calm: 'unchanged' },
  { key: 'gasSafety', group: 'safety', label: '燃气安全', options: SAFETY, concern: ['unsafe'], calm: 'safe' },
  { key: 'waterHeatingSafety', group: 'safety', label: '水暖安全', options: SAFETY, concern: ['unsafe'], calm: 'safe' },
  { key: 'electricitySafety', group: 'safety', label: '用电安全', options: SAFETY, concern: ['unsafe'], calm: 'safe' },
  {
    key: 'personalHygiene',
    group: 'hygiene',
    label: '个人卫生',
    options: CHANGE,
    concern: ['worse'],
    calm: 'unchanged',
  },
  { key: 'homeHygiene', group: 'hygiene', label: '家庭卫生', options: CHANGE, concern: ['worse'], calm: 'unchanged' },
  {
    key: 'indoorEnvironment',
    group: 'dwelling',
    label: '室内环境',
    options: CHANGE,
    concern: ['worse'],
    calm: 'unchanged',
  },
] as const satisfies readonly VisitItem[];

export type VisitItemKey = (typeof VISIT_ITEMS)[number]['key'];

/** Answers to Annex 4, item by item. */
export type VisitItems = {
  [Item in (typeof VISIT_ITEMS)[number] as Item['key']]: CodeOf<Item['options']>;
};

/** What the visitor did about a concern, 三（一）3 二. */
export const HANDLINGS = { reminded_resolved: '提醒已消除', reported_town: '报告镇（区、街道）' } as const;
export type Handling = CodeOf<typeof HANDLINGS>;

/** The answers that "逐项已查看，均无变化" records. */
export function unchangedVisitItems(): VisitItems {
  return Object.fromEntries(VISIT_ITEMS.map((item) => [item.key, item.calm])) as VisitItems;
}
