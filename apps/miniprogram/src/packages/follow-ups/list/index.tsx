import { FollowUpList } from '@/features/follow-ups';
import { useSignedIn } from '@/features/home';
import { open } from '@/platform/navigation';
import { Page } from '@/ui';

/** 跟踪回访: what visits found and somebody sees through. */
export default function FollowUpsPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="跟踪回访" backTo="tools">
      <FollowUpList onOpen={(id) => open('followUp', { id })} />
    </Page>
  );
}
