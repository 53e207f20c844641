import type { RecordVisit } from '@tanfang/contracts';

import { UnsentList } from '@/features/unsent';
import { useSignedIn } from '@/features/home';
import type { QueueItem } from '@/offline/queue';
import { open } from '@/platform/navigation';
import { Page } from '@/ui';

/** What is on this phone only. */
export default function UnsentPage() {
  const account = useSignedIn();
  if (!account) return null;
  return (
    <Page title="待上传" backTo="my">
      <UnsentList onMend={mendIn} />
    </Page>
  );
}

/** A visit and a registration open in their forms again; everything else is done anew in the elder's file. */
function mendIn(item: QueueItem): void {
  if (item.kind === 'registration') return open('registerDraft', { draft: item.clientId });
  if (item.kind === 'emergency') return open('emergencies');
  if (item.kind !== 'visit') return open('elderFile', { id: item.subject.replace('elder:', '') });
  const { elderId, method } = item.payload as RecordVisit;
  open('record', { elderId, method, mend: item.clientId });
}
