import { DutyPhonesForm } from '@/features/emergencies';
import { useSignedIn } from '@/features/home';
import { Page } from '@/ui';

/** 值班电话. */
export default function DutyPhonesPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="值班电话" backTo="tools">
      <DutyPhonesForm />
    </Page>
  );
}
