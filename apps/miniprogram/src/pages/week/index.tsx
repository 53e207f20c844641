import { HomeTabs, useSignedIn } from '@/features/home';
import { Page, Skeleton } from '@/ui';

/** This week's list: the first page of visitors and villages. */
export default function WeekPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="本周探访" tabs={<HomeTabs current="week" />}>
      <Skeleton />
    </Page>
  );
}
