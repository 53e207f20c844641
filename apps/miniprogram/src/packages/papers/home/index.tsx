import { useState } from 'react';

import { useSignedIn } from '@/features/home';
import { DoorLabels, RegisterExport, VillageForms, VisitorFiling } from '@/features/papers';
import { FilterPanel, readFilter, sayFilter, type FileFilter } from '@/features/registry';
import { useParams } from '@/platform/navigation';
import { useAccount, type Account } from '@/platform/session';
import { Box, Button, Field, Page, Segments } from '@/ui';

const PARTS = { forms: '登记表', labels: '门牌码', filing: '备案表', export: '台账' } as const;
type Part = keyof typeof PARTS;
const NEEDS: Record<Part, string> = {
  forms: 'elder.print',
  labels: 'door_code.print',
  filing: 'visitor_filing.export',
  export: 'register.export',
};

/** 导出与打印: forms, labels and lists of a place. */
export default function PapersPage() {
  const account = useSignedIn();
  const { part } = useParams<'part'>();
  const permissions = useAccount()?.permissions ?? [];
  const open = (Object.keys(PARTS) as Part[]).filter((one) => permissions.includes(NEEDS[one]));
  const [chosen, choose] = useState<Part | undefined>(part as Part | undefined);
  const shown = open.find((one) => one === chosen) ?? open[0];
  if (!account || !shown) return null;
  return (
    <Page title="导出与打印" backTo="tools">
      <Segments
        id="papers"
        label="要什么"
        options={open.map((one) => [one, PARTS[one]])}
        value={shown}
        onChange={choose}
      />
      {shown === 'forms' ? <VillageForms account={account} /> : null}
      {shown === 'labels' ? <DoorLabels account={account} /> : null}
      {shown === 'filing' ? <VisitorFiling account={account} /> : null}
      {shown === 'export' ? <Export account={account} /> : null}
    </Page>
  );
}

/** The conditions are those of the register's list, which hands over its own; chosen in the same panel. */
function Export({ account }: { account: Account }) {
  const given = useParams<'filter' | 'townCode' | 'villageCode'>();
  const [filter, setFilter] = useState<FileFilter>(() => readFilter(given.filter));
  const [filtering, setFiltering] = useState(false);
  const words = sayFilter(filter);
  return (
    <>
      <RegisterExport
        account={account}
        place={given}
        filter={filter}
        conditions={
          <Field label="条件">
            <Box>{words.length > 0 ? words.join('、') : '全部在管的老人（不含已退出）'}</Box>
            <Button id="export-filter" icon="list" onPress={() => setFiltering(true)}>
              筛选和排序
            </Button>
          </Field>
        }
      />
      {filtering ? <FilterPanel filter={filter} onChange={setFilter} onClose={() => setFiltering(false)} /> : null}
    </>
  );
}
