/** Codes about the status of an elder over time, and about classes that people raise. */
import type { CodeOf } from './programme.js';

/** What happened to the status of a file. Entries are only added. */
export const STATUS_EVENT_KINDS = {
  suspended: '暂停探访',
  resumed: '恢复探访',
  refused: '不愿接受探访',
  asked_again: '再次询问，仍不愿接受',
  agreed: '愿意接受探访',
  closed: '退出',
  reopened: '恢复建档',
} as const;
export type StatusEventKind = CodeOf<typeof STATUS_EVENT_KINDS>;

/** Why home visits pause for a while: the elder is not at home. */
export const ABSENCE_REASONS = { hospital: '住院', away: '外出、探亲', other: '其他' } as const;
export type AbsenceReason = CodeOf<typeof ABSENCE_REASONS>;

/** Why somebody closes a file. 并入另一份档案 comes of a merge, never of a closing. */
export const CLOSING_REASONS = {
  died: '去世',
  moved: '迁出本市',
  institution: '入住养老机构',
  not_eligible: '不再符合条件',
} as const;
export type ClosingReason = CodeOf<typeof CLOSING_REASONS>;

/** What became of a proposed raise of a class (等特殊困难老年人; 各地可逐步扩大). */
export const RAISE_STATUSES = {
  proposed: '待审批',
  approved: '已批准',
  rejected: '未批准',
  ended: '已结束',
} as const;
export type RaiseStatus = CodeOf<typeof RAISE_STATUSES>;

/** Where a class stands in place of a clause of the plan: somebody raised it. */
export const RAISED_CLAUSE = 'M';
