import { HomeTabs, ToolsList, useSignedIn } from '@/features/home';
import { Page } from '@/ui';

/** 办事: everything beside the daily list. */
export default function ToolsPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="办事" wide tabs={<HomeTabs current="tools" />}>
      <ToolsList account={account} />
    </Page>
  );
}
