/** What the server said about an item that it did not accept. */
export interface SendError {
  code: string;
  /** In words for the person. */
  detail: string;
  /** The field that was refused, when one was. */
  fields: Record<string, string>;
  at: string;
}

/** Something the person saved that has not reached the server yet. */
export interface QueueItem {
  /** Made on the phone; the server counts one record per id, however often it arrives. */
  clientId: string;
  /** The account that saved it: only that account sends it. */
  accountId: number;
  kind: string;
  /** Items of one subject (an elder) go up in the order they were saved. */
  subject: string;
  /** The clientId of the record that it belongs to, which goes up first: a photo of a visit. */
  after?: string;
  /** What it is, in words, e.g. 张桂英 · 上门探访. */
  title: string;
  payload: unknown;
  createdAt: string;
  attempts: number;
  lastError: SendError | null;
  /** `waiting`: will be sent. `rejected`: the server refused it; it waits for the person to mend it. */
  state: 'waiting' | 'rejected';
}

/** The queue with one more item at its end. The same clientId replaces its item in place. */
export function withItem(items: readonly QueueItem[], item: QueueItem): QueueItem[] {
  const known = items.some((other) => other.clientId === item.clientId);
  return known ? items.map((other) => (other.clientId === item.clientId ? item : other)) : [...items, item];
}

/** A record of its own, not a file that belongs to one. */
export const isRecord = (item: QueueItem): boolean => item.after === undefined;

/** The queue after the server accepted an item, or the person took it out. */
export function withoutItem(items: readonly QueueItem[], clientId: string): QueueItem[] {
  return items.filter((item) => item.clientId !== clientId);
}

/** The queue after a try that failed for now (no network, server down): the item keeps waiting. */
export function afterFailure(items: readonly QueueItem[], clientId: string, error: SendError): QueueItem[] {
  return change(items, clientId, (item) => ({ ...item, attempts: item.attempts + 1, lastError: error }));
}

/** The queue after the server refused an item: it stays, with the reason, until the person mends it. */
export function afterRejection(items: readonly QueueItem[], clientId: string, error: SendError): QueueItem[] {
  return change(items, clientId, (item) => ({
    ...item,
    attempts: item.attempts + 1,
    lastError: error,
    state: 'rejected',
  }));
}

/** The queue with a refused item mended: it waits again, under the same clientId and at the same place. */
export function afterMending(items: readonly QueueItem[], clientId: string, payload: unknown): QueueItem[] {
  return change(items, clientId, (item) => ({ ...item, payload, lastError: null, state: 'waiting' }));
}

/**
 * The next item to send: files wait for the record that they belong to, and for all other records.
 * @param held subjects that failed for now in this run: their later items must not overtake
 * @returns null when nothing can be sent for this account
 */
export function nextItem(items: readonly QueueItem[], accountId: number, held: ReadonlySet<string>): QueueItem | null {
  const waiting = items.filter(
    (item) => item.accountId === accountId && item.state === 'waiting' && !held.has(item.subject),
  );
  const isFree = ({ after }: QueueItem): boolean => !items.some(({ clientId }) => clientId === after);
  return waiting.find(isRecord) ?? waiting.find(isFree) ?? null;
}

function change(items: readonly QueueItem[], clientId: string, update: (item: QueueItem) => QueueItem): QueueItem[] {
  return items.map((item) => (item.clientId === clientId ? update(item) : item));
}
