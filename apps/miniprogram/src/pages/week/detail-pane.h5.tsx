import { lazy, Suspense } from 'react';

import { Skeleton } from '@/ui';

import type { DetailPaneProps } from './detail-pane.types';

const ElderPane = lazy(() => import('./elder-pane.h5'));

/** The chosen elder beside the list; its code is fetched on wide screens only. */
export function DetailPane(props: DetailPaneProps) {
  return (
    <Suspense fallback={<Skeleton />}>
      <ElderPane {...props} />
    </Suspense>
  );
}
