import { BoostList } from '@/features/boosts';
import { useSignedIn } from '@/features/home';
import { open } from '@/platform/navigation';
import { Page } from '@/ui';

/** 加密探访 and 远程替代. */
export default function BoostsPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="加密探访" backTo="tools">
      <BoostList onNew={() => open('newBoost')} />
    </Page>
  );
}
