import type { WeekListElder } from '@tanfang/contracts';

import type { QueueItem } from './queue';
import { isDue, withUnsent } from './with-unsent';

const elder = { elderId: 5, dueHome: 2, doneHome: 1, dueRemote: 1, doneRemote: 0, met: false } as WeekListElder;

const waiting = (method: string, startedAt: string, outcome = 'completed', elderId = 5): QueueItem =>
  ({ kind: 'visit', payload: { elderId, method, outcome, startedAt } }) as QueueItem;

test('what waits on the phone counts at once', () => {
  const seen = withUnsent(elder, [waiting('home', '2026-11-24T02:00:00Z'), waiting('phone', '2026-11-24T06:00:00Z')]);
  expect(seen).toMatchObject({ doneHome: 2, doneRemote: 1, met: true, unsent: 2 });
  expect(isDue(seen)).toBe(false);
});

test('one home and one remote contact a day count, attempts do not, others are not mixed in', () => {
  const seen = withUnsent({ ...elder, doneHome: 0 }, [
    waiting('home', '2026-11-24T02:00:00Z'),
    waiting('home', '2026-11-24T09:00:00Z'),
    waiting('phone', '2026-11-24T06:00:00Z', 'unanswered'),
    waiting('home', '2026-11-23T02:00:00Z', 'completed', 6),
  ]);
  expect(seen).toMatchObject({ doneHome: 1, doneRemote: 0, met: false, unsent: 3 });
});

test('the server is never contradicted downwards', () => {
  expect(withUnsent({ ...elder, doneHome: 3 }, []).doneHome).toBe(3);
});
