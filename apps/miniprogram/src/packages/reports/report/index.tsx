import { useSignedIn } from '@/features/home';
import { ReportView } from '@/features/quarter-reports';
import { useParams } from '@/platform/navigation';
import { Empty, Page } from '@/ui';

/** A place's report of a quarter, as the bureau opens it from its table. */
export default function ReportPage() {
  const account = useSignedIn();
  const { place, quarter } = useParams<'place' | 'quarter'>();
  if (!account) return null;
  return (
    <Page title="季度报表" backTo="quarter" wide>
      {place && quarter ? <ReportView place={place} quarter={quarter} /> : <Empty title="没有选择报表" />}
    </Page>
  );
}
