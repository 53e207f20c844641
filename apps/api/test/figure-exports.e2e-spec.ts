import type { Response } from 'supertest';
import { parseQuarter, quarterRange, weeksOf } from '@tanfang/domain';
import type { FigureTable, FigureValueDto } from '../src/modules/figures/figures.dto.js';
import type { FigureWeeks } from '../src/modules/figures/figure-weeks.dto.js';
import { seedDemo } from '../src/demo/seed.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { FAR_TOWN, TEST_TOWN, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { partOf, workbookOf } from './support/read-documents.js';

/** Reads an answer as bytes. */
function binary(answer: Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = answer as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}

describe('figures as files, and week by week', () => {
  let t: TestApp;
  let town: Client;

  beforeAll(async () => {
    t = await startApp({ settings: { DEMO_MODE: 'true', DEMO_ELDERS: '120' } });
    await seedDemo(t.app);
    town = await t.signIn('town_officer');
  });
  afterAll(() => t.close());

  const table = async (query: object) => (await town.get('/figures').query(query).expect(200)).body as FigureTable;
  const file = async (query: object): Promise<Buffer> =>
    (await town.get('/figures/export').query(query).buffer(true).parse(binary).expect(200)).body as Buffer;
  /** What a cell says: a number, or a formula's result. */
  const said = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? (value as { result: unknown }).result : value;

  it('as a workbook: the figures of the screen, shares and totals by formula, what they mean on a sheet of their own', async () => {
    const query = { measures: 'weekly_attainment,register,visits', periods: '2026-10' };
    const answer = await table(query);
    const bytes = await file({ ...query, format: 'xlsx' });
    const workbook = await workbookOf(bytes);
    const sheet = workbook.getWorksheet('数据');
    const first = 4;
    answer.rows.forEach((row, y) => {
      const written = sheet?.getRow(first + y);
      expect(written?.getCell(1).value).toBe(row.label);
      answer.cells[y]?.forEach((cell: FigureValueDto, x) => {
        expect(said(written?.getCell(2 + x).value) ?? null).toBe(cell.value);
      });
    });
    const last = first + answer.rows.length - 1;
    const totals = sheet?.getRow(last + 1);
    expect(totals?.getCell(1).value).toBe('合计');
    expect(totals?.getCell(2).value).toEqual({
      formula: `IF(H${last + 1}=0,"",ROUND(E${last + 1}/H${last + 1}*100,1))`,
      result: answer.columnTotals?.[0]?.value,
    });
    expect(totals?.getCell(3).value).toEqual({
      formula: `SUM(C${first}:C${last})`,
      result: answer.columnTotals?.[1]?.value,
    });
    expect(totals?.getCell(8).value).toEqual({
      formula: `SUM(H${first}:H${last})`,
      result: answer.columnTotals?.[0]?.denominator,
    });
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, fitToPage: true, fitToHeight: 0 });
    // Repeated on every printed page.
    expect(partOf(bytes, 'xl/workbook.xml')).toMatch(/_xlnm\.Print_Titles[^>]*>[^<]*\$3:\$3/);
    const words = workbook.getWorksheet('指标口径');
    expect(words?.getRow(2).getCell(3).value).toBe(answer.measures[0]?.numeratorWords);
    expect(words?.getRow(2).getCell(6).value).toBe('三（一）4');
    expect(words?.rowCount).toBe(4);
  });

  it('never adds up how things stood at the end of several months', async () => {
    const query = { measures: 'register', periods: '2026-09,2026-10', rows: 'place', columns: 'period' };
    const answer = await table(query);
    const sheet = (await workbookOf(await file({ ...query, format: 'xlsx' }))).getWorksheet('数据');
    const [row] = answer.rows.keys();
    expect(sheet?.getRow(4 + (row ?? 0)).getCell(4).value).toBe(answer.rowTotals?.[0]?.value);
    const flows = { ...query, measures: 'visits' };
    const visits = (await workbookOf(await file({ ...flows, format: 'xlsx' }))).getWorksheet('数据');
    expect(visits?.getRow(4).getCell(4).value).toMatchObject({ formula: 'SUM(B4:C4)' });
  });

  it('as rows for programs, with nothing in them that a spreadsheet would run', async () => {
    const query = { measures: 'monthly_visit_rate', periods: '2026-10', rows: 'level', columns: 'measure' };
    const answer = await table(query);
    const csv = (await file({ ...query, format: 'csv' })).toString('utf8');
    const [head = '', ...lines] = csv.trim().split('\r\n');
    expect(csv.startsWith('\ufeff')).toBe(true);
    expect(head).toBe('行代码,行,列代码,列,指标代码,指标,数值,单位,分子,分母');
    expect(lines).toHaveLength(4);
    const cell = answer.cells[0]?.[0];
    expect(lines[0]).toMatch(
      new RegExp(`^A,.*,monthly_visit_rate,月探访率,${cell?.value},%,${cell?.numerator},${cell?.denominator}$`),
    );
    for (const line of lines) expect(line).not.toMatch(/(^|,)[=+\-@]/);
  });

  it('are written down with what was asked, in scope and in a format that there is', async () => {
    const query = { measures: 'register', periods: '2026-10', format: 'csv' };
    const before = await t.dataSource.manager.countBy(AuditEntry, { action: 'figure.read' });
    await file(query);
    const taken = await t.dataSource.manager.findBy(AuditEntry, { action: 'figure.read' });
    expect(taken).toHaveLength(before + 1);
    expect(JSON.parse(taken.at(-1)?.detail ?? '{}')).toEqual({
      format: 'csv',
      measures: ['register'],
      periods: ['2026-10'],
    });
    expect(taken.at(-1)?.regionCode).toBe(TEST_TOWN);
    expectProblem(await town.get('/figures/export').query({ ...query, format: 'exe' }), 400, 'request.invalid');
    expectProblem(await town.get('/figures/export').query({ ...query, place: FAR_TOWN }), 404, 'region.unknown');
    const visitor = await t.signIn('visitor');
    expectProblem(await visitor.get('/figures/export').query(query), 403, 'permission.denied');
  });

  it('week by week: each village and class for every week of a quarter in one answer', async () => {
    const answer = (await town.get('/figures/weeks').query({ quarter: '2026-Q3' }).expect(200)).body as FigureWeeks;
    const weeks = weeksOf(quarterRange(parseQuarter('2026-Q3')));
    expect(answer.weeks.map(({ key }) => key)).toEqual(weeks);
    const villages = new Set(answer.series.map(({ place }) => place.key));
    expect(answer.series).toHaveLength(villages.size * 4);
    expect(answer.series.every(({ values }) => values.length === 13)).toBe(true);
    // The same figures as the table's.
    const same = await table({
      measures: 'weekly_attainment',
      periods: weeks.join(','),
      rows: 'place',
      columns: 'period',
    });
    const ofVillage = (key: string) => answer.series.find(({ place, level }) => place.key === key && level === null);
    same.rows.forEach(({ key }, y) => expect(ofVillage(key)?.values).toEqual(same.cells[y]));
    expect(answer.series[0]?.values).toEqual(same.columnTotals);
    // Classes add up.
    const [all, ...levels] = answer.series;
    const due = levels.slice(0, 3).reduce((sum, { values }) => sum + (values[0]?.denominator ?? 0), 0);
    expect(due).toBe(all?.values[0]?.denominator);
  });

  it('week by week: stops at this week, and refuses what is not counted by weeks', async () => {
    const now = (await town.get('/figures/weeks').expect(200)).body as FigureWeeks;
    expect([now.quarter, now.weeks.length, now.series[0]?.values.length]).toEqual(['2026-Q4', 14, 9]);
    expectProblem(await town.get('/figures/weeks').query({ measure: 'visits' }), 400, 'request.invalid');
    expectProblem(await town.get('/figures/weeks').query({ quarter: '2026-Q5' }), 400, 'request.invalid');
    expectProblem(await town.get('/figures/weeks').query({ place: FAR_TOWN }), 404, 'region.unknown');
  });
});
