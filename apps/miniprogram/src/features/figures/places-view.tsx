import { open } from '@/platform/navigation';
import { useRefreshWhile } from '@/platform/refresh';
import { useResource } from '@/platform/resource';
import { sayPeriod } from '@/platform/periods';
import { Box, Card, Loaded, Notice, OpenNumber, Table, TableRow } from '@/ui';

import { figureTable, type RecordsWanted } from './calls';
import { sayValue } from './say-value';

/** A number of the whole city, town by town. */
export function PlacesView({ wanted, title }: { wanted: RecordsWanted; title: string }) {
  const { place, measure, period, level, detail } = wanted;
  const columns = level ? 'level' : detail ? 'detail' : 'measure';
  const table = useResource(`places-${Object.values(wanted).join('-')}`, () =>
    figureTable({ place, measures: [measure], periods: [period], rows: 'place', columns }),
  );
  useRefreshWhile(table, ({ complete }) => !complete);
  return (
    <Loaded resource={table}>
      {(data) => {
        const key = level ?? detail ?? measure;
        const at = Math.max(
          data.columns.findIndex((column) => column.key === key),
          0,
        );
        const unit = data.measures[0]?.unit ?? '';
        return (
          <>
            <Card>
              <Box className="t-title" role="heading">{`${title} · ${sayPeriod(period)}`}</Box>
              <Box className="t-soft">点一个镇（区、街道）的数字，看它的名单。</Box>
              {data.complete ? null : <Notice>正在统计最近的变化，数字会自己更新。</Notice>}
            </Card>
            <Table id="places" label={title} heads={['镇（区、街道）', `${title}${unit ? `（${unit}）` : ''}`]}>
              {data.rows.map((row, i) => (
                <TableRow
                  key={row.key}
                  name={row.label}
                  cells={[
                    <OpenNumber
                      key="value"
                      id={`place-${row.key}`}
                      text={sayValue(data.cells[i]?.[at], unit)}
                      about={`${row.label}${title}`}
                      onPress={() => open('figureRecords', { ...wanted, place: row.key, title })}
                    />,
                  ]}
                />
              ))}
            </Table>
          </>
        );
      }}
    </Loaded>
  );
}
