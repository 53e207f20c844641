import { newClientId } from '@/platform/client-id';
import { nowIso } from '@/platform/clock';
import { currentSession, useAccount } from '@/platform/session';

import { drain } from './drain';
import { dropFile } from './kept-files';
import { afterMending, isRecord, withItem, type QueueItem } from './queue';
import { keepQueue, queueItems, useQueueItems } from './queue-store';

export interface NewItem {
  kind: string;
  /** Items of one subject go up in order, e.g. `elder:12`. */
  subject: string;
  /** What it is, in words. */
  title: string;
  /** The request's body; `clientId` is put into it. */
  payload: object;
  /** The record that it belongs to. */
  after?: string;
  /** The id the form was opened with, so that two presses save one record. */
  clientId?: string;
}

/**
 * Saves something on the phone and sends it as soon as there is a network.
 * @returns the item, or null when the phone has no room or nobody is signed in: nothing was saved, the form must say so
 */
export function enqueue(item: NewItem): QueueItem | null {
  return enqueueAll([item])?.[0] ?? null;
}

/**
 * Saves several things that belong together, all of them or none.
 * @returns the items, or null as {@link enqueue}
 */
export function enqueueAll(items: readonly NewItem[]): QueueItem[] | null {
  const account = currentSession()?.account;
  if (!account) return null;
  const made = items.map(({ kind, subject, title, payload, after, clientId = newClientId() }): QueueItem => ({
    clientId,
    accountId: account.id,
    kind,
    subject,
    ...(after === undefined ? {} : { after }),
    title,
    payload: { ...payload, clientId },
    createdAt: nowIso(),
    attempts: 0,
    lastError: null,
    state: 'waiting',
  }));
  if (!keepQueue(made.reduce(withItem, queueItems()))) return null;
  void drain();
  return made;
}

/** Puts a mended payload into a refused item and sends it again under the same id. @returns false when it could not be kept */
export function mend(clientId: string, payload: object): boolean {
  const kept = keepQueue(afterMending(queueItems(), clientId, { ...payload, clientId }));
  if (kept) void drain();
  return kept;
}

/** Takes out a refused item, and what belongs to it. Only for a person who was asked and said so. */
export function discard(clientId: string): boolean {
  const gone = queueItems().filter((item) => item.clientId === clientId || item.after === clientId);
  const kept = keepQueue(queueItems().filter((item) => !gone.includes(item)));
  if (kept) for (const item of gone) if (!isRecord(item)) void dropFile(item.clientId);
  return kept;
}

/** How much waits, in words: 2 条记录、3 张照片. */
export function sayWaiting(items: readonly QueueItem[]): string {
  const records = items.filter(isRecord).length;
  const voices = items.filter(({ kind }) => kind === 'visit-voice').length;
  const photos = items.length - records - voices;
  const parts = [records && `${records} 条记录`, photos && `${photos} 张照片`, voices && `${voices} 段语音`];
  return parts.filter(Boolean).join('、');
}

/** The unsent items of the signed-in account, oldest first. */
export function useUnsent(): QueueItem[] {
  const account = useAccount();
  return useQueueItems().filter((item) => item.accountId === account?.id);
}

/** The same outside components. */
export function unsentNow(): QueueItem[] {
  const accountId = currentSession()?.account.id;
  return queueItems().filter((item) => item.accountId === accountId);
}
