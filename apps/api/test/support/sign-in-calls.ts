import type { Account } from '../../src/modules/accounts/account.entity.js';
import { hashPassword } from '../../src/modules/accounts/passwords.js';
import { TEST_VILLAGE, type TestApp } from './app.js';
import { createAccount } from './factories.js';

/** Password of everybody that `signInCalls` makes. */
export const PASSWORD = 'right-password';

export interface SessionBody {
  accessToken: string;
  refreshToken: string;
  account: { id: number };
}

/** The requests around signing in, for the people of one test application. */
export async function signInCalls(t: TestApp) {
  const passwordHash = await hashPassword(PASSWORD);
  let made = 0;
  const login = (loginName: string, password: string) =>
    t.http.post('/api/v1/auth/login').send({ loginName, password });
  return {
    login,
    /** Somebody new with the password `PASSWORD`. */
    somebody: (): Promise<Account> => {
      made += 1;
      const loginName = `worker${made}`;
      return createAccount(t, {
        loginName,
        displayName: '周探访',
        role: 'visitor',
        regionCode: TEST_VILLAGE,
        passwordHash,
      });
    },
    open: async (account: Account): Promise<SessionBody> =>
      (await login(account.loginName, PASSWORD).expect(200)).body as SessionBody,
    refresh: (refreshToken: string) => t.http.post('/api/v1/auth/refresh').send({ refreshToken }),
    me: (accessToken: string) => t.http.get('/api/v1/me').set('authorization', `Bearer ${accessToken}`),
  };
}
