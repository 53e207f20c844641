import { hashPassword } from '../src/modules/accounts/passwords.js';
import { TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import { createAccount } from './support/factories.js';

describe('signing in by password', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startApp();
    await createAccount(t, {
      loginName: 'zhou',
      displayName: '周探访',
      role: 'visitor',
      regionCode: TEST_VILLAGE,
      passwordHash: await hashPassword('right-password'),
    });
  });
  afterAll(() => t.close());

  const login = (password: string, loginName = 'zhou') =>
    t.http.post('/api/v1/auth/login').send({ loginName, password });

  it('opens a session that carries the account', async () => {
    const { body } = await login('right-password', ' Zhou ').expect(200);
    expect(body.account).toMatchObject({ loginName: 'zhou', role: 'visitor', regionCode: TEST_VILLAGE });
    const me = await t.http.get('/api/v1/me').set('authorization', `Bearer ${body.accessToken}`).expect(200);
    expect(me.body).toEqual(body.account);
  });

  it('refuses a wrong password', async () => {
    expectProblem(await login('wrong'), 401, 'auth.wrong_password');
  });
});
