import type { WeekListElder } from '@tanfang/contracts';
import { SEXES, VISIT_METHODS, VISIT_OUTCOMES } from '@tanfang/domain';

import { sayDate } from '@/ui';

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
