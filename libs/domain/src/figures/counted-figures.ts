/**
 * What is counted once for each place and period, and summed from then on: a week's figures from its week rows, a
 * month's from the files that were open in it, its visits and its events.
 */
import type { CodeOf } from '../vocabulary/programme.js';

/** Figures of a week, each a count of elders or contacts, by class. */
export const WEEK_FIGURES = {
  week_elders: '本周在册人数',
  week_due: '应探访人数',
  week_met: '频次达标人数',
  week_refused: '不愿接受探访人数',
  week_unreachable: '联系不上人数',
  week_due_home: '应上门人数',
  week_met_home: '上门达标人数',
  week_due_remote: '应电话视频人数',
  week_met_remote: '电话视频达标人数',
  due_home: '应上门次数',
  done_home: '已上门次数',
  due_remote: '应电话视频次数',
  done_remote: '已电话视频次数',
  week_several: '本周联系两次以上人数',
  week_alternated: '上门与电话视频交替人数',
} as const;
export type WeekFigure = CodeOf<typeof WEEK_FIGURES>;

/** Figures of a month. Those of `STOCKS` are how things stood at its end, the others what happened in it. */
export const MONTH_FIGURES = {
  register: '在册人数',
  register_type: '各类对象人数',
  willing: '愿意接受探访人数',
  unwilling: '不愿接受探访人数',
  home_consent: '同意上门入户人数',
  assigned: '已明确探访联系人人数',
  update_expected: '应更新档案数',
  update_done: '已更新档案数',
  update_open: '未更新档案数',
  month_accepting: '接受探访人数',
  month_visited: '当月探访过人数',
  added: '新增人数',
  removed: '退出人数',
  class_changed: '类别变化人数',
  visits: '探访次数',
  attempts: '未探访到次数',
  found: '发现事项',
  mended: '办结事项',
  emergencies: '应急处置',
  boosts: '加密探访',
  device_alarms: '智能设备预警',
} as const;
export type MonthFigure = CodeOf<typeof MONTH_FIGURES>;

export type BaseFigure = WeekFigure | MonthFigure;

/** How things stood at the end of the period: of several periods the last counts, they are never added up. */
export const STOCKS: readonly BaseFigure[] = [
  'register',
  'register_type',
  'willing',
  'unwilling',
  'home_consent',
  'assigned',
];
