import type { Response } from 'supertest';
import { Account } from '../src/modules/accounts/account.entity.js';
import { hashPassword } from '../src/modules/accounts/passwords.js';
import { RefreshToken } from '../src/modules/accounts/refresh-token.entity.js';
import { SignInFailure } from '../src/modules/accounts/sign-in-failure.entity.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { HourlyJobs } from '../src/platform/jobs.js';
import { CITY, FAR_VILLAGE, TEST_TOWN, TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import { createAccount } from './support/factories.js';

const PASSWORD = 'right-password';

interface SessionBody {
  accessToken: string;
  refreshToken: string;
  account: { id: number };
}

describe('accounts', () => {
  let t: TestApp;
  let passwordHash: string;
  let made = 0;

  beforeAll(async () => {
    t = await startApp({ settings: { REFRESH_TOKEN_DAYS: '30' } });
    passwordHash = await hashPassword(PASSWORD);
  });
  afterAll(() => t.close());

  /** Somebody new with the password `PASSWORD`. */
  const somebody = async (): Promise<Account> => {
    made += 1;
    const loginName = `worker${made}`;
    return createAccount(t, {
      loginName,
      displayName: '周探访',
      role: 'visitor',
      regionCode: TEST_VILLAGE,
      passwordHash,
    });
  };
  const login = (loginName: string, password: string) =>
    t.http.post('/api/v1/auth/login').send({ loginName, password });
  const open = async (account: Account): Promise<SessionBody> =>
    (await login(account.loginName, PASSWORD).expect(200)).body as SessionBody;
  const refresh = (refreshToken: string) => t.http.post('/api/v1/auth/refresh').send({ refreshToken });
  const me = (accessToken: string) => t.http.get('/api/v1/me').set('authorization', `Bearer ${accessToken}`);

  describe('signing in by password', () => {
    it('opens a session that carries the account', async () => {
      const account = await somebody();
      const { body } = await login(` ${account.loginName.toUpperCase()} `, PASSWORD).expect(200);
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
      expect((await me(accessToken).expect(200)).body).toEqual(own);
    });

    it('keeps passwords as Argon2id', async () => {
      expect((await somebody()).passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    });

    it('says the same of a wrong name and a wrong password', async () => {
      const { loginName } = await somebody();
      const [wrong, unknown] = [await login(loginName, 'wrong'), await login('nobody-here', 'wrong')];
      expectProblem(wrong, 401, 'auth.wrong_password');
      expect(unknown.body).toEqual(wrong.body);
    });

    it('names what is missing, field by field', async () => {
      const answer = await t.http.post('/api/v1/auth/login').send({ loginName: 'x', passwort: 'y' });
      expectProblem(answer, 400, 'request.invalid');
      expect((answer.body as { errors: object[] }).errors).toEqual([
        { field: 'passwort', code: 'unknown', detail: expect.any(String) as string },
        { field: 'password', code: 'isLength', detail: '请填写密码' },
      ]);
    });

    it('logs who came in and who did not', async () => {
      const { id, loginName } = await somebody();
      await login(loginName, 'wrong');
      await login(loginName, PASSWORD);
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
      for (let i = 0; i < times; i += 1) answers.push(await login(loginName, 'wrong'));
      return answers;
    };

    it.each([
      ['an account', true],
      ['a name that nobody has', false],
    ])('locks %s, longer each time', async (_, exists) => {
      const loginName = exists ? (await somebody()).loginName : 'no-such-name';
      const answers = await wrong(loginName, 5);
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 429]);
      expect((answers[3]?.body as { detail: string }).detail).toContain('还可以试 1 次');
      expectProblem(answers[4] as Response, 429, 'auth.locked');
      expect(answers[4]?.headers['retry-after']).toBe('60');

      const locked = await login(loginName, PASSWORD);
      expectProblem(locked, 429, 'auth.locked');
      expect((locked.body as { detail: string }).detail).toContain('1 分钟');

      t.clock.advance({ seconds: 61 });
      const [again] = await wrong(loginName, 1);
      expect(again?.headers['retry-after']).toBe('120');
    });

    it('forgets them after the right one', async () => {
      const { loginName } = await somebody();
      await wrong(loginName, 4);
      await login(loginName, PASSWORD).expect(200);
      const answers = await wrong(loginName, 4);
      expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
    });

    it('counts attempts that come at once', async () => {
      const { loginName } = await somebody();
      const answers = await Promise.all(Array.from({ length: 20 }, () => login(loginName, 'wrong')));
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(4);
      expectProblem(await login(loginName, PASSWORD), 429, 'auth.locked');
    });

    it('is undone by the administrator, who sets a new password', async () => {
      const account = await somebody();
      await wrong(account.loginName, 5);
      const administrator = await t.signIn('administrator');
      await administrator.post(`/accounts/${account.id}/password`, { newPassword: 'a-new-password' }).expect(204);
      await login(account.loginName, 'a-new-password').expect(200);
    });
  });

  describe('a session', () => {
    it('is renewed with a new refresh token each time', async () => {
      const account = await somebody();
      const first = await open(account);
      const second = (await refresh(first.refreshToken).expect(200)).body as SessionBody;
      const third = (await refresh(second.refreshToken).expect(200)).body as SessionBody;
      expect(new Set([first, second, third].map(({ refreshToken }) => refreshToken)).size).toBe(3);
      await me(third.accessToken).expect(200);
    });

    it('ends everywhere when an old refresh token comes again', async () => {
      const account = await somebody();
      const first = await open(account);
      const second = (await refresh(first.refreshToken).expect(200)).body as SessionBody;
      expectProblem(await refresh(first.refreshToken), 401, 'auth.session_ended');
      expectProblem(await refresh(second.refreshToken), 401, 'auth.session_ended');
      expectProblem(await me(second.accessToken), 401, 'auth.session_ended');
      const reuse = { action: 'session.reuse_detected', subjectId: String(account.id) };
      expect(await t.dataSource.manager.countBy(AuditEntry, reuse)).toBe(1);
    });

    it('is renewed by only one of two at once', async () => {
      const { refreshToken } = await open(await somebody());
      const answers = await Promise.all([refresh(refreshToken), refresh(refreshToken)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
    });

    it('leaves other devices alone when it ends', async () => {
      const account = await somebody();
      const [phone, desk] = [await open(account), await open(account)];
      await t.http.post('/api/v1/auth/logout').send({ refreshToken: phone.refreshToken }).expect(204);
      expectProblem(await me(phone.accessToken), 401, 'auth.session_ended');
      expectProblem(await refresh(phone.refreshToken), 401, 'auth.session_ended');
      await me(desk.accessToken).expect(200);
    });

    it('can be ended twice, and when there was none', async () => {
      const { refreshToken } = await open(await somebody());
      await t.http.post('/api/v1/auth/logout').send({ refreshToken }).expect(204);
      await t.http.post('/api/v1/auth/logout').send({ refreshToken }).expect(204);
      await t.http.post('/api/v1/auth/logout').send({ refreshToken: 'never-issued' }).expect(204);
    });

    it('keeps no refresh token in clear', async () => {
      const { refreshToken, account } = await open(await somebody());
      const [row] = await t.dataSource.manager.findBy(RefreshToken, { accountId: account.id });
      expect(JSON.stringify(row)).not.toContain(refreshToken);
    });

    it('ends by itself: the access token after minutes, the refresh token after days', async () => {
      const { accessToken, refreshToken } = await open(await somebody());
      t.clock.advance({ minutes: 16 });
      expectProblem(await me(accessToken), 401, 'auth.token_expired');
      const renewed = (await refresh(refreshToken).expect(200)).body as SessionBody;
      t.clock.advance({ days: 31 });
      expectProblem(await refresh(renewed.refreshToken), 401, 'auth.session_ended');
    });

    it('is not had with a forged token', async () => {
      const { accessToken } = await open(await somebody());
      const [header, payload, signature] = accessToken.split('.') as [string, string, string];
      const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
      const forged = Buffer.from(JSON.stringify({ ...claims, sub: '1' })).toString('base64url');
      const unsigned = Buffer.from('{"alg":"none"}').toString('base64url');
      for (const token of [`${header}.${forged}.${signature}`, `${unsigned}.${payload}.`, 'abc']) {
        expectProblem(await me(token), 401, 'auth.token_invalid');
      }
      expectProblem(await t.http.get('/api/v1/me').set('authorization', 'Basic eDp5'), 401, 'auth.required');
    });
  });

  describe('one’s own password', () => {
    it('is changed with the old one, and other devices have to sign in again', async () => {
      const account = await somebody();
      const [phone, desk] = [await open(account), await open(account)];
      const change = (currentPassword: string, newPassword: string) =>
        t.http
          .post('/api/v1/me/password')
          .set('authorization', `Bearer ${desk.accessToken}`)
          .send({ currentPassword, newPassword });
      expectProblem(await change('wrong', 'a-new-password'), 401, 'auth.wrong_password');
      expectProblem(await change(PASSWORD, 'short'), 400, 'request.invalid');
      expect((await change(PASSWORD, 'a-new-password')).status).toBe(204);
      await me(desk.accessToken).expect(200);
      expectProblem(await me(phone.accessToken), 401, 'auth.session_ended');
      await login(account.loginName, 'a-new-password').expect(200);
    });
  });

  describe('the administrator', () => {
    const wish = { loginName: 'new.worker', password: 'first-password', displayName: '新同事', role: 'visitor' };

    it('makes accounts, with the phone masked in every answer', async () => {
      const administrator = await t.signIn('administrator');
      const answer = await administrator.post('/accounts', {
        ...wish,
        regionCode: TEST_VILLAGE,
        phone: '138 1234 5678',
      });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        loginName: 'new.worker',
        regionName: '黄行村委会',
        maskedPhone: '138****5678',
      });
      const stored = await t.dataSource.manager.findOneByOrFail(Account, { loginName: 'new.worker' });
      expect(JSON.stringify(stored)).not.toContain('13812345678');
      await login('New.Worker', 'first-password').expect(200);

      const twice = await administrator.post('/accounts', { ...wish, regionCode: TEST_VILLAGE });
      expectProblem(twice, 409, 'account.exists');
      const samePhone = { ...wish, loginName: 'other.worker', regionCode: TEST_VILLAGE, phone: '+86 13812345678' };
      expectProblem(await administrator.post('/accounts', samePhone), 409, 'account.exists');
    });

    it.each([
      ['a village for a town officer', { role: 'town_officer', regionCode: TEST_VILLAGE }],
      ['a region that is none', { role: 'visitor', regionCode: '320682999999' }],
      ['no region for a visitor', { role: 'visitor' }],
      ['a region for an auditor', { role: 'auditor', regionCode: CITY }],
    ])('is refused %s', async (_, place) => {
      const administrator = await t.signIn('administrator');
      const answer = await administrator.post('/accounts', { ...wish, loginName: 'refused', ...place });
      expectProblem(answer, 422, 'account.region');
    });

    it('is refused a phone number that is none', async () => {
      const administrator = await t.signIn('administrator');
      const body = { ...wish, loginName: 'refused', regionCode: TEST_VILLAGE, phone: '12345' };
      expectProblem(await administrator.post('/accounts', body), 422, 'account.phone');
    });

    it('disables an account at once, but not the own', async () => {
      const [administrator, account] = [await t.signIn('administrator'), await somebody()];
      const { accessToken, refreshToken } = await open(account);
      await administrator.post(`/accounts/${account.id}/disable`).expect(204);
      expectProblem(await me(accessToken), 401, 'auth.session_ended');
      expectProblem(await refresh(refreshToken), 401, 'auth.session_ended');
      expectProblem(await login(account.loginName, PASSWORD), 403, 'auth.disabled');
      expectProblem(await administrator.post(`/accounts/${administrator.account.id}/disable`), 422, 'account.own');
      expectProblem(await administrator.post('/accounts/999999/disable'), 404, 'not_found');
    });

    it('lists accounts page by page, each once', async () => {
      const administrator = await t.signIn('administrator');
      const seen: number[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const answer: Response = await administrator.get(`/accounts?limit=3&cursor=${cursor}`).expect(200);
        const page = answer.body as { items: { id: number }[]; nextCursor: string | null };
        seen.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(await t.dataSource.manager.count(Account));
      expectProblem(await administrator.get('/accounts?limit=101'), 400, 'request.invalid');
      expectProblem(await administrator.get('/accounts?cursor=nonsense'), 400, 'request.invalid');
    });

    it('reads the log, newest first', async () => {
      const administrator = await t.signIn('administrator');
      const { body } = await administrator.get('/audit-entries?subjectType=account&limit=5').expect(200);
      const ids = (body as { items: { id: number }[] }).items.map(({ id }) => id);
      expect(ids).toEqual([...ids].sort((a, b) => b - a));
      expect(ids).toHaveLength(5);
    });
  });

  describe('regions', () => {
    it('are those of Rugao: 14 towns and 348 villages', async () => {
      const visitor = await t.signIn('visitor');
      const all = async (parent: string): Promise<{ code: string; name: string; kind: string | null }[]> =>
        ((await visitor.get(`/regions?parent=${parent}&limit=100`).expect(200)).body as { items: [] }).items;
      const towns = await all(CITY);
      expect(towns).toHaveLength(14);
      const villages = (await Promise.all(towns.map(({ code }) => all(code)))).flat();
      expect(villages).toHaveLength(348);
      expect(villages.find(({ code }) => code === FAR_VILLAGE)).toMatchObject({
        name: '东风居委会',
        kind: 'residents_committee',
      });
    });

    it('come in pages', async () => {
      const visitor = await t.signIn('visitor');
      const first = (await visitor.get(`/regions?parent=${TEST_TOWN}&limit=20`)).body as {
        items: object[];
        nextCursor: string;
      };
      expect(first.items).toHaveLength(20);
      const rest = (await visitor.get(`/regions?parent=${TEST_TOWN}&limit=20&cursor=${first.nextCursor}`)).body as {
        items: object[];
      };
      expect(rest).toMatchObject({ nextCursor: null });
      expect(rest.items).toHaveLength(9);
      expect((await visitor.get('/regions')).body).toMatchObject({ items: [{ code: CITY, name: '如皋市' }] });
    });
  });

  describe('what is good no more', () => {
    it('is removed by the hourly jobs', async () => {
      await open(await somebody());
      await login('typed-wrong', 'wrong');
      t.clock.advance({ days: 31 });
      const { refreshToken } = await open(await somebody());
      await t.app.get(HourlyJobs).runAll();
      expect(await t.dataSource.manager.count(SignInFailure)).toBe(0);
      expect(await t.dataSource.manager.count(RefreshToken)).toBe(1);
      await refresh(refreshToken).expect(200);
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
