import type { VisitDetail } from '@tanfang/contracts';

import { VisitSheet } from '@/features/elder';
import { useSignedIn } from '@/features/home';
import { PrintVisit } from '@/features/papers';
import { ChangeVisit } from '@/features/visit-record';
import { open, replace, useParams } from '@/platform/navigation';
import { api } from '@/platform/request';
import { useResource } from '@/platform/resource';
import { Loaded, Page } from '@/ui';

/** One saved record. */
export default function VisitPage() {
  const account = useSignedIn();
  const { id } = useParams<'id'>();
  const visit = useResource(id ? `visit-${id}` : null, () => api.get<VisitDetail>(`/visits/${id}`));
  if (!account) return null;
  return (
    <Page title="探访记录" backTo="week">
      <Loaded resource={visit}>
        {(data) => (
          <>
            <VisitSheet visit={data} onOpen={(visitId) => open('visit', { id: visitId })} />
            {data.outcome === 'completed' && !data.change ? <PrintVisit visitId={data.id} /> : null}
            <ChangeVisit
              visit={data}
              onCorrect={() => replace('correctVisit', { id: data.id })}
              onWithdrawn={() => void visit.reload()}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}
