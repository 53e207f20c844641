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

type Labels = Readonly<Record<string, string>>;

/** One line of the form. */
export interface VisitItem<Key extends string = string, Options extends Labels = Labels> {
  readonly key: Key;
  readonly group: VisitItemGroup;
  readonly label: string;
  readonly options: Options;
  /** Answers that ask for handling and, unless settled on the spot, a follow-up. */
  readonly concern: readonly CodeOf<Options>[];
  /** The answer that "逐项已查看，均无变化" stands for: the form's first. */
  readonly calm: CodeOf<Options>;
}

const CHANGE = { unchanged: '无变化', better: '较好', worse: '较差' } as const;
const SAFETY = { safe: '安全', fairly_safe: '较安全', unsafe: '不安全' } as const;
const POPULATION = { unchanged: '无变化', increased: '增加', decreased: '减少' } as const;
/** The form prints 无变 here; its wording is kept. */
const ILLNESS = { unchanged: '无变', severe: '严重', improved: '转好' } as const;
const GRAVE_ANSWERS = ['worse', 'unsafe', 'severe'];

function item<Key extends string, Options extends Labels>(
  group: VisitItemGroup,
  key: Key,
  label: string,
  options: Options,
): VisitItem<Key, Options> {
  const answers = Object.keys(options) as CodeOf<Options>[];
  // Every set of answers above has a first one.
  const calm = answers[0] as CodeOf<Options>;
  return { key, group, label, options, concern: answers.filter((answer) => GRAVE_ANSWERS.includes(answer)), calm };
}

/** The items in the form's order. */
export const VISIT_ITEMS = [
  item('family', 'populationChange', '人口变化', POPULATION),
  item('health', 'expression', '表达能力', CHANGE),
  item('health', 'mobility', '行动能力', CHANGE),
  item('health', 'illness', '疾病状况', ILLNESS),
  item('spirit', 'mood', '情绪状态', CHANGE),
  item('safety', 'gasSafety', '燃气安全', SAFETY),
  item('safety', 'waterHeatingSafety', '水暖安全', SAFETY),
  item('safety', 'electricitySafety', '用电安全', SAFETY),
  item('hygiene', 'personalHygiene', '个人卫生', CHANGE),
  item('hygiene', 'homeHygiene', '家庭卫生', CHANGE),
  item('dwelling', 'indoorEnvironment', '室内环境', CHANGE),
] as const;

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
  return Object.fromEntries(VISIT_ITEMS.map(({ key, calm }) => [key, calm])) as VisitItems;
}
