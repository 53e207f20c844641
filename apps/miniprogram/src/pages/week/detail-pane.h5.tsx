import { lazy, Suspense } from 'react';

import { Skeleton } from '@/ui';

const ElderPane = lazy(() => import('./elder-pane.h5'));

/** The chosen elder beside the list; its code is fetched on wide screens only. */
export function DetailPane({ elderId }: { elderId: number }) {
  return (
    <Suspense fallback={<Skeleton />}>
      <ElderPane elderId={elderId} />
    </Suspense>
  );
}
