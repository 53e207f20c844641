import { RaiseList } from '@/features/class-changes';
import { useSignedIn } from '@/features/home';
import { open } from '@/platform/navigation';
import { Page } from '@/ui';

/** 提级审批. */
export default function RaisesPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="提级审批" backTo="tools">
      <RaiseList onOpen={(id) => open('elderFile', { id })} />
    </Page>
  );
}
