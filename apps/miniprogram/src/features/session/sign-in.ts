import type { DemoAccount, Session } from '@tanfang/contracts';

import { Problem } from '@/platform/problem';
import { api, request } from '@/platform/request';
import { currentSession, forgetSession, keepSession } from '@/platform/session';
import { wechatLoginCode } from '@/platform/wechat-login';

/** Name and password, or the code for the phone number that WeChat vouches for. */
export type Proof = { loginName: string; password: string } | { phoneCode: string };

/** What WeChat sign-in led to: signed in, or a ticket to bind this WeChat to an account first. */
export type WechatResult = { session: Session } | { bindTicket: string };

/**
 * Signs in by name and password.
 * @throws Problem: wrong name or password, or locked for a while (`auth.locked`)
 */
export const signIn = (loginName: string, password: string): Promise<Session> =>
  openSession('/auth/login', { loginName: loginName.trim(), password });

/**
 * Signs in by the WeChat account of this phone.
 * @throws Problem
 */
export async function signInByWechat(): Promise<WechatResult> {
  const code = await wechatLoginCode?.();
  if (!code) throw new Problem(0, 'wechat.no_code', '微信没有给出登录凭证。请稍后再点一次，或用登录名和密码登录。');
  try {
    return { session: await openSession('/auth/wechat', { code }) };
  } catch (error) {
    if (error instanceof Problem && error.code === 'auth.wechat_unbound')
      return { bindTicket: String(error.extra.bindTicket) };
    throw error;
  }
}

/**
 * Binds this WeChat to an account and signs in.
 * @throws Problem
 */
export const bindWechat = (bindTicket: string, proof: Proof): Promise<Session> =>
  openSession('/auth/wechat/bind', { bindTicket, ...proof });

/** The demo accounts; none where the server is not a demonstration or does not answer. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  try {
    return await request<DemoAccount[]>('GET', '/demo/accounts', { anonymous: true });
  } catch {
    return [];
  }
}

/** Signs out here and, when the server can be reached, there. */
export async function signOut(): Promise<void> {
  const session = currentSession();
  forgetSession();
  if (!session) return;
  try {
    await api.post('/auth/logout', { refreshToken: session.refreshToken });
  } catch {
    // Without network the refresh token ends by itself; here it is gone already.
  }
}

async function openSession(path: string, body: object): Promise<Session> {
  const session = await request<Session>('POST', path, { body, anonymous: true });
  keepSession(session);
  return session;
}
