import type { FigureForecast, FigureTable, FigureWeeks } from '@tanfang/contracts';
import { CARE_LEVELS } from '@tanfang/domain';
import { useState } from 'react';

import { open } from '@/platform/navigation';
import { currentQuarter, sayPeriod, stepQuarter } from '@/platform/periods';
import { useRefreshWhile } from '@/platform/refresh';
import { useResource } from '@/platform/resource';
import type { Account } from '@/platform/session';
import { useWide } from '@/platform/viewport';
import { Box, Card, Choice, Fold, Loaded, Notice, OpenNumber, Section, Table, TableRow } from '@/ui';

import { figureForecast, figureTable, figureWeeks } from './calls';
import { ExportButtons } from './export-buttons';
import { Forecast } from './forecast';
import { sayValue } from './say-value';
import { Stepper } from './stepper';
import { WeekChart } from './week-chart';
import './figures.scss';

/** What the table of one week holds: attainment, by method, alternation, who was not reached, who declined. */
const MEASURES = [
  'weekly_attainment',
  'home_attainment',
  'remote_attainment',
  'alternation',
  'week_unreachable',
  'week_refused',
];

/** 每周达标: how this week will end, a week by place and class, and a quarter's weeks side by side. */
export function WeekView({ account }: { account: Account }) {
  const current = currentQuarter();
  const [quarter, setQuarter] = useState(current);
  const [week, setWeek] = useState<string | null>(null);
  const forecast = useResource<FigureForecast>('forecast', figureForecast);
  const weeks = useResource<FigureWeeks>(`weeks-${quarter}`, () => figureWeeks(quarter));
  useRefreshWhile(weeks, ({ complete }) => !complete);
  const begun = weeks.data?.series[0]?.values.length ?? 0;
  const shown = week ?? weeks.data?.weeks[begun - 1]?.key ?? null;
  return (
    <>
      <Loaded resource={forecast}>{(data) => <Forecast forecast={data} account={account} />}</Loaded>
      <Stepper
        id="week-quarter"
        label="季度"
        words={sayPeriod(quarter)}
        atEnd={quarter >= current}
        onStep={(by) => {
          setWeek(null);
          setQuarter(stepQuarter(quarter, by));
        }}
      />
      <Loaded resource={weeks}>
        {(data) => (
          <>
            {data.complete ? null : <Notice>正在统计最近的变化，数字会自己更新。</Notice>}
            <Quarter weeks={data} />
            <Section title="一周的情况">
              <Choice
                id="week"
                label="哪一周"
                options={data.weeks.slice(0, begun).map(({ key, label }) => [key, label])}
                value={shown}
                onChange={setWeek}
              />
            </Section>
            {shown ? <OneWeek key={shown} week={shown} account={account} /> : null}
          </>
        )}
      </Loaded>
    </>
  );
}

/** Small charts on a desktop; the numbers for everybody. */
function Quarter({ weeks }: { weeks: FigureWeeks }) {
  const wide = useWide();
  const all = weeks.series.filter(({ level }) => level === null);
  const levels = weeks.series.filter(({ level, place }) => level !== null && place.key === weeks.place.key);
  const begun = all[0]?.values.length ?? 0;
  const heads = ['', ...weeks.weeks.slice(0, begun).map(({ label }) => label)];
  const cells = (values: FigureWeeks['series'][number]['values']) => values.map((value) => sayValue(value, '%'));
  const numbers = (
    <Table id="weeks-table" label={`${weeks.quarterName}各周${weeks.measure.label}`} heads={heads}>
      {all.slice(0, 1).map(({ place, values }) => (
        <TableRow key={place.key} total name={place.label} cells={cells(values)} />
      ))}
      {levels.map(({ level, values }) => (
        <TableRow key={level} name={level ? CARE_LEVELS[level] : ''} cells={cells(values)} />
      ))}
      {all.slice(1).map(({ place, values }) => (
        <TableRow key={place.key} name={place.label} cells={cells(values)} />
      ))}
    </Table>
  );
  const title = `${weeks.place.label}${weeks.quarterName}各周${weeks.measure.label}`;
  return (
    <Section id="weeks" title={`${weeks.quarterName}各周${weeks.measure.label}（%）`}>
      {wide ? (
        <>
          <Card>
            <WeekChart weeks={weeks} />
            <Box className="t-small t-soft">横轴是本季度第几周。各地按老人实际得到的探访比较，不给探访员排名。</Box>
          </Card>
          <Fold id="weeks-numbers" title="看数字">
            {numbers}
          </Fold>
        </>
      ) : (
        numbers
      )}
      <ExportButtons
        id="weeks-export"
        name={title}
        wanted={{
          place: weeks.place.key,
          measures: [weeks.measure.code],
          periods: weeks.weeks.slice(0, begun).map(({ key }) => key),
          rows: 'place',
          columns: 'period',
        }}
      />
    </Section>
  );
}

function OneWeek({ week, account }: { week: string; account: Account }) {
  const ask = (rows: 'place' | 'level') =>
    figureTable({ measures: MEASURES, periods: [week], rows, columns: 'measure' });
  const byPlace = useResource(`week-place-${week}`, () => ask('place'));
  const byLevel = useResource(`week-level-${week}`, () => ask('level'));
  const below = account.regionLevel === 'city' ? '镇（区、街道）' : '村（居）';
  return (
    <>
      <Loaded resource={byLevel}>
        {(data) => <WeekTable id="week-levels" head="类别" week={week} table={data} />}
      </Loaded>
      <Loaded resource={byPlace}>
        {(data) => (
          <>
            <WeekTable id="week-places" head={below} week={week} table={data} />
            <ExportButtons
              id="week-export"
              name={`${data.place.label}${sayPeriod(week)}`}
              wanted={{ place: data.place.key, measures: MEASURES, periods: [week], rows: 'place', columns: 'measure' }}
            />
          </>
        )}
      </Loaded>
    </>
  );
}

function WeekTable({ id, head, week, table }: { id: string; head: string; week: string; table: FigureTable }) {
  const byLevel = head === '类别';
  const units = table.columns.map(({ key }) => table.measures.find(({ code }) => code === key)?.unit ?? '');
  return (
    <Table
      id={id}
      label={`${sayPeriod(week)}，按${head}`}
      heads={[head, ...table.columns.map(({ label }, j) => (units[j] === '%' ? label : `${label}（${units[j]}）`))]}
    >
      {table.rows
        .filter(({ key }) => key !== 'none')
        .map((row) => (
          <TableRow
            key={row.key}
            name={row.label}
            cells={table.columns.map((column, j) => (
              <OpenNumber
                key={column.key}
                text={sayValue(table.cells[table.rows.indexOf(row)]?.[j], units[j] ?? '')}
                about={`${row.label} ${column.label}`}
                onPress={() =>
                  open('figureRecords', {
                    place: byLevel ? table.place.key : row.key,
                    level: byLevel ? row.key : undefined,
                    measure: column.key,
                    period: week,
                    title: `${row.label} ${column.label}`,
                  })
                }
              />
            ))}
          />
        ))}
      <TableRow
        total
        name="合计"
        cells={table.columns.map(({ key }, j) => sayValue(table.columnTotals?.[j], units[j] ?? key))}
      />
    </Table>
  );
}
