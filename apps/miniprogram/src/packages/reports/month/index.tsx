import { MonthView } from '@/features/figures';
import { useSignedIn } from '@/features/home';
import { RemindVillage } from '@/features/officials';
import { useParams } from '@/platform/navigation';
import { Page } from '@/ui';

/** 按月更新, place by place; of the city a town opens its villages. */
export default function MonthPage() {
  const account = useSignedIn();
  const { place } = useParams<'place'>();
  if (!account) return null;
  return (
    <Page title="按月更新" backTo="tools" wide>
      <MonthView account={account} place={place} callOf={(code) => <RemindVillage code={code} listed />} />
    </Page>
  );
}
