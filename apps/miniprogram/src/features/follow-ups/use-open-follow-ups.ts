import type { RevisitFollowUp, WeekListFollowUp } from '@tanfang/contracts';
import { useEffect, useState } from 'react';

import { useQueueItems } from '@/offline/queue-store';
import { findElder, keptWeekList } from '@/offline/week-cache';
import { useResource } from '@/platform/resource';
import { useReturn } from '@/platform/return';

import { followUpsOf } from './calls';

export interface OpenFollowUps {
  /** The earliest due first; null when neither the server nor the phone can say. */
  items: readonly WeekListFollowUp[] | null;
  /** The server could not be asked: when the phone kept what is shown, in milliseconds; null where it is fresh. */
  keptAt: number | null;
  loading: boolean;
  /** What was answered and waits on the phone: whether it was found settled, by follow-up. */
  waiting: ReadonlyMap<number, boolean>;
}

/**
 * What is still open about an elder, without the tasks to go and see: from the phone's week list at once, from the
 * server when it can be reached.
 */
export function useOpenFollowUps(elderId: number): OpenFollowUps {
  const found = useResource(`follow-ups-of-${elderId}`, () => followUpsOf({ elderId }));
  useReturn(() => void found.reload());
  const [kept, setKept] = useState<{ items: WeekListFollowUp[]; savedAt: number } | null>(null);
  useEffect(() => {
    let current = true;
    setKept(null);
    void keptWeekList().then((known) => {
      // A list that an earlier version of the app kept says nothing of them.
      const items =
        known && (findElder(known.list, elderId)?.elder as { openFollowUps?: WeekListFollowUp[] } | undefined);
      if (current && known && items?.openFollowUps) setKept({ items: items.openFollowUps, savedAt: known.savedAt });
    });
    return () => {
      current = false;
    };
  }, [elderId]);
  const fresh = found.data?.items.filter(({ kind }) => kind !== 'go_and_see') ?? null;
  const waiting = useQueueItems()
    .filter(({ kind, state }) => kind === 'revisit' && state === 'waiting')
    .map(({ payload }) => payload as RevisitFollowUp & { followUpId: number })
    .map(({ followUpId, settled }) => [followUpId, settled] as const);
  return {
    items: fresh ?? kept?.items ?? null,
    keptAt: fresh === null && found.problem ? (kept?.savedAt ?? null) : null,
    loading: found.loading,
    waiting: new Map(waiting),
  };
}
