import { WeekView } from '@/features/figures';
import { useSignedIn } from '@/features/home';
import { Page } from '@/ui';

/** 每周达标: what elders received, week by week. */
export default function WeekFiguresPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="每周达标" backTo="tools" wide>
      <WeekView account={account} />
    </Page>
  );
}
