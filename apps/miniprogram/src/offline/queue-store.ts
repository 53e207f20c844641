import { createStore, useStore } from '@/platform/store';
import { readStored, removeStored, writeStored } from '@/platform/storage';

import type { QueueItem } from './queue';

const INDEX = 'queue';
const itemKey = (clientId: string): string => `queue.${clientId}`;

function readAll(): QueueItem[] {
  const ids = readStored<string[]>(INDEX) ?? [];
  return ids.flatMap((clientId) => readStored<QueueItem>(itemKey(clientId)) ?? []);
}

const queue = createStore<QueueItem[]>(readAll());

/** All items on this phone, of every account that used it. */
export const queueItems = (): QueueItem[] => queue.get();

/** All items, for components. */
export const useQueueItems = (): QueueItem[] => useStore(queue);

/**
 * Keeps the queue on the phone, one key an item (WeChat allows 1 MB a key), items before the index: a write that stops
 * half-way leaves the old queue whole.
 * @returns false when the phone has no room; the queue is as it was
 */
export function keepQueue(next: QueueItem[]): boolean {
  const before = queue.get();
  for (const item of next) {
    if (!before.includes(item) && !writeStored(itemKey(item.clientId), item)) return false;
  }
  if (
    !writeStored(
      INDEX,
      next.map((item) => item.clientId),
    )
  )
    return false;
  for (const item of before)
    if (!next.some((other) => other.clientId === item.clientId)) removeStored(itemKey(item.clientId));
  queue.set(next);
  return true;
}
