import { EmergencyList } from '@/features/emergencies';
import { useSignedIn } from '@/features/home';
import { open } from '@/platform/navigation';
import { Page } from '@/ui';

/** 应急记录: what happened, and what it came to. */
export default function EmergenciesPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="应急记录" backTo="tools">
      <EmergencyList onOpen={(id) => open('emergency', { id })} />
    </Page>
  );
}
