import { BoostForm } from '@/features/boosts';
import { useSignedIn } from '@/features/home';
import { back } from '@/platform/navigation';
import { Page } from '@/ui';

/** A new 加密探访. */
export default function NewBoostPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="提出加密探访" backTo="boosts">
      <BoostForm onDone={() => back('boosts')} />
    </Page>
  );
}
