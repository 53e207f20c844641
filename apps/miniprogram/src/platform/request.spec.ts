import { answerWith, problem, sessionOf } from '../../test/server';
import { clockBehindMs, followServerClock, localDay, nowIso } from './clock';
import { isOnline } from './network';
import { Problem } from './problem';
import { api, request } from './request';
import { readStored, writeStored } from './storage';
import { currentSession, forgetSession, keepSession } from './session';

const refused = async (work: Promise<unknown>): Promise<Problem> => {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw new Error(`expected a Problem, got ${String(error)}`);
  return error;
};

afterEach(() => forgetSession());

test('a problem document comes out with its words, code and fields', async () => {
  answerWith(() =>
    problem(422, 'visit.too_old', '只能补录最近 14 天。', {
      errors: [{ field: 'startedAt', code: 'x', detail: '太早' }],
      current: 3,
    }),
  );
  const found = await refused(api.post('/visits', {}));
  expect(found).toMatchObject({
    status: 422,
    code: 'visit.too_old',
    detail: '只能补录最近 14 天。',
    isTemporary: false,
  });
  expect(found.fieldErrors).toEqual({ startedAt: '太早' });
  expect(found.extra.current).toBe(3);
});

test('no network says so, is temporary, and is noticed', async () => {
  answerWith(() => 'offline');
  expect(await refused(api.get('/week-list'))).toMatchObject({
    code: 'network.offline',
    isNetwork: true,
    isTemporary: true,
  });
  expect(isOnline()).toBe(false);
  answerWith(() => ({ status: 200, body: {} }));
  await api.get('/week-list');
  expect(isOnline()).toBe(true);
});

test('what a proxy answers without a document is still put into words', async () => {
  answerWith(() => ({ status: 502 }));
  const found = await refused(api.get('/week-list'));
  expect(found).toMatchObject({ code: 'server.unreadable', isTemporary: true });
  expect(found.detail).toContain('稍后再试');
});

test('an expired token is renewed once for all requests that wait', async () => {
  keepSession(sessionOf('old', 'refresh-1'));
  const requests = answerWith(({ path, token }) => {
    if (path === '/auth/refresh') return { status: 200, body: sessionOf('new', 'refresh-2') };
    return token === 'new' ? { status: 200, body: path } : problem(401, 'auth.expired', '过期');
  });
  const answers = await Promise.all([api.get('/a'), api.get('/b'), api.get('/c')]);
  expect(answers).toEqual(['/a', '/b', '/c']);
  expect(requests.filter(({ path }) => path === '/auth/refresh')).toHaveLength(1);
  expect(currentSession()?.refreshToken).toBe('refresh-2');
});

test('what another tab renewed meanwhile is taken over instead of asking again', async () => {
  keepSession(sessionOf('old'));
  writeStored('session', sessionOf('new', 'refresh-2'));
  const requests = answerWith(({ token, path }) =>
    token === 'new' ? { status: 200, body: path } : problem(401, 'auth.expired', '过期'),
  );
  expect(await api.get('/a')).toBe('/a');
  expect(requests.map(({ path }) => path)).toEqual(['/a', '/a']);
  expect(currentSession()?.refreshToken).toBe('refresh-2');
});

test('a tab in which somebody else signed in does not lend its session', async () => {
  keepSession(sessionOf('old'));
  writeStored('session', sessionOf('other', 'refresh-9', 8));
  answerWith(({ path, token }) => {
    if (path === '/auth/refresh') return { status: 200, body: sessionOf('new', 'refresh-2') };
    return token === 'new' ? { status: 200, body: path } : problem(401, 'auth.expired', '过期');
  });
  expect(await api.get('/a')).toBe('/a');
});

test('a revoked session ends here, and the words say that unsent records are kept', async () => {
  keepSession(sessionOf('old'));
  answerWith(({ path }) => problem(401, path === '/auth/refresh' ? 'auth.revoked' : 'auth.expired', '已失效'));
  const found = await refused(api.get('/week-list'));
  expect(found).toMatchObject({ status: 401, code: 'auth.session_ended' });
  expect(found.detail).toContain('未上传的记录都还在');
  expect(currentSession()).toBeNull();
});

test('without network the session is not thrown away', async () => {
  keepSession(sessionOf('old'));
  answerWith(({ path }) => (path === '/auth/refresh' ? 'offline' : problem(401, 'auth.expired', '过期')));
  expect((await refused(api.get('/week-list'))).isNetwork).toBe(true);
  expect(currentSession()).not.toBeNull();
});

test('a phone whose clock is a day wrong goes by the server’s, also without network', async () => {
  const day = 24 * 60 * 60 * 1000;
  const at = (ms: number) => ({ status: 200, body: {}, serverTime: new Date(Date.now() + ms).toISOString() });
  answerWith(() => at(day));
  await api.get('/week-list');
  answerWith(() => 'offline');
  await refused(api.get('/week-list'));
  expect(clockBehindMs()).toBeGreaterThan(day - 1000);
  expect(Math.abs(Date.parse(nowIso()) - Date.now() - day)).toBeLessThan(1000);
  expect(localDay()).toBe(localDay(Date.now() + day));
  expect(readStored('clock-behind')).toBe(clockBehindMs());
  // An answer that lay in a sleeping phone does not say that the clock is wrong.
  followServerClock(new Date(Date.now() - day).toISOString(), Date.now() - 600_000);
  expect(clockBehindMs()).toBeGreaterThan(0);
  answerWith(() => at(20_000));
  await api.get('/week-list');
  expect(clockBehindMs()).toBe(0);
});

test('empty query values are left out, the others encoded', async () => {
  const requests = answerWith(() => ({ status: 200, body: {} }));
  await request('GET', '/elders', { query: { q: '张 三', level: undefined, cursor: null, limit: 10 } });
  expect(requests[0]?.path).toBe('/elders?q=%E5%BC%A0%20%E4%B8%89&limit=10');
});
