/** Codes about where elders live, who visits them, and files that stand for the same person. */
import type { CodeOf } from './programme.js';

/** Why somebody came to live in a household. */
export const STAY_REASONS = { registered: '建档', moved: '迁入', split: '分户' } as const;
export type StayReason = CodeOf<typeof STAY_REASONS>;

/** Why somebody became the 探访关爱联系人 of an elder, or why nobody is any more. */
export const ASSIGNMENT_REASONS = {
  registered: '建档时指定',
  changed: '修改档案',
  handed_over: '交接',
  moved: '老人迁居',
} as const;
export type AssignmentReason = CodeOf<typeof ASSIGNMENT_REASONS>;

/** What makes two files look like one person’s. */
export const DOUBLE_REASONS = {
  same_person: '姓名、出生日期、村（居）都相同',
  id_near: '身份证号只差一位或两位写反',
  same_phone: '姓名和电话都相同',
} as const;
export type DoubleReason = CodeOf<typeof DOUBLE_REASONS>;

/** What became of two files that look like one person’s. */
export const DOUBLE_STATUSES = { open: '待核对', dismissed: '不是同一人', merged: '已合并' } as const;
export type DoubleStatus = CodeOf<typeof DOUBLE_STATUSES>;
