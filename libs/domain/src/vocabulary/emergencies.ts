/** Codes of 应急处置, 三（三）8: call first, record afterwards, archive. */
import type { CodeOf } from './programme.js';

export const EMERGENCY_STATUSES = { open: '处置中', settled: '已处置', archived: '已归档' } as const;
export type EmergencyStatus = CodeOf<typeof EMERGENCY_STATUSES>;

export const EMERGENCY_ACTIONS = { settle: '记录处置结果', correct: '更正处置结果', archive: '归档' } as const;
export type EmergencyAction = CodeOf<typeof EMERGENCY_ACTIONS>;

/** What it came to. */
export const EMERGENCY_OUTCOMES = {
  hospital: '送医救治',
  safe: '现场处置，老人平安',
  handed_over: '移交公安、消防等部门',
  family_care: '家属接手照料',
  false_alarm: '虚惊或误报',
  deceased: '老人去世',
} as const;
export type EmergencyOutcome = CodeOf<typeof EMERGENCY_OUTCOMES>;

/** Kinds of entries of the time line. */
export const EMERGENCY_ENTRIES = {
  public_call: '拨打急救、报警、火警电话',
  contact_call: '联系家属',
  duty_call: '联系值班电话',
  remark: '现场情况',
  outcome: '处置结果',
  correction: '更正',
  archive: '归档',
} as const;
export type EmergencyEntry = CodeOf<typeof EMERGENCY_ENTRIES>;
