import { currentMonth } from '@/platform/periods';
import { useResource } from '@/platform/resource';
import { useReturn } from '@/platform/return';
import { useWide } from '@/platform/viewport';
import { open } from '@/platform/navigation';
import { Box, Card, Row, Table, TableRow, Txt } from '@/ui';

import { figureMonth } from './calls';
import { type Compared, COMPARED_WORDS, lineOf, valueOf } from './month-values';

const LINES = ['update_done', 'monthly_visit_rate', 'added', 'removed'];

/** On a phone the places that need a call must stay in view: two lines of figures are enough there. */
const GLANCE = ['monthly_visit_rate', 'update_done'];

/** Holds the place, so that what is below does not move under the finger. */
function Counting() {
  return (
    <Card>
      <Box className="t-small t-soft">正在统计本月、上月和去年同月……</Box>
      <Box className="t-small">{'\u3000'}</Box>
    </Card>
  );
}

/** The running month beside last month and the same month last year, for the first screen; the rest is one tap away. */
export function MonthBeside({ place }: { place: string }) {
  const wide = useWide();
  const resource = useResource(`beside-${place}`, () => figureMonth(place, currentMonth()));
  useReturn(() => void resource.reload());
  const month = resource.data;
  // The first screen says its own when nothing can be read.
  if (!month) return resource.problem ? null : <Counting />;
  const value = (code: string, when?: Compared) => valueOf(month, month.totals, code, when);
  const label = (code: string) => lineOf(month, code)?.label ?? '';
  const openMonth = () => open('month', { place });
  if (!wide) {
    return (
      <Card id="month-beside" className="card--rows">
        <Row id="open-month" onPress={openMonth}>
          {GLANCE.map((code) => (
            <Box key={code} className="t-small t-num">
              <Txt className="t-strong">{`${label(code)} ${value(code)}`}</Txt>
              {`\u3000${COMPARED_WORDS.lastMonth} ${value(code, 'lastMonth')}\u3000${COMPARED_WORDS.lastYear} ${value(code, 'lastYear')}`}
            </Box>
          ))}
        </Row>
      </Card>
    );
  }
  return (
    <Card id="month-beside">
      <Table label="本月和上月、去年同月比" heads={['', '本月', COMPARED_WORDS.lastMonth, COMPARED_WORDS.lastYear]}>
        {LINES.map((code) => (
          <TableRow
            key={code}
            name={label(code)}
            cells={[
              <Txt key="now" className="t-strong">
                {value(code)}
              </Txt>,
              value(code, 'lastMonth'),
              value(code, 'lastYear'),
            ]}
          />
        ))}
      </Table>
      <Row id="open-month" onPress={openMonth}>
        按月更新的全部数字
      </Row>
    </Card>
  );
}
