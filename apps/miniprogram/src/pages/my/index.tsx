import { HomeTabs, useSignedIn } from '@/features/home';
import { Card, Page } from '@/ui';

/** The person's own page. */
export default function MyPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="我的" tabs={<HomeTabs current="my" />}>
      <Card>{account.displayName}</Card>
    </Page>
  );
}
