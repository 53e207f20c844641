import { ComingList } from '@/features/class-changes';
import { useSignedIn } from '@/features/home';
import { open } from '@/platform/navigation';
import { Page } from '@/ui';

/** 即将变化: birthdays and dates that change classes. */
export default function ComingChangesPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="即将变化" backTo="tools">
      <ComingList asVisitor={account.role === 'visitor'} onOpen={(id) => open('elderFile', { id })} />
    </Page>
  );
}
