import { useState } from 'react';

import { useSignedIn } from '@/features/home';
import { QuarterBar, quarterTable, ReportView, TownTable } from '@/features/quarter-reports';
import { open } from '@/platform/navigation';
import { useRefreshWhile } from '@/platform/refresh';
import { useResource } from '@/platform/resource';
import { useReturn } from '@/platform/return';
import { Box, Button, Loaded, Page } from '@/ui';

/** 按季调度: a town's own report; for the bureau the table of all towns. */
export default function QuarterPage() {
  const account = useSignedIn();
  const [quarter, setQuarter] = useState<string>();
  const table = useResource(account && `quarter-table-${quarter ?? 'current'}`, () => quarterTable(quarter));
  useReturn(() => void table.reload());
  useRefreshWhile(table, ({ complete }) => !complete);
  if (!account) return null;
  const inCity = account.regionLevel === 'city';
  const own = account.regionCode ?? '';
  return (
    <Page title="按季调度" backTo="tools" wide>
      <Loaded resource={table}>
        {(data) => (
          <>
            <Box className="towns__head">
              <QuarterBar quarter={data.quarter} onChange={setQuarter} />
              {inCity ? (
                <Button
                  id="city-summary"
                  kind="quiet"
                  icon="file"
                  onPress={() => open('quarterReport', { place: own, quarter: data.quarter })}
                >
                  全市小结
                </Button>
              ) : null}
            </Box>
            {inCity ? <TownTable table={data} /> : <ReportView key={data.quarter} place={own} quarter={data.quarter} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
