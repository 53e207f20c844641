import { TARGET_TYPES } from '../vocabulary/annex3.js';
import { VISIT_METHODS, VISIT_OUTCOMES } from '../vocabulary/annex4.js';
import { FOUND_KINDS } from '../vocabulary/follow-ups.js';
import { CLOSE_REASONS } from '../vocabulary/programme.js';
import type { BaseFigure } from './counted-figures.js';
import { type CountFilter, type Sums, shareOf } from './sums.js';

/** Something that officials ask for, and what it means in words: the same words stand on every screen and paper. */
export interface Measure {
  readonly code: string;
  readonly label: string;
  readonly unit: '人' | '次' | '件' | '份' | '%';
  /** Which periods it is counted by. A quarter is the sum of its weeks or months. */
  readonly period: 'week' | 'month';
  readonly numerator: BaseFigure;
  /** null: a count, not a share. */
  readonly denominator: BaseFigure | null;
  readonly numeratorWords: string;
  readonly denominatorWords: string | null;
  /** The records it is counted from. */
  readonly source: string;
  /** The place in the plan. */
  readonly clause: string;
  /** Codes by which it can be split, with their labels. */
  readonly details: Readonly<Record<string, string>> | null;
}

const WEEK_ROWS = '每周应探访记录';
const MONTH_ROWS = '每月应更新档案记录';
const VISITS = '探访记录';
const FOLLOW_UPS = '跟踪事项记录';
const REGISTER = '台账';

type Words = Pick<Measure, 'label' | 'numeratorWords' | 'source' | 'clause'>;

function share(
  code: string,
  period: Measure['period'],
  [numerator, denominator]: [BaseFigure, BaseFigure],
  words: Words & { denominatorWords: string },
): Measure {
  return { code, unit: '%', period, numerator, denominator, details: null, ...words };
}

function count(
  code: string,
  unit: Measure['unit'],
  period: Measure['period'],
  words: Words,
  details: Measure['details'] = null,
  numerator: BaseFigure = code as BaseFigure,
): Measure {
  return { code, unit, period, numerator, denominator: null, denominatorWords: null, details, ...words };
}

/** Class changes by their stored code. */
export const CLASS_CHANGES = { raised: '调高', lowered: '调低' } as const;

/** All measures, in the order in which they are listed. */
export const MEASURES: readonly Measure[] = [
  share('weekly_attainment', 'week', ['week_met', 'week_due'], {
    label: '频次达标率',
    numeratorWords: '当周上门、电话视频都达到应有次数的人数，逐周相加',
    denominatorWords: '当周有探访任务的人数，逐周相加',
    source: WEEK_ROWS,
    clause: '三（一）4',
  }),
  share('home_attainment', 'week', ['week_met_home', 'week_due_home'], {
    label: '上门达标率',
    numeratorWords: '当周上门达到应有次数的人数，逐周相加',
    denominatorWords: '当周应上门的人数，逐周相加',
    source: WEEK_ROWS,
    clause: '三（一）4',
  }),
  share('remote_attainment', 'week', ['week_met_remote', 'week_due_remote'], {
    label: '电话视频达标率',
    numeratorWords: '当周电话视频达到应有次数的人数（多出的上门可以抵），逐周相加',
    denominatorWords: '当周应电话视频联系的人数，逐周相加',
    source: WEEK_ROWS,
    clause: '三（一）4',
  }),
  share('monthly_visit_rate', 'month', ['month_visited', 'month_accepting'], {
    label: '月探访率',
    numeratorWords: '当月至少探访到一次的人数，逐月相加',
    denominatorWords: '当月在册、愿意接受探访的人数，逐月相加；不愿接受的另列',
    source: `${WEEK_ROWS}、${VISITS}`,
    clause: '二',
  }),
  share('monthly_update', 'month', ['update_done', 'update_expected'], {
    label: '按月更新率',
    numeratorWords: '当月已确认或更新的档案数，逐月相加',
    denominatorWords: '当月任何一天在册的档案数，逐月相加',
    source: MONTH_ROWS,
    clause: '二、三（一）2',
  }),
  count('update_expected', '份', 'month', {
    label: '应更新档案数',
    numeratorWords: '当月任何一天在册的档案数，每天固定，逐月相加',
    source: MONTH_ROWS,
    clause: '二、三（一）2',
  }),
  count('update_done', '份', 'month', {
    label: '已更新档案数',
    numeratorWords: '当月已确认无变化或已保存变化的档案数，逐月相加',
    source: MONTH_ROWS,
    clause: '二、三（一）2',
  }),
  count('update_open', '份', 'month', {
    label: '未更新档案数',
    numeratorWords: '当月应更新而未更新的档案数，逐月相加；过了当月期限的就是逾期',
    source: MONTH_ROWS,
    clause: '二、三（一）2',
  }),
  share('alternation', 'week', ['week_alternated', 'week_several'], {
    label: '交替开展率',
    numeratorWords: '当周上门与电话视频交替进行的人数，逐周相加',
    denominatorWords: '当周联系过两次以上、上门和电话视频都应有的人数，逐周相加',
    source: VISITS,
    clause: '三（一）4',
  }),
  share('coverage', 'month', ['assigned', 'register'], {
    label: '探访联系人落实率',
    numeratorWords: '期末在册、已明确探访关爱联系人的人数',
    denominatorWords: '期末在册人数',
    source: REGISTER,
    clause: '三（二）6',
  }),
  count('register', '人', 'month', {
    label: '在册人数',
    numeratorWords: '期末在册的特殊困难老年人',
    source: REGISTER,
    clause: '三（一）1',
  }),
  count(
    'register_type',
    '人',
    'month',
    {
      label: '各类对象人数',
      numeratorWords: '期末在册的各类对象；一人可属多类，各类相加大于在册人数',
      source: REGISTER,
      clause: '三（一）1、附件1',
    },
    TARGET_TYPES,
  ),
  count('willing', '人', 'month', {
    label: '愿意接受探访人数',
    numeratorWords: '期末在册、愿意接受定期探访的人数',
    source: REGISTER,
    clause: '三（一）2、附件3',
  }),
  count('unwilling', '人', 'month', {
    label: '不愿接受探访人数',
    numeratorWords: '期末在册、本人无接受定期探访意愿的人数',
    source: REGISTER,
    clause: '三（一）2、附件3',
  }),
  count('home_consent', '人', 'month', {
    label: '同意上门入户人数',
    numeratorWords: '期末在册、同意上门入户探访的人数',
    source: REGISTER,
    clause: '三（一）4',
  }),
  count('added', '人', 'month', {
    label: '新增人数',
    numeratorWords: '期内登记或恢复在册的人数',
    source: REGISTER,
    clause: '二',
  }),
  count(
    'removed',
    '人',
    'month',
    { label: '退出人数', numeratorWords: '期内退出的人数，按原因', source: REGISTER, clause: '二' },
    CLOSE_REASONS,
  ),
  count(
    'class_changed',
    '人',
    'month',
    { label: '类别变化人数', numeratorWords: '期内类别调高、调低的人次', source: REGISTER, clause: '三（一）1' },
    CLASS_CHANGES,
  ),
  count(
    'visits',
    '次',
    'month',
    { label: '探访次数', numeratorWords: '期内完成的探访，按服务方式', source: VISITS, clause: '三（一）4、附件4' },
    VISIT_METHODS,
  ),
  count(
    'attempts',
    '次',
    'month',
    {
      label: '未探访到次数',
      numeratorWords: '期内无人接听、无人在家、拒绝探访的次数；不计入频次',
      source: VISITS,
      clause: '三（一）4',
    },
    { unanswered: VISIT_OUTCOMES.unanswered, nobody_home: VISIT_OUTCOMES.nobody_home, refused: VISIT_OUTCOMES.refused },
  ),
  count('week_refused', '人', 'week', {
    label: '当周不愿接受探访人数',
    numeratorWords: '当周在册、本人不愿接受定期探访的人数，逐周相加；不计入应探访人数，列在达标率旁',
    source: WEEK_ROWS,
    clause: '三（一）2、三（一）4',
  }),
  count('week_unreachable', '人', 'week', {
    label: '联系不上人数',
    numeratorWords: '当周末仍联系不上的人数，逐周相加',
    source: WEEK_ROWS,
    clause: '三（一）4',
  }),
  count(
    'found',
    '件',
    'month',
    { label: '发现事项', numeratorWords: '期内发现的事项，按类别', source: FOLLOW_UPS, clause: '三（三）8' },
    FOUND_KINDS,
  ),
  count(
    'mended',
    '件',
    'month',
    { label: '办结事项', numeratorWords: '期内回访确认办结的事项，按类别', source: FOLLOW_UPS, clause: '三（三）8' },
    FOUND_KINDS,
  ),
  count('emergencies', '件', 'month', {
    label: '应急处置',
    numeratorWords: '期内发生的紧急情况，按事发的村（居）；未说明村（居）的不在内',
    source: '应急处置记录',
    clause: '三（三）8',
  }),
  count('boosts', '次', 'month', {
    label: '加密探访安排',
    numeratorWords: '期内开始、经批准的加密探访安排，涉及几个村（居）算几次；没有开始就结束的不在内',
    source: '加密探访记录',
    clause: '三（一）4',
  }),
];

/** @returns the measure with this code, or null */
export function measureOf(code: string): Measure | null {
  return MEASURES.find((measure) => measure.code === code) ?? null;
}

/** A measure's value with what it was made of. */
export interface MeasureValue {
  /** Count, or share in per cent; null where there is nothing to share. */
  readonly value: number | null;
  readonly numerator: number;
  readonly denominator: number | null;
}

/** Reads a measure from sums. */
export function valueOf(measure: Measure, sums: Sums, filter: CountFilter = {}): MeasureValue {
  const numerator = sums(measure.numerator, filter);
  if (measure.denominator === null) return { value: numerator, numerator, denominator: null };
  const denominator = sums(measure.denominator, filter);
  return { value: shareOf(numerator, denominator), numerator, denominator };
}
