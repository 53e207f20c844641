import { useEffect } from 'react';

import { familyElders, familySummary, OwnView } from '@/features/family';
import { HomeTabs, useSignedIn } from '@/features/home';
import { startInElderMode } from '@/platform/appearance';
import { useResource } from '@/platform/resource';
import { useReturn } from '@/platform/return';
import { Empty, Loaded, Page } from '@/ui';

/** An elder's own page, in large type. */
export default function OwnHomePage() {
  const account = useSignedIn();
  const elders = useResource(account && `own-${account.id}`, familyElders);
  const elderId = elders.data?.items[0]?.elderId;
  const summary = useResource(elderId ? `own-summary-${elderId}` : null, () => familySummary(elderId ?? 0));
  useEffect(startInElderMode, []);
  useReturn(() => void summary.reload());
  if (!account) return null;
  return (
    <Page title="探访关爱" tabs={<HomeTabs current="ownHome" />}>
      <Loaded resource={elders}>
        {() =>
          elderId ? (
            <Loaded resource={summary}>{(data) => <OwnView summary={data} />}</Loaded>
          ) : (
            <Empty title="还没有您的档案">请联系村（居）工作人员，把您的账号和档案绑定。</Empty>
          )
        }
      </Loaded>
    </Page>
  );
}
