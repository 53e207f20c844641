import { currentMonth, sayPeriod } from '@/platform/periods';
import { useResource } from '@/platform/resource';
import { useReturn } from '@/platform/return';
import { open } from '@/platform/navigation';
import { Card, Row, Table, TableRow, Txt } from '@/ui';

import { figureMonth } from './calls';
import { COMPARED_WORDS, lineOf, valueOf } from './month-values';

const LINES = ['update_done', 'monthly_visit_rate', 'added', 'removed'];

/** The running month beside last month and the same month last year, for the first screen; the rest is one tap away. */
export function MonthBeside({ place }: { place: string }) {
  const resource = useResource(`beside-${place}`, () => figureMonth(place, currentMonth()));
  useReturn(() => void resource.reload());
  const month = resource.data;
  // The first screen says its own when nothing can be read.
  if (!month) return null;
  return (
    <Card id="month-beside">
      <Table
        label={`${sayPeriod(month.month)}和上月、去年同月比`}
        heads={['', sayPeriod(month.month), COMPARED_WORDS.lastMonth, COMPARED_WORDS.lastYear]}
      >
        {LINES.map((code) => (
          <TableRow
            key={code}
            name={lineOf(month, code)?.label ?? ''}
            cells={[
              <Txt key="now" className="t-strong">
                {valueOf(month, month.totals, code)}
              </Txt>,
              valueOf(month, month.totals, code, 'lastMonth'),
              valueOf(month, month.totals, code, 'lastYear'),
            ]}
          />
        ))}
      </Table>
      <Row id="open-month" onPress={() => open('month', { place })}>
        按月更新的全部数字
      </Row>
    </Card>
  );
}
