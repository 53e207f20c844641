import { useSignedIn } from '@/features/home';
import { aboutOf, RegionDetail } from '@/features/officials';
import { useParams } from '@/platform/navigation';
import { Empty, Page } from '@/ui';

/** One village (or town): its numbers, and the people behind each. */
export default function PeoplePage() {
  const account = useSignedIn();
  const { region, about } = useParams<'region' | 'about'>();
  if (!account) return null;
  return (
    <Page title="名单" backTo="overview">
      {region ? <RegionDetail code={region} about={aboutOf(about)} /> : <Empty title="没有选择村（居）" />}
    </Page>
  );
}
