import { hasHome, HomeTabs, useSignedIn } from '@/features/home';
import { signOut } from '@/features/session';
import { AccountCard, LeavingSheet, ReadingSettings, useLeaving } from '@/features/settings';
import { sayWaiting, useUnsent } from '@/offline/unsent';
import { open, restart } from '@/platform/navigation';
import { useAllowed } from '@/platform/session';
import { Box, Button, Card, Notice, Page, Row } from '@/ui';

/** The person's own page: unsent records, text size, sign out. */
export default function MyPage() {
  const account = useSignedIn();
  const unsent = useUnsent();
  const mayRecord = useAllowed('visit.record');
  const { begin, choosing, end } = useLeaving(async () => {
    restart('login');
    await signOut();
  });
  if (!account) return null;
  return (
    <Page title="我的" tabs={<HomeTabs current="my" />}>
      <AccountCard account={account} />
      {hasHome(account.role) ? null : <Notice>您的角色在这里还没有工作页面。可以调整显示，或退出后换账号登录。</Notice>}
      {mayRecord || unsent.length > 0 ? (
        <Card className="card--rows">
          <Row id="open-unsent" onPress={() => open('unsent')}>
            <Box className="t-strong">{unsent.length === 0 ? '记录都已上传' : `${sayWaiting(unsent)}待上传`}</Box>
            <Box className="t-soft t-small">没有网络时保存的记录在这里</Box>
          </Row>
        </Card>
      ) : null}
      <ReadingSettings />
      <Button id="sign-out" block onPress={() => void begin()}>
        退出登录
      </Button>
      {choosing ? <LeavingSheet end={end} /> : null}
    </Page>
  );
}
