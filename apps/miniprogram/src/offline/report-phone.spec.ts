import { keepSession } from '@/platform/session';

import { resetTaro } from '../../test/doubles/taro';
import { answerWith, problem, sessionOf } from '../../test/server';
import { drain } from './drain';
import { keepQueue } from './queue-store';
import { reportPhone } from './report-phone';
import { enqueue } from './unsent';

const signIn = (permissions: string[]): void => {
  const session = sessionOf('access-1');
  keepSession({ ...session, account: { ...session.account, permissions } });
};

beforeEach(async () => {
  answerWith(() => 'offline');
  await drain();
  keepQueue([]);
  resetTaro();
  signIn(['phone.report']);
});

const heard = (requests: { path: string; body?: unknown }[]) =>
  requests.filter(({ path }) => path === '/phones/report');

test('tells how much waits and since when, nothing of the records, and not the same twice', async () => {
  enqueue({ kind: 'visit', subject: 'elder:5', title: '张桂英 · 上门探访', payload: { elderId: 5 }, clientId: 'v-1' });
  await drain();
  const requests = answerWith(() => ({ status: 200, body: {} }));
  await reportPhone();
  await reportPhone();
  const [one, ...more] = heard(requests);
  expect(more).toEqual([]);
  expect(one?.body).toEqual({
    unsent: 1,
    refused: 0,
    oldestUnsentAt: expect.any(String) as string,
    deviceId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  });
  expect(JSON.stringify(one?.body)).not.toContain('张桂英');
  await drain();
  await reportPhone();
  expect(heard(requests).at(-1)?.body).toMatchObject({ unsent: 0, oldestUnsentAt: null });
});

test('is said again when it was not heard, and troubles nobody', async () => {
  answerWith(() => 'offline');
  await reportPhone();
  answerWith(() => problem(503, 'server.busy', '稍后再试。'));
  await reportPhone();
  const requests = answerWith(() => ({ status: 200, body: {} }));
  await reportPhone();
  expect(heard(requests)).toHaveLength(1);
});

test('is not for who does not work at the door', async () => {
  signIn([]);
  const requests = answerWith(() => ({ status: 200, body: {} }));
  await reportPhone();
  expect(requests).toEqual([]);
});
