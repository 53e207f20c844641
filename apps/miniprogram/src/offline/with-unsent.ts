import type { RecordVisit, WeekListElder } from '@tanfang/contracts';

import type { QueueItem } from './queue';

/** A row of the list with what still waits on the phone. */
export type ListedElder = WeekListElder & {
  /** Records of this elder on the phone, not yet with the server. */
  unsent: number;
};

/**
 * Progress as the person sees it: what the server counted plus what is saved on the phone. At most one home and one
 * remote contact a day count, as on the server; the server's count replaces this one as soon as it arrives.
 */
export function withUnsent(elder: WeekListElder, items: readonly QueueItem[]): ListedElder {
  const visits = items.filter((item) => item.kind === 'visit').map((item) => item.payload as RecordVisit);
  const own = visits.filter((visit) => visit.elderId === elder.elderId);
  const completed = own.filter((visit) => visit.outcome === 'completed');
  const home = daysOf(completed.filter((visit) => visit.method === 'home'));
  const remote = daysOf(completed.filter((visit) => visit.method === 'phone' || visit.method === 'video'));
  const doneHome = atMost(elder.doneHome + home, elder.dueHome, elder.doneHome);
  const doneRemote = atMost(elder.doneRemote + remote, elder.dueRemote, elder.doneRemote);
  const met = elder.met || (completed.length > 0 && doneHome >= elder.dueHome && doneRemote >= elder.dueRemote);
  return { ...elder, doneHome, doneRemote, met, unsent: own.length };
}

/** Whether something is still due this week. */
export const isDue = (elder: WeekListElder): boolean => !elder.met && elder.dueHome + elder.dueRemote > 0;

const daysOf = (visits: RecordVisit[]): number => new Set(visits.map((visit) => visit.startedAt.slice(0, 10))).size;

const atMost = (sum: number, due: number, atLeast: number): number => Math.max(atLeast, Math.min(sum, due));
