import { useSignedIn } from '@/features/home';
import { MachineAccounts } from '@/features/machine-access';
import { Page } from '@/ui';

/** 对接上级平台: programs of other offices. */
export default function MachinesPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="对接上级平台" backTo="tools">
      <MachineAccounts />
    </Page>
  );
}
