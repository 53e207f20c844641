import { api, request } from '@/platform/request';
import { currentSession, forgetSession, keepSession, type Session } from '@/platform/session';

/** One account of the demonstration, with its password; the server lists them in demo mode only. */
export interface DemoAccount {
  loginName: string;
  password: string;
  displayName: string;
  roleLabel: string;
  regionName: string;
}

/**
 * Signs in by name and password.
 * @throws Problem: wrong name or password, or locked for a while (`auth.locked`)
 */
export async function signIn(loginName: string, password: string): Promise<Session> {
  const session = await request<Session>('POST', '/auth/login', {
    body: { loginName: loginName.trim(), password },
    anonymous: true,
  });
  keepSession(session);
  return session;
}

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
