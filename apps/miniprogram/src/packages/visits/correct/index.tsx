import type { VisitDetail } from '@tanfang/contracts';

import { useSignedIn } from '@/features/home';
import { CorrectForm } from '@/features/visit-record';
import { replace, useParams } from '@/platform/navigation';
import { api } from '@/platform/request';
import { useResource } from '@/platform/resource';
import { Loaded, Page } from '@/ui';

/** A saved record in the form again: what is saved takes its place. */
export default function CorrectPage() {
  const account = useSignedIn();
  const { id } = useParams<'id'>();
  const visit = useResource(id ? `visit-${id}` : null, () => api.get<VisitDetail>(`/visits/${id}`));
  if (!account) return null;
  return (
    <Page title="更正探访记录" backTo="week">
      <Loaded resource={visit}>
        {(data) => <CorrectForm visit={data} onSaved={(visitId) => replace('visit', { id: visitId })} />}
      </Loaded>
    </Page>
  );
}
