import type { Response } from 'supertest';
import { RefreshToken } from '../src/modules/accounts/refresh-token.entity.js';
import { SignInFailure } from '../src/modules/accounts/sign-in-failure.entity.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { HourlyJobs } from '../src/platform/jobs.js';
import { TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import { PASSWORD, type SessionBody, signInCalls } from './support/sign-in-calls.js';

describe('accounts', () => {
  let t: TestApp;
  let calls: Awaited<ReturnType<typeof signInCalls>>;

  beforeAll(async () => {
    t = await startApp({ settings: { REFRESH_TOKEN_DAYS: '30' } });
    calls = await signInCalls(t);
  });
  afterAll(() => t.close());

  describe('signing in by password', () => {
    it('opens a session that carries the account', async () => {
      const account = await calls.somebody();
      const { body } = await calls.login(` ${account.loginName.toUpperCase()} `, PASSWORD).expect(200);
      expect(body).toEqual({
        accessToken: expect.any(String) as string,
        accessTokenExpiresAt: '2026-11-23T01:15:00.000Z',
        refreshToken: expect.any(String) as string,
        account: {
          id: account.id,
          loginName: account.loginName,
          displayName: '周探访',
          role: 'visitor',
          regionCode: TEST_VILLAGE,
          regionName: '黄行村委会',
          regionLevel: 'village',
          permissions: expect.arrayContaining(['visit.record', 'week_list.read']) as string[],
        },
      });
      const { accessToken, account: own } = body as SessionBody;
      expect((await calls.me(accessToken).expect(200)).body).toEqual(own);
    });

    it('keeps passwords as Argon2id', async () => {
      expect((await calls.somebody()).passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    });

    it('says the same of a wrong name and a wrong password', async () => {
      const { loginName } = await calls.somebody();
      const [wrong, unknown] = [await calls.login(loginName, 'wrong'), await calls.login('nobody-here', 'wrong')];
      expectProblem(wrong, 401, 'auth.wrong_password');
      expect(unknown.body).toEqual(wrong.body);
    });

    it('names what is missing, field by field', async () => {
      const answer = await t.http.post('/api/v1/auth/login').send({ loginName: 'x', passwort: 'y' });
      expectProblem(answer, 400, 'request.invalid');
      expect((answer.body as { errors: object[] }).errors).toEqual([
        { field: 'passwort', code: 'unknown', detail: expect.any(String) as string },
        { field: 'password', code: 'isString', detail: '请填写密码' },
      ]);
    });

    it('logs who came in and who did not', async () => {
      const { id, loginName } = await calls.somebody();
      await calls.login(loginName, 'wrong');
      await calls.login(loginName, PASSWORD);
      const entries = await t.dataSource.manager.findBy(AuditEntry, { subjectType: 'account', subjectId: String(id) });
      expect(entries.map(({ action, accountId }) => [action, accountId])).toEqual([
        ['session.refuse', null],
        ['session.open', id],
      ]);
    });
  });

  describe('a wrong password many times', () => {
    const wrong = async (loginName: string, times: number): Promise<Response[]> => {
      const answers: Response[] = [];
      for (let i = 0; i < times; i += 1) answers.push(await calls.login(loginName, 'wrong'));
      return answers;
    };

    it.each([
      ['an account', true],
      ['a name that nobody has', false],
    ])('locks %s, longer each time', async (_, exists) => {
      const loginName = exists ? (await calls.somebody()).loginName : 'no-such-name';
      const answers = await wrong(loginName, 5);
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 429]);
      expect((answers[3]?.body as { detail: string }).detail).toContain('还可以试 1 次');
      expectProblem(answers[4] as Response, 429, 'auth.locked');
      expect(answers[4]?.headers['retry-after']).toBe('60');

      const locked = await calls.login(loginName, PASSWORD);
      expectProblem(locked, 429, 'auth.locked');
      expect((locked.body as { detail: string }).detail).toContain('1 分钟');

      t.clock.advance({ seconds: 61 });
      const [again] = await wrong(loginName, 1);
      expect(again?.headers['retry-after']).toBe('120');
    });

    it('locks the address they came from, so that nobody locks out a name he knows', async () => {
      const behindProxy = await startApp({ settings: { TRUST_PROXY: '1' } });
      try {
        const elsewhere = await signInCalls(behindProxy);
        const { loginName } = await elsewhere.somebody();
        const from = (address: string, password: string) =>
          elsewhere.login(loginName, password).set('x-forwarded-for', address);
        for (let i = 0; i < 5; i += 1) await from('203.0.113.7', 'wrong');
        expectProblem(await from('203.0.113.7', PASSWORD), 429, 'auth.locked');
        await from('203.0.113.8', PASSWORD).expect(200);
      } finally {
        await behindProxy.close();
      }
    });

    it('locks the name for everybody when they come from ever new addresses', async () => {
      const behindProxy = await startApp({ settings: { TRUST_PROXY: '1' } });
      try {
        const elsewhere = await signInCalls(behindProxy);
        const { loginName } = await elsewhere.somebody();
        const from = (i: number, password: string) =>
          elsewhere.login(loginName, password).set('x-forwarded-for', `203.0.113.${i}`);
        await Promise.all(Array.from({ length: 100 }, (_, i) => from(i, 'wrong')));
        expectProblem(await from(200, PASSWORD), 429, 'auth.locked');
      } finally {
        await behindProxy.close();
      }
    });

    it('forgets them after the right one', async () => {
      const { loginName } = await calls.somebody();
      await wrong(loginName, 4);
      await calls.login(loginName, PASSWORD).expect(200);
      const answers = await wrong(loginName, 4);
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    });

    it('counts attempts that come at once', async () => {
      const { loginName } = await calls.somebody();
      const answers = await Promise.all(Array.from({ length: 20 }, () => calls.login(loginName, 'wrong')));
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(4);
      expectProblem(await calls.login(loginName, PASSWORD), 429, 'auth.locked');
    });

    it('is undone by the administrator, who sets a new password', async () => {
      const account = await calls.somebody();
      await wrong(account.loginName, 5);
      const administrator = await t.signIn('administrator');
      await administrator.post(`/accounts/${account.id}/password`, { newPassword: 'a-new-password' }).expect(204);
      await calls.login(account.loginName, 'a-new-password').expect(200);
    });
  });

  describe('a session', () => {
    it('is renewed with a new refresh token each time', async () => {
      const account = await calls.somebody();
      const first = await calls.open(account);
      const second = (await calls.refresh(first.refreshToken).expect(200)).body as SessionBody;
      const third = (await calls.refresh(second.refreshToken).expect(200)).body as SessionBody;
      expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
      await calls.me(third.accessToken).expect(200);
    });

    it.each([
      ['after its successor was used', async (successor: string) => calls.refresh(successor).expect(200)],
      ['after minutes', async () => t.clock.advance({ minutes: 6 })],
    ])('ends everywhere when an old refresh token comes again %s', async (_, meanwhile) => {
      const account = await calls.somebody();
      const first = await calls.open(account);
      const second = (await calls.refresh(first.refreshToken).expect(200)).body as SessionBody;
      await meanwhile(second.refreshToken);
      expectProblem(await calls.refresh(first.refreshToken), 401, 'auth.session_ended');
      expectProblem(await calls.refresh(second.refreshToken), 401, 'auth.session_ended');
      expectProblem(await calls.me(second.accessToken), 401, 'auth.session_ended');
      const reuse = { action: 'session.reuse_detected', subjectId: String(account.id) };
      expect(await t.dataSource.manager.countBy(AuditEntry, reuse)).toBe(1);
    });

    it('outlives an answer that was lost on the way: what nobody got is replaced', async () => {
      const first = await calls.open(await calls.somebody());
      const lost = (await calls.refresh(first.refreshToken).expect(200)).body as SessionBody;
      await calls.refresh(first.refreshToken).expect(200);
      t.clock.advance({ minutes: 2 });
      const again = (await calls.refresh(first.refreshToken).expect(200)).body as SessionBody;
      await calls.me(again.accessToken).expect(200);
      expectProblem(await calls.refresh(lost.refreshToken), 401, 'auth.session_ended');
      await calls.refresh(again.refreshToken).expect(200);
    });

    it('leaves one good refresh token when two renew at once', async () => {
      const { refreshToken } = await calls.open(await calls.somebody());
      const answers = await Promise.all([calls.refresh(refreshToken), calls.refresh(refreshToken)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      const [one, other] = answers.map(({ body }) => (body as SessionBody).refreshToken) as [string, string];
      const good = [await calls.refresh(one), await calls.refresh(other)].filter(({ status }) => status === 200);
      expect(good).toHaveLength(1);
    });

    it('leaves other devices alone when it ends', async () => {
      const account = await calls.somebody();
      const [phone, desk] = [await calls.open(account), await calls.open(account)];
      await t.http.post('/api/v1/auth/logout').send({ refreshToken: phone.refreshToken }).expect(204);
      expectProblem(await calls.me(phone.accessToken), 401, 'auth.session_ended');
      expectProblem(await calls.refresh(phone.refreshToken), 401, 'auth.session_ended');
      await calls.me(desk.accessToken).expect(200);
    });

    it('can be ended twice, and when there was none', async () => {
      const { refreshToken } = await calls.open(await calls.somebody());
      await t.http.post('/api/v1/auth/logout').send({ refreshToken }).expect(204);
      await t.http.post('/api/v1/auth/logout').send({ refreshToken }).expect(204);
      await t.http.post('/api/v1/auth/logout').send({ refreshToken: 'never-issued' }).expect(204);
    });

    it('keeps no refresh token in clear', async () => {
      const { refreshToken, account } = await calls.open(await calls.somebody());
      const [row] = await t.dataSource.manager.findBy(RefreshToken, { accountId: account.id });
      expect(JSON.stringify(row)).not.toContain(refreshToken);
    });

    it('ends by itself: the access token after minutes, the refresh token after days', async () => {
      const { accessToken, refreshToken } = await calls.open(await calls.somebody());
      t.clock.advance({ minutes: 16 });
      expectProblem(await calls.me(accessToken), 401, 'auth.token_expired');
      const renewed = (await calls.refresh(refreshToken).expect(200)).body as SessionBody;
      t.clock.advance({ days: 31 });
      expectProblem(await calls.refresh(renewed.refreshToken), 401, 'auth.session_ended');
    });

    it('is not had with a forged token', async () => {
      const { accessToken } = await calls.open(await calls.somebody());
      const [header, payload, signature] = accessToken.split('.') as [string, string, string];
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
      const forged = Buffer.from(JSON.stringify({ ...claims, sub: '1' })).toString('base64url');
      const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
      for (const token of [`${header}.${forged}.${signature}`, `${unsigned}.${payload}.`, 'abc']) {
        expectProblem(await calls.me(token), 401, 'auth.token_invalid');
      }
      expectProblem(await t.http.get('/api/v1/me').set('authorization', 'Basic eDp5'), 401, 'auth.required');
    });
  });

  describe('one’s own password', () => {
    it('is changed with the old one, and other devices have to sign in again', async () => {
      const account = await calls.somebody();
      const [phone, desk] = [await calls.open(account), await calls.open(account)];
      const change = (currentPassword: string, newPassword: string) =>
        t.http
          .post('/api/v1/me/password')
          .set('authorization', `Bearer ${desk.accessToken}`)
          .send({ currentPassword, newPassword });
      expectProblem(await change('wrong', 'a-new-password'), 401, 'auth.wrong_password');
      expectProblem(await change(PASSWORD, 'short'), 400, 'request.invalid');
      expect((await change(PASSWORD, 'a-new-password')).status).toBe(204);
      await calls.me(desk.accessToken).expect(200);
      expectProblem(await calls.me(phone.accessToken), 401, 'auth.session_ended');
      await calls.login(account.loginName, 'a-new-password').expect(200);
    });
  });

  describe('what is good no more', () => {
    it('is removed by the hourly jobs', async () => {
      await calls.open(await calls.somebody());
      await calls.login('typed-wrong', 'wrong');
      t.clock.advance({ days: 31 });
      const { refreshToken } = await calls.open(await calls.somebody());
      await t.app.get(HourlyJobs).runAll();
      expect(await t.dataSource.manager.count(SignInFailure)).toBe(0);
      expect(await t.dataSource.manager.count(RefreshToken)).toBe(1);
      await calls.refresh(refreshToken).expect(200);
    });
  });
});

describe('demo mode', () => {
  it('lists accounts that work', async () => {
    const t = await startApp({ settings: { DEMO_MODE: 'true' } });
    try {
      const accounts = (await t.http.get('/api/v1/demo/accounts').expect(200)).body as {
        loginName: string;
        password: string;
      }[];
      expect(accounts).toHaveLength(9);
      for (const { loginName, password } of accounts) {
        await t.http.post('/api/v1/auth/login').send({ loginName, password }).expect(200);
      }
    } finally {
      await t.close();
    }
  });

  it('is off otherwise, and the first administrator comes from the settings', async () => {
    const t = await startApp({ settings: { ADMIN_PASSWORD: 'chosen-by-the-operator' } });
    try {
      expectProblem(await t.http.get('/api/v1/demo/accounts'), 404, 'demo.off');
      const admin = { loginName: 'admin', password: 'chosen-by-the-operator' };
      await t.http.post('/api/v1/auth/login').send(admin).expect(200);
    } finally {
      await t.close();
    }
  });
});
