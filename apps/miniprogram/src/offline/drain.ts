import { nowIso } from '@/platform/clock';
import { onForeground } from '@/platform/lifecycle';
import { onReconnect } from '@/platform/network';
import { asProblem, type Problem } from '@/platform/problem';
import { currentSession, onSessionChange } from '@/platform/session';

import { dropFile, sweepFiles } from './kept-files';
import { sendItem } from './kinds';
import { afterFailure, afterRejection, isRecord, nextItem, withoutItem, type QueueItem, type SendError } from './queue';
import { keepQueue, queueItems } from './queue-store';
import { sweepUnfinished } from './unfinished';
import { keepAnswer, keptWeekList } from './week-cache';

const RETRY_MS = 60_000;

type SentListener = (item: QueueItem, answer: unknown) => void;
const sentListeners = new Set<SentListener>();

/** Calls back for each item that the server accepted. @returns a function that stops it */
export function onSent(listener: SentListener): () => void {
  sentListeners.add(listener);
  return () => void sentListeners.delete(listener);
}

let running: Promise<void> | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;

/** Sends what waits, in order per subject. One run at a time; a call during a run waits for it. */
export function drain(): Promise<void> {
  running ??= run().finally(() => {
    running = null;
  });
  return running;
}

/**
 * Drains at launch, on return to the app, when the network returns, and after sign-in. Called once. What is too old to
 * be kept goes first.
 */
export function keepDraining(): void {
  void sweepFiles();
  void keptWeekList();
  sweepUnfinished();
  onForeground(() => void drain());
  onReconnect(() => void drain());
  onSessionChange(() => void drain());
  void drain();
}

async function run(): Promise<void> {
  const held = new Set<string>();
  for (;;) {
    const accountId = currentSession()?.account.id;
    const item = accountId === undefined ? null : nextItem(queueItems(), accountId, held);
    if (!item) break;
    const problem = await trySend(item);
    if (problem?.isNetwork || problem?.status === 401) break;
    if (problem?.isTemporary) held.add(item.subject);
  }
  retryLater();
}

/** @returns the problem when the item did not go up */
async function trySend(item: QueueItem): Promise<Problem | null> {
  try {
    const answer = await sendItem(item.kind, item.payload);
    keepQueue(withoutItem(queueItems(), item.clientId));
    if (!isRecord(item)) void dropFile(item.clientId);
    // Before the pages that listen read the list again; what could not be kept comes with the next fetch.
    await keepAnswer(item.kind, answer).catch(() => undefined);
    for (const listener of [...sentListeners]) listener(item, answer);
    return null;
  } catch (error) {
    const problem = asProblem(error);
    const note: SendError = { code: problem.code, detail: problem.detail, fields: problem.fieldErrors, at: nowIso() };
    const keepsWaiting = problem.isTemporary || problem.status === 401;
    keepQueue((keepsWaiting ? afterFailure : afterRejection)(queueItems(), item.clientId, note));
    return problem;
  }
}

/** The network may come back without an event; while something waits, try again each minute. */
function retryLater(): void {
  if (timer) clearTimeout(timer);
  timer = null;
  const accountId = currentSession()?.account.id;
  if (accountId !== undefined && nextItem(queueItems(), accountId, new Set()))
    timer = setTimeout(() => void drain(), RETRY_MS);
}
