import type { FollowUp } from '@tanfang/contracts';

import { localDay, localTime } from '@/platform/clock';
import { sayDate } from '@/ui';

/** By when it is to be done: a day, with the hour where the hour counts. */
export function sayTerm({ dueOn, dueAt }: Pick<FollowUp, 'dueOn' | 'dueAt'>): string {
  return dueAt ? `${sayDate(localDay(dueAt), localDay())} ${localTime(dueAt)}` : sayDate(dueOn, localDay());
}
