import type { EmergencyDetail } from '@tanfang/contracts';

import { EmergencyView } from '@/features/emergencies';
import { useSignedIn } from '@/features/home';
import { useParams } from '@/platform/navigation';
import { api } from '@/platform/request';
import { useResource } from '@/platform/resource';
import { Loaded, Page } from '@/ui';

/** One emergency. */
export default function EmergencyPage() {
  const account = useSignedIn();
  const { id } = useParams<'id'>();
  const emergency = useResource(id ? `emergency-record-${id}` : null, () =>
    api.get<EmergencyDetail>(`/emergencies/${id}`),
  );
  if (!account) return null;
  return (
    <Page title="应急记录" backTo="emergencies">
      <Loaded resource={emergency}>{(data) => <EmergencyView emergency={data} onChanged={emergency.reload} />}</Loaded>
    </Page>
  );
}
