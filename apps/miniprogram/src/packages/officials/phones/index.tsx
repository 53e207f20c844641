import { useSignedIn } from '@/features/home';
import { PhonesView } from '@/features/phones';
import { Page } from '@/ui';

/** 手机联系情况: whose phone was not heard for days, and where records wait. */
export default function PhonesPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="手机联系情况" backTo="tools">
      <PhonesView withVillage={account.regionLevel !== 'village'} />
    </Page>
  );
}
