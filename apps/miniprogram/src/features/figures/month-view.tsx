import type { FigureMonth, FigureMonthRow } from '@tanfang/contracts';
import { type ReactNode, useState } from 'react';

import { localDay } from '@/platform/clock';
import { open } from '@/platform/navigation';
import { currentMonth, sayPeriod, stepMonth } from '@/platform/periods';
import { useRefreshWhile } from '@/platform/refresh';
import { useResource } from '@/platform/resource';
import { useReturn } from '@/platform/return';
import type { Account } from '@/platform/session';
import { useWide } from '@/platform/viewport';
import {
  Box,
  Button,
  Card,
  Fold,
  Loaded,
  Notice,
  OpenNumber,
  optionsOf,
  sayDate,
  Section,
  Segments,
  Table,
  TableRow,
  Txt,
} from '@/ui';

import { figureMonth } from './calls';
import { ExportButtons } from './export-buttons';
import { byNeed, COMPARED_WORDS, type Compared, lineOf, monthReasons, valueOf } from './month-values';
import { Stepper } from './stepper';
import './figures.scss';

/** Lines of the table, in the order in which an official asks for them. */
const COLUMNS = [
  'register',
  'update_expected',
  'update_done',
  'update_open',
  'monthly_visit_rate',
  'unwilling',
  'added',
  'removed',
  'class_changed.raised',
  'class_changed.lowered',
] as const;
/** What a phone shows first. */
const GLANCE = ['update_expected', 'update_done', 'update_open', 'monthly_visit_rate', 'unwilling', 'added', 'removed'];

interface MonthViewProps {
  account: Account;
  place?: string;
  /** What can be done about a village that needs a call this month. */
  callOf: (villageCode: string) => ReactNode;
}

/** 按月更新: a month of one's place and of those below, beside last month and the same month last year. */
export function MonthView({ account, place, callOf }: MonthViewProps) {
  const current = currentMonth();
  const [month, setMonth] = useState(current);
  const resource = useResource(`month-${place ?? account.regionCode}-${month}`, () => figureMonth(place, month));
  useReturn(() => void resource.reload());
  useRefreshWhile(resource, ({ complete }) => !complete);
  return (
    <>
      <Stepper
        id="month"
        label="月份"
        words={sayPeriod(month)}
        atEnd={month >= current}
        onStep={(by) => setMonth(stepMonth(month, by))}
      />
      <Loaded resource={resource}>
        {(data) => (
          <>
            <Totals month={data} />
            {data.rows.length > 0 ? (
              <Places
                month={data}
                inCity={account.regionLevel === 'city' && !place}
                callOf={month === current ? callOf : () => null}
              />
            ) : null}
            <MonthDetails month={data} />
            <ExportButtons
              id="month-export"
              name={`${data.totals.place.label}${sayPeriod(month)}情况`}
              wanted={{
                place: data.totals.place.key,
                measures: data.measures.map(({ code }) => code),
                periods: [month],
                rows: 'place',
                columns: 'measure',
              }}
            />
          </>
        )}
      </Loaded>
    </>
  );
}

/** Opens the records behind a line of a place. */
function openLine(month: FigureMonth, row: FigureMonthRow, code: string): void {
  const line = lineOf(month, code);
  if (!line) return;
  open('figureRecords', {
    place: row.place.key,
    measure: line.measure,
    detail: line.detail ?? undefined,
    period: month.month,
    title: `${row.place.label} ${line.label}`,
  });
}

function Totals({ month }: { month: FigureMonth }) {
  const wide = useWide();
  const { totals } = month;
  return (
    <Card id="month-totals">
      <Box className="t-title" role="heading">{`${totals.place.label} ${sayPeriod(month.month)}`}</Box>
      <Box className="t-soft">
        {`更新期限 ${sayDate(month.deadline, localDay())}，${month.deadlinePassed ? '已过期限，未更新的就是逾期' : '期限前'}`}
      </Box>
      {month.complete ? null : <Notice>正在统计最近的变化，数字会自己更新。</Notice>}
      <Box className="glance">
        {GLANCE.map((code) => (
          <Glance key={code} month={month} code={code} />
        ))}
      </Box>
      {wide ? <Details month={month} /> : null}
    </Card>
  );
}

/** The same on a phone, below the places. */
function MonthDetails({ month }: { month: FigureMonth }) {
  if (useWide()) return null;
  return (
    <Fold id="month-details" title="退出原因、类别变化、探访和发现的问题">
      <Details month={month} />
    </Fold>
  );
}

/** Reasons and kinds: on a phone they would stand before the places that need a call. */
function Details({ month }: { month: FigureMonth }) {
  const more = month.lines.filter(({ code }) => code.startsWith('removed.') || code.startsWith('class_changed.'));
  const others = month.lines.filter(({ code }) => /^(visits|attempts|found\.|mended\.|emergencies|boosts)/.test(code));
  return (
    <>
      <Section title="退出原因和类别变化">
        <Box className="glance">
          {more.map(({ code }) => (
            <Glance key={code} month={month} code={code} />
          ))}
        </Box>
      </Section>
      <Section title="探访和发现的问题">
        <Box className="glance">
          {others.map(({ code }) => (
            <Glance key={code} month={month} code={code} />
          ))}
        </Box>
      </Section>
    </>
  );
}

/** One number with what it is compared with. */
function Glance({ month, code }: { month: FigureMonth; code: string }) {
  const line = lineOf(month, code);
  if (!line) return null;
  const say = (when: Compared) => `${COMPARED_WORDS[when]} ${valueOf(month, month.totals, code, when)}`;
  return (
    <Box className="glance__one">
      <Box className="t-small t-soft">{line.unit === '%' ? line.label : `${line.label}（${line.unit}）`}</Box>
      <OpenNumber
        id={`month-${code}`}
        text={valueOf(month, month.totals, code)}
        about={line.label}
        onPress={() => openLine(month, month.totals, code)}
      />
      <Box className="t-small t-soft t-num">{`${say('lastMonth')} · ${say('lastYear')}`}</Box>
    </Box>
  );
}

type Comparison = 'none' | Compared;

interface PlacesProps {
  month: FigureMonth;
  inCity: boolean;
  callOf: MonthViewProps['callOf'];
}

function Places({ month, inCity, callOf }: PlacesProps) {
  const wide = useWide();
  const [compared, setCompared] = useState<Comparison>('none');
  const { call, others } = byNeed(month);
  const below = inCity ? '镇（区、街道）' : '村（居）';
  const columns = COLUMNS.filter((code) => lineOf(month, code));
  const heads = [below, ...columns.map((code) => lineOf(month, code)?.label ?? code)];
  const rows = (list: FigureMonthRow[]) =>
    list.map((row) => (
      <TableRow
        key={row.place.key}
        id={`month-row-${row.place.key}`}
        name={
          <Box>
            <PlaceName row={row} inCity={inCity} />
            {monthReasons(month, row).map((reason) => (
              <Box key={reason} className="t-small places__reason">
                {reason}
              </Box>
            ))}
            {call.includes(row) && !inCity ? callOf(row.place.key) : null}
          </Box>
        }
        cells={columns.map((code) => (
          <Box key={code}>
            <OpenNumber
              text={valueOf(month, row, code)}
              about={`${row.place.label} ${lineOf(month, code)?.label}`}
              onPress={() => openLine(month, row, code)}
            />
            {compared === 'none' ? null : <Box className="t-small t-soft">{valueOf(month, row, code, compared)}</Box>}
          </Box>
        ))}
      />
    ));
  return (
    <>
      {wide ? (
        <Segments<Comparison>
          id="month-compare"
          label="比较"
          options={optionsOf({ none: '只看本月', lastMonth: '旁边放上月', lastYear: '旁边放去年同月' })}
          value={compared}
          onChange={setCompared}
        />
      ) : null}
      {call.length > 0 ? (
        <Section id="month-call" title={`需要联系的${below}（${call.length}）`}>
          {wide ? (
            <Table label="需要联系" heads={heads}>
              {rows(call)}
            </Table>
          ) : (
            <PlaceCards month={month} rows={call} inCity={inCity} callOf={callOf} />
          )}
        </Section>
      ) : null}
      <Section id="month-others" title={`${call.length > 0 ? '其他' : '各'}${below}（${others.length}）`}>
        {wide ? (
          <Table id="month-table" label={`${sayPeriod(month.month)}各${below}`} heads={heads}>
            {rows(others)}
          </Table>
        ) : (
          <PlaceCards month={month} rows={others} inCity={inCity} />
        )}
      </Section>
    </>
  );
}

/** A place's name leads to its people of the running month; of the city, to the town's month. */
function PlaceName({ row, inCity }: { row: FigureMonthRow; inCity: boolean }) {
  const go = () => (inCity ? open('month', { place: row.place.key }) : open('people', { region: row.place.key }));
  return (
    <Button kind="quiet" onPress={go} label={`${row.place.label}，看${inCity ? '各村（居）' : '名单'}`}>
      {row.place.label}
    </Button>
  );
}

interface PlaceCardsProps extends Omit<PlacesProps, 'callOf'> {
  rows: FigureMonthRow[];
  callOf?: PlacesProps['callOf'];
}

function PlaceCards({ month, rows, inCity, callOf }: PlaceCardsProps) {
  return (
    <Box className="card card--rows">
      {rows.map((row) => (
        <Box key={row.place.key} className="places__card">
          <Box className="places__head">
            <PlaceName row={row} inCity={inCity} />
            <Txt className="t-num">{`更新 ${valueOf(month, row, 'update_done')}/${valueOf(month, row, 'update_expected')}`}</Txt>
          </Box>
          <Box className="t-small t-soft t-num">
            {[
              `月探访率 ${valueOf(month, row, 'monthly_visit_rate')}`,
              `不愿 ${valueOf(month, row, 'unwilling')}`,
              `新增 ${valueOf(month, row, 'added')}`,
              `退出 ${valueOf(month, row, 'removed')}`,
            ].join(' · ')}
          </Box>
          {monthReasons(month, row).map((reason) => (
            <Box key={reason} className="places__reason">
              {reason}
            </Box>
          ))}
          {callOf && !inCity ? callOf(row.place.key) : null}
        </Box>
      ))}
    </Box>
  );
}
