import type { DemoAccount, Session } from '@tanfang/contracts';
import { useState } from 'react';

import { useResource } from '@/platform/resource';
import { useSessionEnd } from '@/platform/session';
import { wechatLoginCode } from '@/platform/wechat-login';
import { Box, Button, Card, Notice, Press, Section, TextField, Txt } from '@/ui';
import { PhoneCodeButton } from '@/ui/phone-code-button';

import { demoAccounts } from './sign-in';
import { useSignIn } from './use-sign-in';

/** WeChat where there is one, name and password everywhere, and in a demonstration the accounts to sign in with. */
export function SignInForm({ onDone }: { onDone: (session: Session) => void }) {
  const [loginName, setLoginName] = useState('');
  const [password, setPassword] = useState('');
  const { busy, refusal, binding, byPassword, byWechat, byPhoneCode } = useSignIn(onDone);
  const demo = useResource('demo', demoAccounts);
  const ended = useSessionEnd();
  const byWechatFirst = wechatLoginCode !== null && !binding;
  const enter = (account: DemoAccount) => {
    setLoginName(account.loginName);
    setPassword(account.password);
    void byPassword(account.loginName, account.password);
  };

  return (
    <>
      {ended ? <Notice tone="warn">{ended}</Notice> : null}
      <Card>
        {byWechatFirst ? (
          <Button id="login-wechat" kind="primary" block busy={busy && '正在登录'} onPress={() => void byWechat()}>
            微信登录
          </Button>
        ) : null}
        {binding ? (
          <>
            <Notice id="login-binding">这个微信还没有绑定工作账号。绑定一次，以后点“微信登录”就能进入。</Notice>
            <PhoneCodeButton id="login-phone" onCode={(code) => void byPhoneCode(code)}>
              用登记的手机号绑定
            </PhoneCodeButton>
          </>
        ) : null}
        <TextField id="login-name" label="登录名" value={loginName} onChange={setLoginName} autoComplete="username" />
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
          kind={byWechatFirst ? 'secondary' : 'primary'}
          block
          busy={busy && '正在登录'}
          onPress={() => void byPassword(loginName, password)}
        >
          {binding ? '绑定并登录' : '登录'}
        </Button>
      </Card>
      {demo.data && demo.data.length > 0 ? <DemoAccounts accounts={demo.data} busy={busy} onEnter={enter} /> : null}
    </>
  );
}

interface DemoAccountsProps {
  accounts: DemoAccount[];
  busy: boolean;
  onEnter: (account: DemoAccount) => void;
}

function DemoAccounts({ accounts, busy, onEnter }: DemoAccountsProps) {
  return (
    <Section title="演示账号" id="demo-accounts">
      <Box className="t-soft">这是演示系统，人物和数据都是虚构的。点一下直接进入。</Box>
      <Box className="login__demo">
        {accounts.map((account) => (
          <Press
            key={account.loginName}
            id={`demo-${account.loginName}`}
            className="login__account"
            disabled={busy}
            onPress={() => onEnter(account)}
          >
            <Txt className="t-strong">{account.roleLabel}</Txt>
            <Txt className="t-small t-soft">
              {[account.displayName, account.regionName].filter(Boolean).join(' · ')}
            </Txt>
          </Press>
        ))}
      </Box>
    </Section>
  );
}
