import { type Handling, VISIT_ITEMS, type VisitItemKey, type VisitItems } from '../vocabulary/annex4.js';
import type { FollowUpKind, FollowUpSeverity, FollowUpStatus } from '../vocabulary/follow-ups.js';

/**
 * Which item of Annex 4, answered with concern, calls for which follow-up. The plan names the duties (三（一）3 and
 * Annex 2: hazards to mend, needs to refer, family to remind, hardships to relieve); the pairing is our reading.
 */
export const FOLLOW_UP_BY_ITEM: Readonly<Record<VisitItemKey, FollowUpKind | null>> = {
  populationChange: null,
  expression: 'referral',
  mobility: 'referral',
  illness: 'hardship',
  mood: 'family_reminder',
  gasSafety: 'hazard',
  waterHeatingSafety: 'hazard',
  electricitySafety: 'hazard',
  personalHygiene: 'referral',
  homeHygiene: 'referral',
  indoorEnvironment: 'hazard',
};

const URGENT_ITEMS: readonly VisitItemKey[] = ['illness', 'gasSafety', 'electricitySafety'];

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
  return VISIT_ITEMS.filter(({ key, concern }) => concern.some((answer) => answer === items[key])).map(
    ({ key }) => key,
  );
}

/**
 * The follow-ups that a visit's answers call for: one a kind, and one more for what was settled on the spot.
 * The gravest item of a group sets its severity.
 * @param handlings what the visitor did about each concern; reported to the town where nothing is said
 */
export function followUpsFor(
  items: Partial<VisitItems>,
  handlings: Readonly<Partial<Record<VisitItemKey, Handling>>> = {},
): FollowUpProposal[] {
  const groups = new Map<string, FollowUpProposal>();
  for (const key of concernsOf(items)) {
    const kind = FOLLOW_UP_BY_ITEM[key];
    if (kind === null) continue;
    const status = handlings[key] === 'reminded_resolved' ? 'resolved' : 'open';
    const group = groups.get(kind + status);
    const itemKeys = [...(group?.itemKeys ?? []), key];
    groups.set(kind + status, {
      kind,
      severity: itemKeys.some((itemKey) => URGENT_ITEMS.includes(itemKey)) ? 'urgent' : 'normal',
      itemKeys,
      sentence: itemKeys.map((itemKey) => inWords(itemKey, items)).join('；'),
      status,
    });
  }
  return [...groups.values()];
}

/** One answer as the form prints it. */
function inWords(key: VisitItemKey, items: Partial<VisitItems>): string {
  return VISIT_ITEMS.filter((item) => item.key === key)
    .map(({ label, options }) => `${label}：${(options as Readonly<Record<string, string>>)[items[key] ?? '']}`)
    .join('');
}
