import { keepSession } from '@/platform/session';

import { answerWith, problem, sessionOf, type Seen } from '../../test/server';
import { fillStorage, resetTaro } from '../../test/doubles/taro';
import { drain, onSent } from './drain';
import { keepQueue, queueItems } from './queue-store';
import { discard, enqueue, mend } from './unsent';
import { findElder, keepWeekList, keptWeekList } from './week-cache';

const save = (clientId: string, elderId = 1) =>
  enqueue({ kind: 'visit', subject: `elder:${elderId}`, title: '探访', payload: { elderId }, clientId });

const posted = (requests: Seen[]): unknown[] => requests.map(({ body }) => (body as { clientId: string }).clientId);

beforeEach(async () => {
  answerWith(() => 'offline');
  await drain();
  keepQueue([]);
  resetTaro();
  keepSession(sessionOf('access-1'));
});

test('a record saved without network is on the phone, and goes up once when the network is back', async () => {
  answerWith(() => 'offline');
  save('a');
  save('b');
  await drain();
  expect(queueItems().map(({ clientId, state }) => [clientId, state])).toEqual([
    ['a', 'waiting'],
    ['b', 'waiting'],
  ]);

  const requests = answerWith(() => ({ status: 201, body: { id: 1 } }));
  await drain();
  await drain();
  expect(posted(requests)).toEqual(['a', 'b']);
  expect(queueItems()).toEqual([]);
});

test('two drains at once send each record once', async () => {
  answerWith(() => 'offline');
  save('a');
  await drain();
  const requests = answerWith(() => ({ status: 201, body: {} }));
  await Promise.all([drain(), drain(), drain()]);
  expect(posted(requests)).toEqual(['a']);
});

test('a refused record stays with the reason; mended it goes up under the same id', async () => {
  answerWith(() =>
    problem(422, 'visit.in_future', '探访时间比现在还晚。', {
      errors: [{ field: 'startedAt', code: 'x', detail: '太晚' }],
    }),
  );
  save('a');
  await drain();
  expect(queueItems()[0]).toMatchObject({
    state: 'rejected',
    lastError: { detail: '探访时间比现在还晚。', fields: { startedAt: '太晚' } },
  });

  const requests = answerWith(() => ({ status: 201, body: {} }));
  await drain();
  expect(requests).toEqual([]);
  mend('a', { elderId: 1, mended: true });
  await drain();
  expect(requests.map(({ body }) => body)).toEqual([{ elderId: 1, mended: true, clientId: 'a' }]);
  expect(queueItems()).toEqual([]);
});

test('a busy server holds back the later records of that elder only', async () => {
  answerWith(() => 'offline');
  save('a', 1);
  save('b', 1);
  save('c', 2);
  await drain();
  const requests = answerWith(({ body }) =>
    (body as { elderId: number }).elderId === 1 ? problem(503, 'busy', '稍后再试。') : { status: 201, body: {} },
  );
  await drain();
  expect(posted(requests)).toEqual(['a', 'c']);
  expect(queueItems().map(({ clientId }) => clientId)).toEqual(['a', 'b']);
});

test('a full phone says so instead of losing the record silently', () => {
  fillStorage(true);
  expect(save('a')).toBeNull();
  expect(queueItems()).toEqual([]);
});

test('those who wait for a record hear the answer', async () => {
  answerWith(() => ({ status: 201, body: { ordinal: 12 } }));
  const heard: unknown[] = [];
  const stop = onSent((item, answer) => heard.push([item.clientId, answer]));
  save('a');
  await drain();
  stop();
  expect(heard).toEqual([['a', { ordinal: 12 }]]);
});

test('nothing leaves the queue but by the server or by the person', async () => {
  answerWith(() => problem(409, 'client_id.reused', '这个编号已经用过。'));
  save('a');
  await drain();
  expect(queueItems()).toHaveLength(1);
  discard('a');
  expect(queueItems()).toEqual([]);
});

test('what the server counted stands in the kept list before pages hear of it', async () => {
  const elder = { elderId: 1, nextOrdinal: 3, doneHome: 0 };
  const households = [{ householdId: 1, address: '', elders: [elder] }];
  await keepWeekList({ week: '2026-W48', today: '2026-11-24', households } as never);
  const weekProgress = { week: '2026-W48', dueHome: 1, doneHome: 1, dueRemote: 0, doneRemote: 0, met: true };
  answerWith(() => ({ status: 201, body: { elderId: 1, ordinal: 3, weekProgress } }));
  let heard: Promise<unknown> = Promise.resolve();
  const stop = onSent(() => void (heard = keptWeekList().then((kept) => kept && findElder(kept.list, 1)?.elder)));
  save('a');
  await drain();
  stop();
  expect(await heard).toMatchObject({ doneHome: 1, met: true, nextOrdinal: 4 });
});
