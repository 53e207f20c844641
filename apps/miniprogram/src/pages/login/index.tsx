import { homeOf } from '@/features/home';
import { SignInForm } from '@/features/session';
import { restart } from '@/platform/navigation';
import { Box, Page } from '@/ui';

import './login.scss';

/** Sign in. */
export default function LoginPage() {
  return (
    <Page title="登录" bare>
      <Box className="login__head">
        <Box className="t-display">探访关爱</Box>
        <Box className="t-soft">如皋市特殊困难老年人探访关爱服务</Box>
      </Box>
      <SignInForm onDone={({ account }) => restart(homeOf(account.role))} />
    </Page>
  );
}
