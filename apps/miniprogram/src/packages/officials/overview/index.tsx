import type { Overview } from '@tanfang/contracts';
import { useState } from 'react';

import { MonthBeside } from '@/features/figures';
import { HomeTabs, useSignedIn } from '@/features/home';
import { overviewOf, RegionDetail, RegionList, regionRowId, shownOrder, TotalsCard } from '@/features/officials';
import { focusOn, useArrowKeys } from '@/platform/keyboard';
import { useReturn } from '@/platform/return';
import { open, useParams } from '@/platform/navigation';
import { useResource } from '@/platform/resource';
import { useSettled } from '@/platform/settled';
import { useWide } from '@/platform/viewport';
import { Box, Empty, ListDetail, Loaded, Page } from '@/ui';

/** 工作进度: the regions below this one, those that need a call on top; on a desktop the chosen one beside them. */
export default function OverviewPage() {
  const account = useSignedIn();
  const { parent } = useParams<'parent'>();
  const overview = useResource(account && `overview-of-${parent ?? 'own'}`, () => overviewOf(parent));
  useReturn(() => void overview.reload());
  if (!account) return null;
  const isHome = parent === undefined;
  return (
    <Page
      title={overview.data ? `${overview.data.region.name} · 工作进度` : '工作进度'}
      wide
      backTo={isHome ? undefined : 'overview'}
      tabs={isHome ? <HomeTabs current="overview" /> : undefined}
    >
      <Loaded resource={overview}>{(data) => <OverviewContent overview={data} isHome={isHome} />}</Loaded>
    </Page>
  );
}

function OverviewContent({ overview, isHome }: { overview: Overview; isHome: boolean }) {
  const wide = useWide();
  const [chosen, setChosen] = useState<string | null>(null);
  const order = shownOrder(overview);
  const shown = chosen !== null && order.includes(chosen) ? chosen : (order[0] ?? null);
  const settled = useSettled(shown);
  useArrowKeys((step) => {
    const next = wide && shown ? order[order.indexOf(shown) + step] : undefined;
    if (!next) return;
    setChosen(next);
    focusOn(regionRowId(next));
  });

  const list = (
    <RegionList
      overview={overview}
      selected={wide ? shown : null}
      onOpen={(code) => {
        if (wide) setChosen(code);
        else if (overview.region.level === 'city') open('overview', { parent: code });
        else open('people', { region: code });
      }}
    />
  );
  return (
    <>
      {wide && isHome ? <DesktopTitle region={overview.region.name} /> : null}
      <TotalsCard overview={overview} />
      {isHome ? <MonthBeside place={overview.region.code} /> : null}
      {wide ? (
        <ListDetail
          list={list}
          detail={settled ? <RegionDetail key={settled} code={settled} about={null} /> : <Empty title="从左边选一个" />}
        />
      ) : (
        list
      )}
    </>
  );
}

/** On a desktop the home pages' bar holds the tabs and no title. */
function DesktopTitle({ region }: { region: string }) {
  return (
    <Box className="t-title" role="heading">
      {`${region}工作进度`}
    </Box>
  );
}
