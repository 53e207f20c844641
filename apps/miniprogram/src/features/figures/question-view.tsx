import type { FigureTable, FigureValue, MeasureDto } from '@tanfang/contracts';
import { useState } from 'react';

import { open } from '@/platform/navigation';
import { useRefreshWhile } from '@/platform/refresh';
import { useResource } from '@/platform/resource';
import type { Account } from '@/platform/session';
import { Box, Loaded, namedOptions, Notice, OpenNumber, Section, Table, TableRow } from '@/ui';

import { figureTable, measures, placesBelow } from './calls';
import { Definition } from './definition';
import { ExportButtons } from './export-buttons';
import { periodsBack } from './periods';
import { type Question, recordsOf, wantedOf } from './question';
import { QuestionForm } from './question-form';
import { sayValue } from './say-value';
import './figures.scss';

/** Any figure by two of place, time, class, kind and figure; what all figures mean stands below. */
export function QuestionView({ account }: { account: Account }) {
  const own = account.regionCode ?? '';
  const [question, setQuestion] = useState<Question>({
    place: own,
    measures: ['register', 'weekly_attainment', 'monthly_visit_rate', 'monthly_update', 'visits'],
    kind: 'quarter',
    until: periodsBack('quarter')[1] ?? '',
    count: 4,
    rows: 'place',
    columns: 'measure',
  });
  const words = useResource('measures', measures);
  const places = useResource(account.regionLevel === 'village' ? null : `below-${own}`, () => placesBelow(own));
  const key = JSON.stringify(wantedOf(question));
  const table = useResource(`question-${key}`, () => figureTable(wantedOf(question)));
  useRefreshWhile(table, ({ complete }) => !complete);
  const below = namedOptions(places.data?.items ?? []);
  const options = [[own, account.regionName ?? '本地区'] as const, ...below];
  return (
    <Loaded resource={words}>
      {(all) => (
        <>
          <QuestionForm question={question} measures={all} places={options} onChange={setQuestion} />
          <Loaded resource={table}>{(data) => <Answer question={question} table={data} />}</Loaded>
          <Definitions measures={all} />
        </>
      )}
    </Loaded>
  );
}

type Head = FigureTable['rows'][number];

function Answer({ question, table }: { question: Question; table: FigureTable }) {
  const measureAt = (row: string, column: string): MeasureDto | undefined =>
    table.measures.find(({ code }) => code === row || code === column) ?? table.measures[0];
  // No row, or no column: the total over them.
  const cell = (row: Head | null, column: Head | null, value: FigureValue | undefined) => {
    const measure = measureAt(row?.key ?? '', column?.key ?? '');
    const text = sayValue(value, measure?.unit ?? '');
    const records = recordsOf(question, row?.key ?? null, column?.key ?? null);
    if (!records) return text;
    const title = [row?.label ?? table.place.label, column?.label, measure?.label];
    return (
      <OpenNumber
        key={column?.key ?? 'total'}
        id={`cell-${row?.key ?? 'total'}-${column?.key ?? 'total'}`}
        text={text}
        about={`${row?.label ?? '合计'} ${column?.label ?? '合计'}`}
        onPress={() =>
          open('figureRecords', {
            ...records,
            title: title.filter((one, at, all) => one && all.indexOf(one) === at).join(' '),
          })
        }
      />
    );
  };
  const { rowTotals, columnTotals } = table;
  const unitOf = (key: string) => measureAt(key, key)?.unit ?? '';
  const isMeasures = question.columns === 'measure';
  return (
    <Box id="answer" className="answer">
      <ExportButtons wanted={wantedOf(question)} name="数据查询" />
      {table.complete ? null : <Notice>正在统计最近的变化，数字会自己更新。</Notice>}
      <Table
        id="answer-table"
        label="查询结果"
        heads={[
          table.place.label,
          ...table.columns.map(({ key, label }) => (isMeasures ? `${label}（${unitOf(key)}）` : label)),
          ...(rowTotals && !isMeasures ? ['合计'] : []),
        ]}
      >
        {table.rows.map((row, i) => (
          <TableRow
            key={row.key}
            name={row.label}
            cells={[
              ...table.columns.map((column, j) => cell(row, column, table.cells[i]?.[j])),
              ...(rowTotals && !isMeasures ? [cell(row, null, rowTotals[i])] : []),
            ]}
          />
        ))}
        {columnTotals && question.rows !== 'measure' ? (
          <TableRow
            total
            name="合计"
            cells={[
              ...table.columns.map((column, j) => cell(null, column, columnTotals[j])),
              ...(rowTotals && !isMeasures ? [''] : []),
            ]}
          />
        ) : null}
      </Table>
    </Box>
  );
}

function Definitions({ measures: all }: { measures: readonly MeasureDto[] }) {
  return (
    <Section id="definitions" title="各项指标怎么算">
      <Box className="definitions">
        {all.map((measure) => (
          <Box key={measure.code} className="card">
            <Box className="t-strong">{`${measure.label}（${measure.unit}）`}</Box>
            <Definition measure={measure} />
          </Box>
        ))}
      </Box>
    </Section>
  );
}
