import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import type { FigureRecordPage, FigureTable } from '../src/modules/figures/figures.dto.js';
import type { QuarterReportDto, QuarterTable } from '../src/modules/reports/quarter-reports.dto.js';
import { seedDemo } from '../src/demo/seed.js';
import { FollowUp } from '../src/modules/follow-ups/follow-up.entity.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { CITY, FAR_TOWN, TEST_TOWN, TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { docxText, partOf, pdfPages, workbookOf } from './support/read-documents.js';

const QUARTER = '2026-Q3';
const path = `/quarter-reports/${TEST_TOWN}/${QUARTER}`;

/** Reads an answer as bytes. */
function binary(answer: Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = answer as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}

describe('the quarter’s report', () => {
  let t: TestApp;
  let town: Client;
  let city: Client;

  beforeAll(async () => {
    t = await startApp({ settings: { DEMO_MODE: 'true', DEMO_ELDERS: '120' } });
    await seedDemo(t.app);
    [town, city] = [await t.signIn('town_officer'), await t.signIn('city_officer')];
  });
  afterAll(() => t.close());

  const read = async (client = town): Promise<QuarterReportDto> =>
    (await client.get(path).expect(200)).body as QuarterReportDto;
  const lineOf = (report: QuarterReportDto, code: string) =>
    report.sections.flatMap(({ lines }) => lines).find((line) => line.code === code);
  const act = (client: Client, step: string, version: number, more: object = {}) =>
    client.post(`${path}/${step}`, { clientId: randomUUID(), version, ...more });
  const texts = { difficulties: '留守老人多，人手不足', nextQuarter: '补充两名探访员' };

  it('fills its numbers in by itself, and each opens the records behind it', async () => {
    const report = await read();
    expect(report).toMatchObject({ status: 'draft', version: 0, frozen: false, quarterName: '2026年第三季度' });
    expect(report.deadline).toBe('2026-10-10');
    for (const code of ['register.A', 'visits.home', 'monthly_visit_rate.2026-08', 'weekly_attainment', 'added']) {
      const line = lineOf(report, code);
      const { records, numerator } = line ?? {};
      expect(records).not.toBeNull();
      let cursor: string | null = null;
      let found = 0;
      do {
        const query = { place: TEST_TOWN, limit: 100, ...records, ...(cursor ? { cursor } : {}) };
        const page = (await town.get('/figures/records').query(query).expect(200)).body as FigureRecordPage;
        found += page.items.length;
        cursor = page.nextCursor;
      } while (cursor);
      expect({ code, found }).toEqual({ code, found: numerator });
    }
  });

  it('counts follow-ups by the day they were found and mended', async () => {
    const inQuarter = await t.dataSource.manager.findBy(FollowUp, { townCode: TEST_TOWN, kind: 'hazard' });
    const found = inQuarter.filter(({ openedAt, status }) => {
      const day = t.clock.dateOf(openedAt);
      return status !== 'withdrawn' && day >= '2026-07-01' && day <= '2026-09-30';
    });
    expect(lineOf(await read(), 'found.hazard')?.value).toBe(found.length);
  });

  it('cannot be submitted without its two texts, nor before the quarter is over', async () => {
    expectProblem(await act(town, 'submission', 0), 422, 'report.step_refused');
    const running = `/quarter-reports/${TEST_TOWN}/2026-Q4`;
    await town.post(`${running}/texts`, { clientId: randomUUID(), version: 0, ...texts }).expect(200);
    const early = await town.post(`${running}/submission`, { clientId: randomUUID(), version: 1 });
    expectProblem(early, 422, 'report.step_refused');
    expect((early.body as { detail: string }).detail).toContain('尚未结束');
  });

  it('keeps what both wrote when two people write at once', async () => {
    const [first, second] = await Promise.all([
      act(town, 'texts', 0, texts),
      act(town, 'texts', 0, { ...texts, nextQuarter: '另一种打算' }),
    ]);
    const [won, lost] = first.status === 200 ? [first, second] : [second, first];
    expect(won.status).toBe(200);
    expectProblem(lost, 409, 'report.version_conflict');
    expect(lost.body).toMatchObject({
      current: { version: 1, nextQuarter: (won.body as QuarterReportDto).nextQuarter },
    });
    await act(town, 'texts', 1, texts).expect(200);
  });

  it('goes to the bureau, comes back with remarks at its lines, and is accepted', async () => {
    const sent = (await act(town, 'submission', 2).expect(200)).body as QuarterReportDto;
    expect(sent).toMatchObject({ status: 'submitted', frozen: true, actions: ['withdraw'] });
    expectProblem(await act(town, 'texts', 3, texts), 409, 'report.frozen');
    expectProblem(await act(city, 'return', 3), 422, 'report.step_refused');
    const unknown = { note: '请核对', remarks: [{ line: 'nothing.here', text: '？' }] };
    expectProblem(await act(city, 'return', 3, unknown), 400, 'request.invalid');
    const remarks = [{ line: 'visits.home', text: '上门次数偏少，请说明' }];
    await act(city, 'return', 3, { note: '请核对', remarks }).expect(200);
    const back = await read();
    expect(back).toMatchObject({ status: 'returned', frozen: false, actions: ['write', 'submit'] });
    expect(back.events.at(-1)).toMatchObject({ action: 'return', note: '请核对', remarks });
    await act(town, 'submission', 4).expect(200);
    const accepted = (await act(city, 'acceptance', 5).expect(200)).body as QuarterReportDto;
    expect(accepted).toMatchObject({ status: 'accepted', frozen: true, differences: [], actions: ['correct'] });
    expect(accepted.ruleVersion).toMatch(/^figures \d+, parameters \d{4}-\d{2}-\d{2}$/);
    expectProblem(await act(city, 'acceptance', 6), 409, 'report.step_refused');
  });

  it('once accepted does not move when a record does; the difference shows', async () => {
    const before = lineOf(await read(), 'found.hazard')?.value ?? 0;
    const { manager } = t.dataSource;
    const [sample] = await manager.findBy(FollowUp, { townCode: TEST_TOWN });
    const { id: _id, ...rest } = sample as FollowUp;
    const openedAt = new Date('2026-08-03T02:00:00Z');
    await manager.insert(FollowUp, { ...rest, kind: 'hazard', status: 'open', openedAt, closedAt: null });
    await manager.query('INSERT INTO figure_mark (village_code, period) VALUES (?, ?)', [
      sample?.villageCode,
      '2026-08',
    ]);
    const report = await read();
    expect(lineOf(report, 'found.hazard')?.value).toBe(before);
    expect(report.differences).toEqual([
      { code: 'found.hazard', label: '发现安全隐患', before: `${before} 件`, after: `${before + 1} 件` },
    ]);
    const correction = { line: 'found.hazard', value: before + 1, reason: '漏报一件' };
    const corrected = (await city.post(`${path}/corrections`, { clientId: randomUUID(), ...correction }).expect(200))
      .body as QuarterReportDto;
    expect(lineOf(corrected, 'found.hazard')?.value).toBe(before);
    expect(corrected.corrections).toMatchObject([
      { line: 'found.hazard', after: `${before + 1} 件`, reason: '漏报一件' },
    ]);
  });

  it('happens once when the same submission comes twice', async () => {
    const other = `/quarter-reports/${TEST_TOWN}/2026-Q2`;
    await town.post(`${other}/texts`, { clientId: randomUUID(), version: 0, ...texts }).expect(200);
    const body = { clientId: randomUUID(), version: 1 };
    const answers = await Promise.all([town.post(`${other}/submission`, body), town.post(`${other}/submission`, body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { events } = (await town.get(other)).body as QuarterReportDto;
    expect(events).toHaveLength(1);
    await town.post(`${other}/withdrawal`, { clientId: randomUUID(), version: 2 }).expect(200);
  });

  it('is the town’s alone, and the city’s to decide', async () => {
    const far = await t.signIn('town_officer', { regionCode: FAR_TOWN });
    expectProblem(await far.get(path), 404, 'region.unknown');
    expectProblem(await act(far, 'texts', 0, texts), 404, 'region.unknown');
    expectProblem(await act(city, 'texts', 0, texts), 403, 'report.not_own');
    expectProblem(await act(town, 'acceptance', 6), 403, 'permission.denied');
    expectProblem(await town.get(`/quarter-reports/${TEST_TOWN}/2026-Q5`), 400, 'request.invalid');
    const visitor = await t.signIn('visitor');
    expectProblem(await visitor.get(path), 403, 'permission.denied');
  });

  it('stands in the bureau’s table with all towns and the missing ones', async () => {
    const ask = async () =>
      (await city.get('/quarter-reports').query({ quarter: QUARTER }).expect(200)).body as QuarterTable;
    let table = await ask();
    while (!table.complete) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      table = await ask();
    }
    expect(table.rows).toHaveLength(14);
    expect(table.rows.find(({ place }) => place.code === TEST_TOWN)).toMatchObject({ status: 'accepted' });
    expect(table.missing).toHaveLength(13);
    const visits = table.columns.findIndex(({ code }) => code === 'visits');
    const number = (text: string) => Number(text.replace(/[^\d]/g, ''));
    const sum = table.rows.reduce((total, { values }) => total + number(values[visits] ?? ''), 0);
    expect(number(table.totals[visits] ?? '')).toBe(sum);
    const own = (await town.get('/quarter-reports').expect(200)).body as QuarterTable;
    expect(own.rows.map(({ place }) => place.code)).toEqual([TEST_TOWN]);
  });
});

describe('the report on paper', () => {
  let t: TestApp;
  let town: Client;
  let report: QuarterReportDto;

  beforeAll(async () => {
    t = await startApp({ settings: { DEMO_MODE: 'true', DEMO_ELDERS: '120' } });
    await seedDemo(t.app);
    town = await t.signIn('town_officer');
    const texts = { difficulties: '留守老人多\n=1+1 人手不足', nextQuarter: '补充两名探访员' };
    await town.post(`${path}/texts`, { clientId: randomUUID(), version: 0, ...texts }).expect(200);
    report = (await town.post(`${path}/submission`, { clientId: randomUUID(), version: 1 }).expect(200))
      .body as QuarterReportDto;
  });
  afterAll(() => t.close());

  const file = async (format: string): Promise<Buffer> =>
    (await town.get(`${path}/document`).query({ format }).buffer(true).parse(binary).expect(200)).body as Buffer;
  const lines = () => report.sections.flatMap((section) => section.lines);

  it('is an official document in the layout of GB/T 9704-2012', async () => {
    const docx = await file('docx');
    const xml = partOf(docx, 'word/document.xml');
    const mm = (twips: string | undefined) => Math.round((Number(twips) / 1440) * 25.4);
    const margin = (side: string) => mm(new RegExp(`<w:pgMar[^>]*w:${side}="(\\d+)"`).exec(xml)?.[1]);
    expect(['top', 'bottom', 'left', 'right'].map(margin)).toEqual([37, 35, 28, 26]);
    const grid = /<w:docGrid[^>]*>/.exec(xml)?.[0] ?? '';
    expect(grid).toContain('w:type="linesAndChars"');
    const linePitch = Number(/w:linePitch="(\d+)"/.exec(grid)?.[1]);
    expect(Math.floor((((297 - 37 - 35) / 25.4) * 1440) / linePitch)).toBe(22);
    for (const font of ['仿宋_GB2312', '方正小标宋简体', '黑体']) expect(xml).toContain(`w:eastAsia="${font}"`);
    const text = docxText(docx);
    expect(text).toMatch(/白蒲镇2026年第三季度特殊困难老年人探访关爱服务情况报告/);
    expect(text).toMatch(
      /如皋市民政局：[\s\S]*一、台账情况[\s\S]*七、存在困难\n留守老人多\n=1\+1 人手不足\n八、下季度打算/,
    );
    for (const { label, text: value } of lines()) {
      expect(text).toContain(label);
      expect(text).toContain(value);
    }
    expect(partOf(docx, 'word/footer1.xml')).toContain('PAGE');
  });

  it('is a PDF with the same figures and an embedded font', async () => {
    const pages = pdfPages(await file('pdf'));
    const text = pages.join('\n').replace(/\s/g, '');
    for (const { label, text: value } of lines()) {
      expect(text).toContain(label.replace(/\s/g, ''));
      expect(text).toContain(value.replace(/\s/g, ''));
    }
    expect(text).toContain('各周频次达标率');
    expect(text).not.toContain('?');
  });

  it('is a workbook with real numbers, shares by formula, and nothing that runs by itself', async () => {
    const workbook = await workbookOf(await file('xlsx'));
    const sheet = workbook.getWorksheet('数据');
    const rows = new Map<string, { value: unknown; numerator: unknown }>();
    sheet?.eachRow((row) =>
      rows.set(`${String(row.getCell(1).value)} ${String(row.getCell(2).value)}`, {
        value: row.getCell(3).value,
        numerator: row.getCell(5).value,
      }),
    );
    for (const { title, lines: of } of report.sections) {
      for (const { label, value, numerator, denominator } of of) {
        const row = rows.get(`${title} ${label}`);
        if (denominator === null) expect(row?.value ?? null).toBe(value);
        else {
          expect(row?.numerator).toBe(numerator);
          if (value !== null)
            expect(row?.value).toMatchObject({ result: value, formula: expect.stringMatching(/^IF\(/) as string });
        }
      }
    }
    const words = workbook.getWorksheet('短板和打算');
    const texts: unknown[] = [];
    words?.eachRow((row) => texts.push(row.getCell(2).value));
    expect(texts).toContain('留守老人多\n=1+1 人手不足');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen' });
  });

  it('is rows for programs', async () => {
    const csv = (await file('csv')).toString('utf8');
    expect(csv.startsWith('\ufeff地区代码,')).toBe(true);
    for (const { code } of lines()) expect(csv).toContain(`,${code},`);
    expect(csv.split('\r\n')).toHaveLength(lines().length + 2);
    expect(lines().every(({ value }) => value === null || csv.includes(`,${value},`))).toBe(true);
  });

  it('as the bureau’s table adds up by formula', async () => {
    const city = await t.signIn('city_officer');
    await figuresOf(city);
    const answer = await city
      .get('/quarter-reports/table.xlsx')
      .query({ quarter: QUARTER })
      .buffer(true)
      .parse(binary)
      .expect(200);
    expect(answer.headers['content-disposition']).toContain("filename*=UTF-8''");
    const sheet = (await workbookOf(answer.body as Buffer)).worksheets[0];
    const [firstTown, lastTown, totals] = [sheet?.getRow(3), sheet?.getRow(16), sheet?.getRow(17)];
    expect(firstTown?.getCell(1).value).toBe('如城街道');
    expect(lastTown?.getCell(1).value).not.toBe('合计');
    expect(totals?.getCell(1).value).toBe('合计');
    let sum = 0;
    for (let row = 3; row <= 16; row += 1) sum += Number(sheet?.getRow(row).getCell(3).value ?? 0);
    expect(totals?.getCell(3).value).toEqual({ formula: 'SUM(C3:C16)', result: sum });
  });

  it('is written down, and asked for in a format that there is', async () => {
    const taken = await t.dataSource.manager.findBy(AuditEntry, { action: 'report.read' });
    expect(taken.map(({ detail }) => JSON.parse(detail ?? '{}') as { format: string })).toEqual(
      expect.arrayContaining([{ format: 'docx' }, { format: 'pdf' }]),
    );
    expectProblem(await town.get(`${path}/document`).query({ format: 'exe' }), 400, 'request.invalid');
    const far = await t.signIn('town_officer', { regionCode: FAR_TOWN });
    expectProblem(await far.get(`${path}/document`).query({ format: 'pdf' }), 404, 'region.unknown');
  });

  /** Waits until the whole city is counted. */
  async function figuresOf(city: Client): Promise<void> {
    for (;;) {
      const answer = (await city.get('/quarter-reports').query({ quarter: QUARTER }).expect(200)).body as QuarterTable;
      if (answer.complete) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
});

describe('figures as a table', () => {
  let t: TestApp;
  let town: Client;
  let city: Client;

  beforeAll(async () => {
    t = await startApp({ settings: { DEMO_MODE: 'true', DEMO_ELDERS: '120' } });
    await seedDemo(t.app);
    [town, city] = [await t.signIn('town_officer'), await t.signIn('city_officer')];
  });
  afterAll(() => t.close());

  /** Asks again while the city is being counted. */
  const table = async (client: Client, query: object): Promise<FigureTable> => {
    for (;;) {
      const answer = (await client.get('/figures').query(query).expect(200)).body as FigureTable;
      if (answer.complete) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  it('by village and measure, with totals and what they mean', async () => {
    const answer = await table(town, { measures: 'weekly_attainment,monthly_visit_rate', periods: '2026-10' });
    expect(answer.columns.map(({ label }) => label)).toEqual(['频次达标率', '月探访率']);
    expect(answer.rows.length).toBeGreaterThan(5);
    expect(answer.measures[0]).toMatchObject({ clause: '三（一）4' });
    const [totals] = answer.columnTotals ?? [];
    const column = answer.cells.map(([cell]) => cell);
    expect(totals?.denominator).toBe(column.reduce((sum, cell) => sum + (cell?.denominator ?? 0), 0));
    expect(answer.rowTotals).toBeNull();
  });

  it('by month and method: a quarter is the sum of its months', async () => {
    const months = await table(city, {
      measures: 'visits',
      periods: '2026-07,2026-08,2026-09',
      rows: 'period',
      columns: 'detail',
    });
    const quarter = await table(city, { measures: 'visits', periods: '2026-Q3', rows: 'period', columns: 'detail' });
    expect(quarter.rowTotals?.[0]?.value).toBe(months.rowTotals?.reduce((sum, cell) => sum + (cell.value ?? 0), 0));
    expect(months.columns.map(({ key }) => key)).toEqual(['home', 'phone', 'video', 'other']);
  });

  it('by class: the classes add up to the whole', async () => {
    const answer = await table(city, { measures: 'register', periods: '2026-10', rows: 'level', columns: 'period' });
    const sum = answer.cells.reduce((total, [cell]) => total + (cell?.value ?? 0), 0);
    expect(answer.columnTotals?.[0]?.value).toBe(sum);
  });

  it.each([
    [{ measures: 'nothing', periods: '2026-10' }, 'measures'],
    [{ measures: 'register', periods: '2026-W60' }, 'periods'],
    [{ measures: 'register', periods: '2026-W40' }, 'periods'],
    [{ measures: 'register', periods: '2026-10', rows: 'detail', columns: 'place' }, 'rows'],
    [{ measures: 'register,visits', periods: '2026-10', rows: 'place', columns: 'level' }, 'columns'],
    [{ measures: 'register', periods: '2026-10', rows: 'place', columns: 'place' }, 'columns'],
    [{ periods: '2026-10' }, 'measures'],
  ])('refuses %j in words', async (query, field) => {
    const answer = await town.get('/figures').query(query);
    expectProblem(answer, 400, 'request.invalid');
    expect((answer.body as { errors: { field: string }[] }).errors.map((error) => error.field)).toEqual([field]);
  });

  it('opens lists of a village or town only', async () => {
    const query = { measure: 'visits', period: '2026-10' };
    expectProblem(await city.get('/figures/records').query({ ...query, place: CITY }), 422, 'figure.place_too_large');
    expectProblem(await town.get('/figures/records').query({ ...query, place: FAR_TOWN }), 404, 'region.unknown');
    const page = (
      await city
        .get('/figures/records')
        .query({ ...query, place: TEST_VILLAGE, limit: 5 })
        .expect(200)
    ).body as FigureRecordPage;
    expect(page.items).toHaveLength(5);
    expect(page.items.every(({ visitId, name }) => visitId !== null && name !== null)).toBe(true);
  });
});
