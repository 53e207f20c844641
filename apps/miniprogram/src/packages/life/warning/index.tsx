import { useSignedIn } from '@/features/home';
import { WarningForm } from '@/features/weather';
import { back } from '@/platform/navigation';
import { Page } from '@/ui';

/** A warning typed in. */
export default function NewWarningPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="录入预警" backTo="weather">
      <WarningForm onDone={() => back('weather')} />
    </Page>
  );
}
