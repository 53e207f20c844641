import { keepSession } from '@/platform/session';

import { fillStorage, resetTaro } from '../../test/doubles/taro';
import { answerWith, problem, sessionOf } from '../../test/server';
import { drain } from './drain';
import { keepQueue, queueItems } from './queue-store';
import { sendOrKeep } from './send-or-keep';
import { enqueue } from './unsent';

const confirmation = (clientId: string) => ({
  kind: 'monthly-confirmation',
  subject: 'elder:5',
  title: '张桂英 · 本月无变化',
  payload: { elderId: 5, month: '2026-11' },
  clientId,
});

beforeEach(async () => {
  answerWith(() => 'offline');
  await drain();
  keepQueue([]);
  resetTaro();
  keepSession(sessionOf('access-1'));
});

test('is sent at once where there is a network, to its own place', async () => {
  const requests = answerWith(() => ({ status: 200, body: { id: 5 } }));
  expect(await sendOrKeep(confirmation('c-1'))).toEqual({ answer: { id: 5 }, kept: false });
  expect(requests).toEqual([
    expect.objectContaining({
      method: 'POST',
      path: '/elders/5/monthly-confirmations',
      body: { month: '2026-11', clientId: 'c-1' },
    }),
  ]);
  expect(queueItems()).toEqual([]);
});

test('is kept on the phone without network, and goes up by itself', async () => {
  expect(await sendOrKeep(confirmation('c-1'))).toEqual({ answer: null, kept: true });
  await drain();
  const requests = answerWith(() => ({ status: 200, body: {} }));
  await drain();
  expect(requests.map(({ path }) => path)).toEqual(['/elders/5/monthly-confirmations']);
  expect(queueItems()).toEqual([]);
});

test('a refusal comes back to the form and is not kept', async () => {
  answerWith(() => problem(409, 'elder.version_conflict', '档案已被别人修改。'));
  await expect(sendOrKeep(confirmation('c-1'))).rejects.toMatchObject({ code: 'elder.version_conflict' });
  expect(queueItems()).toEqual([]);
});

test('does not overtake what waits about the same elder', async () => {
  enqueue({ kind: 'visit', subject: 'elder:5', title: '探访', payload: {}, clientId: 'v-1' });
  await drain();
  const requests = answerWith(() => ({ status: 200, body: {} }));
  expect(await sendOrKeep(confirmation('c-1'))).toEqual({ answer: null, kept: true });
  await drain();
  expect(requests.map(({ path }) => path)).toEqual(['/visits', '/elders/5/monthly-confirmations']);
});

test('a mended item that was refused before leaves the queue when it is accepted', async () => {
  answerWith(() => 'offline');
  await sendOrKeep(confirmation('c-1'));
  await drain();
  answerWith(() => problem(422, 'monthly_update.month', '只能确认本月。'));
  await drain();
  expect(queueItems()[0]?.state).toBe('rejected');
  answerWith(() => ({ status: 200, body: {} }));
  expect(await sendOrKeep(confirmation('c-1'))).toMatchObject({ kept: false });
  expect(queueItems()).toEqual([]);
});

test('says so when there is neither network nor room on the phone', async () => {
  fillStorage(true);
  await expect(sendOrKeep(confirmation('c-1'))).rejects.toMatchObject({ code: 'phone.full' });
});
