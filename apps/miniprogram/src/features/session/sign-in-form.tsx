import { useState } from 'react';

import { asProblem } from '@/platform/problem';
import { useResource } from '@/platform/resource';
import type { Session } from '@/platform/session';
import { Box, Button, Card, Notice, Press, Section, TextField, Txt } from '@/ui';

import { demoAccounts, signIn, type DemoAccount } from './sign-in';

/** Name and password, and in a demonstration the accounts to sign in with. */
export function SignInForm({ onDone }: { onDone: (session: Session) => void }) {
  const [loginName, setLoginName] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const demo = useResource('demo', demoAccounts);

  const submit = async (name: string, secret: string) => {
    if (!name.trim() || !secret) return setRefusal('请先填写用户名和密码。');
    setBusy(true);
    setRefusal(null);
    try {
      onDone(await signIn(name, secret));
    } catch (error) {
      setRefusal(asProblem(error).detail);
    } finally {
      setBusy(false);
    }
  };
  const enter = (account: DemoAccount) => {
    setLoginName(account.loginName);
    setPassword(account.password);
    void submit(account.loginName, account.password);
  };

  return (
    <>
      <Card>
        <TextField id="login-name" label="用户名" value={loginName} onChange={setLoginName} autoComplete="username" />
        <TextField
          id="login-password"
          label="密码"
          type="password"
          value={password}
          onChange={setPassword}
          autoComplete="current-password"
        />
        {refusal ? (
          <Notice tone="bad" id="login-refusal">
            {refusal}
          </Notice>
        ) : null}
        <Button
          id="login-submit"
          kind="primary"
          block
          busy={busy && '正在登录'}
          onPress={() => void submit(loginName, password)}
        >
          登录
        </Button>
      </Card>
      {demo.data && demo.data.length > 0 ? (
        <Section title="演示账号" id="demo-accounts">
          <Box className="t-soft">这是演示系统，人物和数据都是虚构的。点一下直接进入。</Box>
          <Box className="login__demo">
            {demo.data.map((account) => (
              <Press
                key={account.loginName}
                id={`demo-${account.loginName}`}
                className="login__account"
                disabled={busy}
                onPress={() => enter(account)}
              >
                <Txt className="t-strong">{account.roleLabel}</Txt>
                <Txt className="t-small t-soft">
                  {[account.displayName, account.regionName].filter(Boolean).join(' · ')}
                </Txt>
              </Press>
            ))}
          </Box>
        </Section>
      ) : null}
    </>
  );
}
