import type { AssignedElderRow } from '@tanfang/contracts';
import { useState } from 'react';

import {
  allVisitors,
  coverage,
  CoverageCard,
  ElderPicks,
  eldersPage,
  HandOverForm,
  usePicks,
  VisitorsView,
  type EldersFilter,
} from '@/features/assignments';
import { useSignedIn } from '@/features/home';
import { useParams } from '@/platform/navigation';
import { usePagedList } from '@/platform/pages';
import { useResource } from '@/platform/resource';
import { useReturn } from '@/platform/return';
import { useAllowed } from '@/platform/session';
import { useWide } from '@/platform/viewport';
import { Box, Button, Empty, ListDetail, Loaded, optionsOf, Page, Segments, SelectField, Sheet } from '@/ui';

const VIEWS = { elders: '老人', visitors: '探访员和备案' } as const;
const ALL = 'all';
/** No visitor has this number. */
const NOBODY = 0;

/** 分配与交接: who visits whom; many at once are handed over; visitors are filed with the bureau. */
export default function AssignmentsPage() {
  const account = useSignedIn();
  const wide = useWide();
  const mayHandOver = useAllowed('assignment.hand_over');
  const mayFile = useAllowed('visitor.file');
  const [view, setView] = useState<keyof typeof VIEWS>('elders');
  const { visitor } = useParams<'visitor'>();
  const [who, setWho] = useState<number | typeof ALL>(visitor === undefined ? ALL : Number(visitor));
  const [sheet, setSheet] = useState(false);
  const picks = usePicks<AssignedElderRow>(({ elderId }) => elderId);
  const covered = useResource(account && 'coverage', coverage);
  const visitors = useResource(account && 'visitors', () => allVisitors());
  const filter: EldersFilter = who === ALL ? {} : who === NOBODY ? { unassigned: 'true' } : { visitorId: who };
  const pages = usePagedList(account && JSON.stringify(['assigned', filter]), (cursor) => eldersPage(filter, cursor));
  const reload = () => {
    void covered.reload();
    void visitors.reload();
    void pages.list.reload();
  };
  useReturn(reload);
  if (!account) return null;

  const withVillage = account.regionLevel !== 'village';
  const done = () => {
    setSheet(false);
    picks.clear();
    reload();
  };
  const form = (
    <HandOverForm
      key={picks.chosen.map(({ elderId }) => elderId).join()}
      chosen={picks.chosen}
      visitors={visitors.data ?? []}
      onDone={done}
    />
  );
  const list = (
    <>
      <Box className="filters">
        <SelectField
          id="who"
          label="探访关爱联系人"
          options={[
            [ALL, '全部老人'],
            [NOBODY, '未指定'],
            ...(visitors.data ?? []).map(
              (v) => [v.accountId, `${v.name}（${withVillage ? `${v.villageName}，` : ''}${v.elders} 位）`] as const,
            ),
          ]}
          value={who}
          onChange={setWho}
        />
      </Box>
      <ElderPicks pages={pages} picks={picks} withVillage={withVillage} />
    </>
  );
  const chosen = picks.chosen.length;
  return (
    <Page
      title="分配与交接"
      wide
      backTo="tools"
      actions={
        !wide && view === 'elders' && mayHandOver && chosen > 0 ? (
          <Button id="hand-over" kind="primary" onPress={() => setSheet(true)}>
            {`交接选中的 ${chosen} 位`}
          </Button>
        ) : null
      }
    >
      <Loaded resource={covered}>
        {(data) => (
          <CoverageCard
            coverage={data}
            onShowUnassigned={() => {
              setView('elders');
              setWho(NOBODY);
            }}
          />
        )}
      </Loaded>
      <Segments id="view" label="看什么" options={optionsOf(VIEWS)} value={view} onChange={setView} />
      {view === 'visitors' ? (
        <Loaded resource={visitors}>
          {(rows) => <VisitorsView visitors={rows} mayFile={mayFile} withVillage={withVillage} onChanged={reload} />}
        </Loaded>
      ) : wide && mayHandOver ? (
        <ListDetail
          list={list}
          detail={
            chosen > 0 ? (
              <Box className="pane-form">
                <Box className="t-title" role="heading">{`交接选中的 ${chosen} 位`}</Box>
                {form}
              </Box>
            ) : (
              <Empty title="从左边选择要交接的老人">上下键移动，空格键选择。</Empty>
            )
          }
        />
      ) : (
        list
      )}
      {sheet && !wide ? (
        <Sheet title={`交接选中的 ${chosen} 位`} onClose={() => setSheet(false)}>
          {form}
        </Sheet>
      ) : null}
    </Page>
  );
}
