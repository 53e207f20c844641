import { useSignedIn } from '@/features/home';
import { VisitQuestionsView } from '@/features/visit-questions';
import { open } from '@/platform/navigation';
import { Page } from '@/ui';

/** 记录待说明: what in the recorded visits is worth a question. */
export default function VisitQuestionsPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="记录待说明" backTo="tools">
      <VisitQuestionsView withVillage={account.regionLevel !== 'village'} onOpenVisit={(id) => open('visit', { id })} />
    </Page>
  );
}
