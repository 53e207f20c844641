import { afterFailure, afterMending, afterRejection, nextItem, withItem, withoutItem, type QueueItem } from './queue';

const item = (clientId: string, subject = 'elder:1', more: Partial<QueueItem> = {}): QueueItem => ({
  clientId,
  accountId: 7,
  kind: 'visit',
  subject,
  title: '张桂英 · 上门探访',
  payload: { note: clientId },
  createdAt: '2026-11-24T01:00:00Z',
  attempts: 0,
  lastError: null,
  state: 'waiting',
  ...more,
});

const error = { code: 'visit.in_future', detail: '探访时间比现在还晚。', fields: {}, at: '2026-11-24T01:05:00Z' };
const nothingHeld = new Set<string>();

test('items go up in the order they were saved', () => {
  const items = [item('a'), item('b', 'elder:2'), item('c')];
  expect(nextItem(items, 7, nothingHeld)?.clientId).toBe('a');
  expect(nextItem(withoutItem(items, 'a'), 7, nothingHeld)?.clientId).toBe('b');
});

test('a later item of an elder does not overtake one that failed for now', () => {
  const items = afterFailure([item('a'), item('b', 'elder:2'), item('c')], 'a', error);
  expect(nextItem(items, 7, new Set(['elder:1']))?.clientId).toBe('b');
  expect(nextItem(withoutItem(items, 'b'), 7, new Set(['elder:1']))).toBeNull();
});

test('a refused item stays with its reason, does not block the elder, and can be mended at its place', () => {
  const refused = afterRejection([item('a'), item('c')], 'a', error);
  expect(refused[0]).toMatchObject({ state: 'rejected', lastError: error, attempts: 1, payload: { note: 'a' } });
  expect(nextItem(refused, 7, nothingHeld)?.clientId).toBe('c');
  const mended = afterMending(refused, 'a', { note: 'mended' });
  expect(mended[0]).toMatchObject({ clientId: 'a', state: 'waiting', lastError: null, payload: { note: 'mended' } });
  expect(nextItem(mended, 7, nothingHeld)?.clientId).toBe('a');
});

test('saving under the same id twice keeps one item', () => {
  const items = withItem(withItem([], item('a')), item('a', 'elder:1', { payload: { note: 'later' } }));
  expect(items).toHaveLength(1);
  expect(items[0]?.payload).toEqual({ note: 'later' });
});

test("another account's items are kept and not sent", () => {
  const items = [item('a', 'elder:1', { accountId: 8 })];
  expect(nextItem(items, 7, nothingHeld)).toBeNull();
  expect(nextItem(items, 8, nothingHeld)?.clientId).toBe('a');
});
