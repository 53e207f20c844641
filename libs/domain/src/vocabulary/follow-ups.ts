/** Codes of what a visit finds, and of the records that are seen through afterwards. */
import type { CodeOf } from './programme.js';

/** Kinds of what a visit finds, 三（一）3 and 三（三）8. */
export const FOUND_KINDS = {
  hazard: '安全隐患',
  hardship: '急难困难',
  referral: '服务转介',
  family_reminder: '联系提醒家属',
} as const;

/** What is seen through: what was found, and somebody who cannot be reached. */
export const FOLLOW_UP_KINDS = { ...FOUND_KINDS, go_and_see: '联系不上' } as const;
export type FollowUpKind = CodeOf<typeof FOLLOW_UP_KINDS>;

export const FOLLOW_UP_SEVERITIES = { urgent: '紧急', normal: '一般' } as const;
export type FollowUpSeverity = CodeOf<typeof FOLLOW_UP_SEVERITIES>;

/** `resolved` waits for 回访; only a confirmed one is closed. */
export const FOLLOW_UP_STATUSES = {
  open: '待处理',
  in_progress: '处理中',
  resolved: '已处理待回访',
  closed: '已回访办结',
  withdrawn: '已撤销',
} as const;
export type FollowUpStatus = CodeOf<typeof FOLLOW_UP_STATUSES>;

export const FOLLOW_UP_ACTIONS = {
  start: '开始处理',
  resolve: '处理完毕',
  confirm: '回访确认',
  reopen: '回访未解决',
  withdraw: '撤销',
} as const;
export type FollowUpAction = CodeOf<typeof FOLLOW_UP_ACTIONS>;

/** What is written down beside the steps of the table; none of it changes the status. */
export const FOLLOW_UP_ENTRIES = {
  open: '登记',
  hand_over: '转交',
  report: '报告上级',
  remark: '补充说明',
  revisit: '回访',
  family_done: '家属反映已处理',
  climb: '逾期上报',
} as const;
export type FollowUpEntry = CodeOf<typeof FOLLOW_UP_ENTRIES>;

/** Who mended it, 三（一）3: the family where it can, else whoever it was reported to. */
export const FOLLOW_UP_SETTLERS = {
  family: '家属整改',
  village: '村（居）处理',
  town: '镇（区、街道）处理',
  organisation: '服务组织处理',
} as const;
export type FollowUpSettler = CodeOf<typeof FOLLOW_UP_SETTLERS>;

/** How far up it has been brought: an overdue one climbs, and never comes down. */
export const FOLLOW_UP_REACHES = { village: '村（居）', town: '镇（区、街道）', city: '市民政局' } as const;
export type FollowUpReach = CodeOf<typeof FOLLOW_UP_REACHES>;

/** 按季调度: the town's report of a quarter. */
export const REPORT_STATUSES = {
  draft: '填报中',
  submitted: '已报送',
  returned: '已退回',
  accepted: '已审核',
} as const;
export type ReportStatus = CodeOf<typeof REPORT_STATUSES>;

export const REPORT_ACTIONS = { submit: '报送', withdraw: '撤回', return: '退回', accept: '审核通过' } as const;
export type ReportAction = CodeOf<typeof REPORT_ACTIONS>;

/** 按月更新: one file in one month. */
export const MONTHLY_UPDATE_STATUSES = { pending: '待更新', overdue: '逾期未更新', updated: '已更新' } as const;
export type MonthlyUpdateStatus = CodeOf<typeof MONTHLY_UPDATE_STATUSES>;

export const MONTHLY_UPDATE_ACTIONS = {
  confirm_unchanged: '确认本月无变化',
  save_changes: '保存变更',
  pass_deadline: '超过期限',
} as const;
export type MonthlyUpdateAction = CodeOf<typeof MONTHLY_UPDATE_ACTIONS>;
