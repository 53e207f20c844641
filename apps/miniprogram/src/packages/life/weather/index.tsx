import { useSignedIn } from '@/features/home';
import { WarningList } from '@/features/weather';
import { open } from '@/platform/navigation';
import { Page } from '@/ui';

/** 天气预警. */
export default function WeatherPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="天气预警" backTo="tools">
      <WarningList onNew={() => open('newWarning')} onBoosts={() => open('boosts')} />
    </Page>
  );
}
