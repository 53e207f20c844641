import {
  type Handling,
  VISIT_ITEMS,
  type VisitItem,
  type VisitItemKey,
  type VisitItems,
} from '../vocabulary/annex4.js';
import type { FollowUpKind, FollowUpSeverity, FollowUpStatus } from '../vocabulary/follow-ups.js';

/** What an answer of concern calls for, and the sentence of the plan that says so. */
export interface FollowUpRule {
  readonly kind: FollowUpKind;
  readonly severity: FollowUpSeverity;
  /** 三（一）3 or Annex 2, word for word. */
  readonly quote: string;
}

const HAZARD_QUOTE =
  '如存在隐患，提醒其及时消除隐患，超出老年人家庭能力范畴的，及时报告镇（区、街道），在相关部门指导下妥善解决';
const HEALTH_QUOTE = '对健康状况差的老年人要重点关注，做好健康宣教，预防人身安全意外发生';
const CARE_QUOTE = '是否有助餐助浴、生活照料、康复护理、居家适老化改造等服务需求情况';

/** Which answer of Annex 4 calls for which follow-up; the plan names the duty, the pairing is our reading. */
export const FOLLOW_UP_RULES: Readonly<Partial<Record<VisitItemKey, FollowUpRule>>> = {
  expression: { kind: 'referral', severity: 'normal', quote: HEALTH_QUOTE },
  mobility: { kind: 'referral', severity: 'normal', quote: CARE_QUOTE },
  illness: { kind: 'hardship', severity: 'urgent', quote: '了解老年人是否存在衣食住行医等方面的困难' },
  mood: {
    kind: 'family_reminder',
    severity: 'normal',
    quote: '对缺失家人关爱、存在心理疏导、情绪抚慰、家庭关系调适等需求的老年人，及时与其子女亲属联系提醒',
  },
  gasSafety: { kind: 'hazard', severity: 'urgent', quote: HAZARD_QUOTE },
  waterHeatingSafety: { kind: 'hazard', severity: 'normal', quote: HAZARD_QUOTE },
  electricitySafety: { kind: 'hazard', severity: 'urgent', quote: HAZARD_QUOTE },
  personalHygiene: { kind: 'referral', severity: 'normal', quote: CARE_QUOTE },
  homeHygiene: { kind: 'referral', severity: 'normal', quote: CARE_QUOTE },
  indoorEnvironment: {
    kind: 'hazard',
    severity: 'normal',
    quote: '对存在安全隐患的居住环境，提醒其及时消除隐患，最大限度减少意外发生',
  },
};

/** A follow-up that a visit's answers call for. */
export interface FollowUpProposal {
  readonly kind: FollowUpKind;
  readonly severity: FollowUpSeverity;
  readonly itemKeys: readonly VisitItemKey[];
  /** What was found, in Chinese, e.g. 燃气安全：不安全. */
  readonly sentence: string;
  /** `resolved` when everything was settled on the spot (提醒已消除) and only 回访 is left. */
  readonly status: Extract<FollowUpStatus, 'open' | 'resolved'>;
}

/** The items whose answer is of concern, in the form's order. */
export function concernsOf(items: Partial<VisitItems>): VisitItemKey[] {
  return VISIT_ITEMS.filter((item) => isConcern(item, items[item.key])).map((item) => item.key);
}

/**
 * The follow-ups that a visit's answers call for: one a kind, and one more for what was settled on the spot.
 * The gravest answer of a group sets its severity.
 * @param handlings what the visitor did about each concern; reported to the town where nothing is said
 */
export function followUpsFor(
  items: Partial<VisitItems>,
  handlings: Readonly<Partial<Record<VisitItemKey, Handling>>> = {},
): FollowUpProposal[] {
  const groups = new Map<string, FollowUpProposal>();
  for (const key of concernsOf(items)) {
    const rule = FOLLOW_UP_RULES[key];
    if (rule === undefined) continue;
    const status = handlings[key] === 'reminded_resolved' ? 'resolved' : 'open';
    const group = `${rule.kind} ${status}`;
    groups.set(group, joined(groups.get(group), rule, key, inWords(key, items), status));
  }
  return [...groups.values()];
}

function joined(
  group: FollowUpProposal | undefined,
  rule: FollowUpRule,
  key: VisitItemKey,
  words: string,
  status: FollowUpProposal['status'],
): FollowUpProposal {
  if (group === undefined) {
    return { kind: rule.kind, severity: rule.severity, itemKeys: [key], sentence: words, status };
  }
  return {
    ...group,
    severity: rule.severity === 'urgent' ? 'urgent' : group.severity,
    itemKeys: [...group.itemKeys, key],
    sentence: `${group.sentence}；${words}`,
  };
}

function isConcern(item: VisitItem, answer: string | undefined): boolean {
  return answer !== undefined && item.concern.includes(answer);
}

/** One answer as the form prints it. */
function inWords(key: VisitItemKey, items: Partial<VisitItems>): string {
  const item: VisitItem | undefined = VISIT_ITEMS.find((candidate) => candidate.key === key);
  return `${item?.label}：${item?.options[items[key] ?? '']}`;
}
