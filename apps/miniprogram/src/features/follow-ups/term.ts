import type { FollowUp } from '@tanfang/contracts';

import { localDay, localTime, nowMs } from '@/platform/clock';
import { sayDate } from '@/ui';

/** By when it is to be done: a day, with the hour where the hour counts. */
export function sayTerm({ dueOn, dueAt }: Pick<FollowUp, 'dueOn' | 'dueAt'>): string {
  return dueAt ? `${sayDate(localDay(dueAt), localDay())} ${localTime(dueAt)}` : sayDate(dueOn, localDay());
}

/** Whether its day, or its hour where that counts, is past. */
export function isPast({ dueOn, dueAt }: Pick<FollowUp, 'dueOn' | 'dueAt'>): boolean {
  return dueAt ? Date.parse(dueAt) < nowMs() : dueOn < localDay();
}
