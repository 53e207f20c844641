import type { Response } from 'supertest';
import { Account } from '../src/modules/accounts/account.entity.js';
import { CITY, TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import { createDatabase } from './support/database.js';
import { PASSWORD, signInCalls } from './support/sign-in-calls.js';

describe('a demonstration that becomes the real thing', () => {
  const production = {
    NODE_ENV: 'production',
    ADMIN_PASSWORD: 'a-long-enough-password',
  };

  it('ends the accounts whose password the sign-in page told', async () => {
    const database = await createDatabase();
    try {
      const demo = await startApp({ database, settings: { DEMO_MODE: 'true', DEMO_ELDERS: '1' } });
      await demo.http.post('/api/v1/auth/login').send({ loginName: 'city', password: 'tanfang-demo' }).expect(200);
      await demo.close();
      const real = await startApp({ database, settings: production });
      const login = (loginName: string, password: string) =>
        real.http.post('/api/v1/auth/login').send({ loginName, password });
      expectProblem(await login('city', 'tanfang-demo'), 401, 'auth.wrong_password');
      await login('admin', production.ADMIN_PASSWORD).expect(200);
      await real.close();
    } finally {
      await database.drop();
    }
  });
});

describe('administering accounts', () => {
  let t: TestApp;
  let calls: Awaited<ReturnType<typeof signInCalls>>;

  beforeAll(async () => {
    t = await startApp();
    calls = await signInCalls(t);
  });
  afterAll(() => t.close());

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
      await calls.login('New.Worker', 'first-password').expect(200);

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
      const [administrator, account] = [await t.signIn('administrator'), await calls.somebody()];
      const { accessToken, refreshToken } = await calls.open(account);
      await administrator.post(`/accounts/${account.id}/disable`).expect(204);
      expectProblem(await calls.me(accessToken), 401, 'auth.session_ended');
      expectProblem(await calls.refresh(refreshToken), 401, 'auth.session_ended');
      expectProblem(await calls.login(account.loginName, PASSWORD), 403, 'auth.disabled');
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
});
