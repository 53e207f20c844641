/** Codes of what people are told: in the app, and beyond it by WeChat. */
import type { CodeOf } from './programme.js';

/** What somebody is told of; the label is the message's title. */
export const NOTIFICATION_KINDS = {
  emergency_reported: '应急处置：有紧急情况',
  emergency_settled: '应急处置：已记录结果',
  follow_up_climbed: '跟踪回访逾期上报',
  follow_ups_climbed: '多条跟踪回访逾期上报',
  follow_up_reported: '跟踪回访上报',
  follow_up_handed_over: '跟踪回访交给您',
  report_submitted: '季度报告已报送',
  report_returned: '季度报告被退回',
  report_accepted: '季度报告审核通过',
  household_moved: '有住户迁居',
  elders_handed_over: '探访对象交接给您',
  raise_waiting: '提高类别待批准',
  raise_decided: '提高类别有结果',
  boost_waiting: '加密探访待审批',
  boost_decided: '加密探访有结果',
  weather_changed: '天气预警有变化',
  classes_coming: '下月类别将有变化',
  consent_withdrawn: '老人撤回同意',
  village_reminded: '镇里提醒',
  month_closing: '按月更新即将截止',
  quarter_closing: '季度报告即将截止',
} as const;
export type NotificationKind = CodeOf<typeof NOTIFICATION_KINDS>;

/** The three message templates of WeChat: a tap may ask for three at most. */
export const NOTIFICATION_TEMPLATES = {
  urgent: '紧急情况提醒',
  task: '待办事项提醒',
  deadline: '截止日期提醒',
} as const;
export type NotificationTemplate = CodeOf<typeof NOTIFICATION_TEMPLATES>;

/** What became of a message that goes out by WeChat. */
export const DELIVERY_STATES = {
  waiting: '待发送',
  sent: '已送出',
  refused: '对方未订阅',
  dropped: '不必再发',
  dead: '发送失败',
} as const;
export type DeliveryState = CodeOf<typeof DELIVERY_STATES>;
