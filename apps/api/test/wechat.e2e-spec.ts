import type { Response } from 'supertest';
import { hashPassword } from '../src/modules/accounts/passwords.js';
import { WechatBinding } from '../src/modules/accounts/wechat-binding.entity.js';
import { TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import { createAccount } from './support/factories.js';
import { wechatServer } from './support/wechat-server.js';

const PASSWORD = 'right-password';
const PHONE = '13900001234';

describe('signing in by WeChat', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startApp({ settings: await wechatServer.start() });
    await createAccount(t, {
      loginName: 'zhou',
      displayName: '周探访',
      role: 'visitor',
      regionCode: TEST_VILLAGE,
      phone: PHONE,
      passwordHash: await hashPassword(PASSWORD),
    });
  });
  afterAll(async () => {
    await t.close();
    await wechatServer.stop();
  });

  const signIn = (code: string) => t.http.post('/api/v1/auth/wechat').send({ code });
  const bind = (body: object) => t.http.post('/api/v1/auth/wechat/bind').send(body);
  const ticketOf = (answer: Response): string => (answer.body as { bindTicket: string }).bindTicket;
  const ticketFor = async (openid: string): Promise<string> => ticketOf(await signIn(wechatServer.codeOf(openid)));

  it('asks an unknown WeChat to be bound, then knows it', async () => {
    const unbound = await signIn(wechatServer.codeOf('o-zhou'));
    expectProblem(unbound, 409, 'auth.wechat_unbound');
    const bound = await bind({ bindTicket: ticketOf(unbound), loginName: 'zhou', password: PASSWORD });
    expect(bound.body).toMatchObject({ account: { loginName: 'zhou' } });
    const later = await signIn(wechatServer.codeOf('o-zhou')).expect(200);
    expect(later.body).toMatchObject({ account: { loginName: 'zhou' } });
  });

  it('binds by the phone number that WeChat vouches for', async () => {
    const bindTicket = await ticketFor('o-phone');
    await bind({ bindTicket, phoneCode: wechatServer.phoneCodeOf(PHONE) }).expect(200);
    await signIn(wechatServer.codeOf('o-phone')).expect(200);
    const unknown = await bind({ bindTicket, phoneCode: wechatServer.phoneCodeOf('13900009999') });
    expectProblem(unknown, 409, 'auth.phone_unknown');
  });

  it('takes a double tap on the button as one', async () => {
    const bindTicket = await ticketFor('o-twice');
    const tap = () => bind({ bindTicket, loginName: 'zhou', password: PASSWORD });
    expect((await Promise.all([tap(), tap(), tap()])).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('forgets the WeChat of somebody whose password the administrator sets anew', async () => {
    const passwordHash = await hashPassword(PASSWORD);
    const worker = { loginName: 'lost', displayName: '丢手机', role: 'visitor', regionCode: TEST_VILLAGE } as const;
    const { id } = await createAccount(t, { ...worker, passwordHash });
    const bindTicket = await ticketFor('o-lost');
    await bind({ bindTicket, loginName: 'lost', password: PASSWORD }).expect(200);
    const administrator = await t.signIn('administrator');
    await administrator.post(`/accounts/${id}/password`, { newPassword: 'a-new-password' }).expect(204);
    expectProblem(await signIn(wechatServer.codeOf('o-lost')), 409, 'auth.wechat_unbound');
  });

  it('keeps neither openid nor session key in clear', async () => {
    const rows = JSON.stringify(await t.dataSource.manager.find(WechatBinding));
    expect(rows).not.toMatch(/o-zhou|c2Vzc2lvbg/);
  });

  it('holds the binding to the same lock as the sign-in', async () => {
    const bindTicket = await ticketFor('o-guess');
    const answers: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      answers.push((await bind({ bindTicket, loginName: 'guessed', password: 'wrong' })).status);
    }
    expect(answers).toEqual([401, 401, 401, 401, 429]);
  });

  it('refuses a ticket that is forged, expired or an access token', async () => {
    const bindTicket = await ticketFor('o-late');
    const { session } = await t.signIn('visitor');
    for (const wrong of [`${bindTicket}x`, session.accessToken]) {
      const answer = await bind({ bindTicket: wrong, loginName: 'zhou', password: PASSWORD });
      expectProblem(answer, 401, 'auth.token_invalid');
    }
    t.clock.advance({ minutes: 11 });
    expectProblem(await bind({ bindTicket, loginName: 'zhou', password: PASSWORD }), 401, 'auth.token_expired');
  });

  it('asks for a name where there is no phone code', async () => {
    const answer = await bind({ bindTicket: 'x' });
    expectProblem(answer, 400, 'request.invalid');
    expect((answer.body as { errors: { field: string }[] }).errors.map(({ field }) => field)).toEqual([
      'loginName',
      'password',
    ]);
  });

  it('says that a code was used before, or is none', async () => {
    const code = wechatServer.codeOf('o-zhou');
    await signIn(code).expect(200);
    expectProblem(await signIn(code), 422, 'wechat.code_invalid');
    expectProblem(await signIn('nonsense'), 422, 'wechat.code_invalid');
  });

  it.each([
    ['is busy', { errcode: -1 }, 503, 'wechat.unavailable'],
    ['limits the calls', { errcode: 45011 }, 429, 'wechat.too_many'],
    ['blocks the person', { errcode: 40226 }, 403, 'wechat.blocked'],
    ['knows another secret', { errcode: 40125 }, 503, 'wechat.unavailable'],
    ['hangs', 'hang', 503, 'wechat.unavailable'],
    ['breaks the connection', 'reset', 503, 'wechat.unavailable'],
    ['answers with a page', 'html', 503, 'wechat.unavailable'],
  ] as const)('says what to do when WeChat %s, and works afterwards', async (_, failure, status, code) => {
    wechatServer.failNext(failure);
    expectProblem(await signIn(wechatServer.codeOf('o-zhou')), status, code);
    await signIn(wechatServer.codeOf('o-zhou')).expect(200);
  });

  describe('the app’s own token', () => {
    const tokenCalls = (): number => wechatServer.calls.filter(({ path }) => path.endsWith('/stable_token')).length;
    const askPhone = async (openid: string): Promise<number> => {
      const bindTicket = await ticketFor(openid);
      return (await bind({ bindTicket, phoneCode: wechatServer.phoneCodeOf(PHONE) })).status;
    };

    it('is fetched once for many calls and kept until shortly before it ends', async () => {
      t.clock.advance({ hours: 3 });
      const before = tokenCalls();
      expect(await Promise.all([askPhone('o-1'), askPhone('o-2'), askPhone('o-3')])).toEqual([200, 200, 200]);
      expect(tokenCalls() - before).toBe(1);
      t.clock.advance({ minutes: 114 });
      expect(await askPhone('o-4')).toBe(200);
      expect(tokenCalls() - before).toBe(1);
      t.clock.advance({ minutes: 2 });
      expect(await askPhone('o-5')).toBe(200);
      expect(tokenCalls() - before).toBe(2);
    });

    it('is renewed by force when WeChat refuses it', async () => {
      expect(await askPhone('o-6')).toBe(200);
      wechatServer.revokeToken();
      expect(await askPhone('o-7')).toBe(200);
      const last = wechatServer.calls.filter(({ path }) => path.endsWith('/stable_token')).at(-1);
      expect(last?.body).toMatchObject({ force_refresh: true });
    });

    it('is asked for again after a failure', async () => {
      wechatServer.revokeToken();
      const bindTicket = await ticketFor('o-8');
      wechatServer.failNext({ errcode: 40001 });
      wechatServer.failNext('hang');
      const failed = await bind({ bindTicket, phoneCode: wechatServer.phoneCodeOf(PHONE) });
      expectProblem(failed, 503, 'wechat.unavailable');
      expect(await askPhone('o-9')).toBe(200);
    });
  });
});

describe('without an app id', () => {
  it('signing in by WeChat says that it is off', async () => {
    const t = await startApp();
    try {
      expectProblem(await t.http.post('/api/v1/auth/wechat').send({ code: 'x' }), 503, 'wechat.not_configured');
    } finally {
      await t.close();
    }
  });
});
