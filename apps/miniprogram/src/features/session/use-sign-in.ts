import type { Session } from '@tanfang/contracts';
import { useState } from 'react';

import { asProblem } from '@/platform/problem';

import { bindWechat, signIn, signInByWechat } from './sign-in';

export interface SignInState {
  busy: boolean;
  /** Why it did not work, in words. */
  refusal: string | null;
  /** This WeChat is not bound to an account yet: the next proof binds it. */
  binding: boolean;
  byPassword: (loginName: string, password: string) => Promise<void>;
  byWechat: () => Promise<void>;
  byPhoneCode: (phoneCode: string | null) => Promise<void>;
}

/** The ways to sign in, one at a time. */
export function useSignIn(onDone: (session: Session) => void): SignInState {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [ticket, setTicket] = useState<string | null>(null);

  const attempt = async (work: () => Promise<Session | null>) => {
    setBusy(true);
    setRefusal(null);
    try {
      const session = await work();
      if (session) onDone(session);
    } catch (error) {
      setRefusal(asProblem(error).detail);
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    refusal,
    binding: ticket !== null,
    async byPassword(loginName, password) {
      if (!loginName.trim() || !password) return setRefusal('请先填写登录名和密码。');
      await attempt(() =>
        ticket ? bindWechat(ticket, { loginName: loginName.trim(), password }) : signIn(loginName, password),
      );
    },
    byWechat: () =>
      attempt(async () => {
        const result = await signInByWechat();
        if ('session' in result) return result.session;
        setTicket(result.bindTicket);
        return null;
      }),
    async byPhoneCode(phoneCode) {
      if (!phoneCode || !ticket) return setRefusal('没有取得手机号。可以用登录名和密码绑定。');
      await attempt(() => bindWechat(ticket, { phoneCode }));
    },
  };
}
