/** Codes about more contacts for an area: 加密探访, and calls that stand for home visits. */
import type { CodeOf } from './programme.js';

/** What a rule does: adds contacts (三（一）4), or has calls stand for home visits (三（三）8). */
export const BOOST_KINDS = { boost: '加密探访', remote_only: '远程替代' } as const;
export type BoostKind = CodeOf<typeof BOOST_KINDS>;

/** Why it is made: 三（一）4 names weather, festivals and disease seasons, 三（三）8 epidemics. */
export const BOOST_CAUSES = {
  weather: '极端天气',
  festival: '传统节日',
  disease: '疾病高发',
  no_access: '疫情或无法上门',
  other: '其他',
} as const;
export type BoostCause = CodeOf<typeof BOOST_CAUSES>;

/** How far it has come. */
export const BOOST_STATUSES = {
  proposed: '待审批',
  approved: '已批准',
  rejected: '未批准',
  withdrawn: '已撤回',
  ended: '已提前结束',
} as const;
export type BoostStatus = CodeOf<typeof BOOST_STATUSES>;
