import type { WeekListElder } from '@tanfang/contracts';
import { SEXES, VISIT_METHODS, VISIT_OUTCOMES } from '@tanfang/domain';

import type { ListedElder } from '@/offline/with-unsent';
import { sayDate } from '@/ui';

/** What the outlook of a week is called at an elder's name. */
export const OUTLOOK_TAGS = {
  today: { words: '今天必须联系', tone: 'warn' },
  crowded: { words: '会漏访：排不开', tone: 'bad' },
  lost: { words: '会漏访：天数不够', tone: 'bad' },
} as const;
export type Concern = keyof typeof OUTLOOK_TAGS;

/**
 * Why the elder will be missed by Sunday, or would without a contact today; null where there is nothing to fear. What
 * waits on the phone may be that contact, so that such an elder is left out until the server has counted.
 */
export function concernOf({ outlook, met, unsent }: Pick<ListedElder, 'outlook' | 'met' | 'unsent'>): Concern | null {
  if (met || unsent > 0 || !outlook) return null;
  return outlook in OUTLOOK_TAGS ? (outlook as Concern) : null;
}

/** Who will be missed, as a sentence or two; null for nobody. */
export function sayMissed(concerns: readonly Concern[]): string | null {
  const today = concerns.filter((concern) => concern === 'today').length;
  const missed = concerns.length - today;
  const parts = [
    missed > 0 ? `照这样，${missed} 位到周日会漏访，请和村（居）商量分给同事。` : '',
    today > 0 ? `${today} 位今天不联系，这周就会漏访。` : '',
  ];
  return parts.join('') || null;
}

/** 83岁 女 */
export const ageAndSex = (elder: { age: number; sex: 'male' | 'female' }): string =>
  `${elder.age}岁 ${SEXES[elder.sex]}`;

/** The suggested next contact in a sentence, e.g. 今天上门探访, with its reason; null when nothing is suggested. */
export function sayNext(elder: WeekListElder, today: string): { what: string; why: string } | null {
  if (elder.refused) return { what: '本人不接受探访', why: '每季度再问一次意愿' };
  if (!elder.suggestion) return null;
  const { method, on, reason } = elder.suggestion;
  return { what: `${sayDate(on, today)}${VISIT_METHODS[method]}`, why: reason };
}

/** The last contact in a few words, e.g. 上次 周一 电话探访. */
export function sayLast(elder: WeekListElder, today: string): string | null {
  if (!elder.lastVisit) return null;
  const { on, method, outcome } = elder.lastVisit;
  const ending = outcome === 'completed' ? '' : `（${VISIT_OUTCOMES[outcome]}）`;
  return `上次 ${sayDate(on, today)} ${VISIT_METHODS[method]}${ending}`;
}
