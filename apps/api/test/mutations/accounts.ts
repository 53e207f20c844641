import { hashPassword } from '../../src/modules/accounts/passwords.js';
import { TEST_VILLAGE, type TestApp } from '../support/app.js';
import { createAccount } from '../support/factories.js';
import { wechatServer } from '../support/wechat-server.js';
import type { MutationExample } from './example.js';

const PASSWORD = 'a-password-of-tests';

let made = 0;

async function somebody(t: TestApp, phone?: string): Promise<{ loginName: string; password: string; id: number }> {
  made += 1;
  const loginName = `example-${made}`;
  const { id } = await createAccount(t, {
    loginName,
    displayName: '举例',
    role: 'visitor',
    regionCode: TEST_VILLAGE,
    passwordHash: await hashPassword(PASSWORD),
    ...(phone ? { phone } : {}),
  });
  return { loginName, password: PASSWORD, id };
}

async function bindTicket(t: TestApp, openid: string): Promise<string> {
  const answer = await t.http.post('/api/v1/auth/wechat').send({ code: wechatServer.codeOf(openid) });
  return (answer.body as { bindTicket: string }).bindTicket;
}

/** Examples of the accounts module. */
export const accountMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/auth/login',
    prepare: async (t) => {
      const { loginName, password } = await somebody(t);
      return () => t.http.post('/api/v1/auth/login').send({ loginName, password });
    },
  },
  {
    route: 'POST /api/v1/auth/wechat/bind',
    prepare: async (t) => {
      const { loginName, password } = await somebody(t);
      const ticket = await bindTicket(t, 'o-bind');
      return () => t.http.post('/api/v1/auth/wechat/bind').send({ bindTicket: ticket, loginName, password });
    },
  },
  {
    route: 'POST /api/v1/auth/wechat',
    prepare: async (t) => {
      await somebody(t, '13900000077');
      const ticket = await bindTicket(t, 'o-phone');
      const phoneCode = wechatServer.phoneCodeOf('13900000077');
      await t.http.post('/api/v1/auth/wechat/bind').send({ bindTicket: ticket, phoneCode }).expect(200);
      return () => t.http.post('/api/v1/auth/wechat').send({ code: wechatServer.codeOf('o-phone') });
    },
  },
  {
    route: 'POST /api/v1/auth/refresh',
    prepare: async (t) => {
      const { session } = await t.signIn('visitor', { name: '续期' });
      return () => t.http.post('/api/v1/auth/refresh').send({ refreshToken: session.refreshToken });
    },
  },
  {
    route: 'POST /api/v1/auth/logout',
    prepare: async (t) => {
      const { session } = await t.signIn('visitor', { name: '退出' });
      return () => t.http.post('/api/v1/auth/logout').send({ refreshToken: session.refreshToken });
    },
  },
  {
    route: 'POST /api/v1/me/password',
    prepare: async (t) => {
      const { loginName, password } = await somebody(t);
      const device = await t.signInAs(loginName);
      return () => device.post('/me/password', { currentPassword: password, newPassword: 'another-password' });
    },
  },
  {
    route: 'POST /api/v1/accounts',
    prepare: async (t) => {
      const administrator = await t.signIn('administrator');
      return () =>
        administrator.post('/accounts', {
          loginName: 'example-new',
          password: PASSWORD,
          displayName: '新同事',
          role: 'visitor',
          regionCode: TEST_VILLAGE,
        });
    },
  },
  {
    route: 'POST /api/v1/accounts/:id/password',
    prepare: async (t) => {
      const [administrator, { id }] = [await t.signIn('administrator'), await somebody(t)];
      return () => administrator.post(`/accounts/${id}/password`, { newPassword: 'another-password' });
    },
  },
  {
    route: 'POST /api/v1/accounts/:id/disable',
    prepare: async (t) => {
      const [administrator, { id }] = [await t.signIn('administrator'), await somebody(t)];
      return () => administrator.post(`/accounts/${id}/disable`);
    },
  },
];
