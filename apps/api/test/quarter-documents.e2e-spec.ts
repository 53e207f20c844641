import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import type { QuarterReportDto, QuarterTable } from '../src/modules/reports/quarter-reports.dto.js';
import { seedDemo } from '../src/demo/seed.js';
import { FigureMarks } from '../src/modules/figures/figure-marks.service.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { FAR_TOWN, TEST_TOWN, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { uploadedPhoto } from './support/pictures.js';
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
    const attachment = { clientId: randomUUID(), fileId: await uploadedPhoto(town), name: '走访照片.png' };
    await town.post(`${path}/attachments`, attachment).expect(200);
    report = (await town.post(`${path}/submission`, { clientId: randomUUID(), version: 1 }).expect(200))
      .body as QuarterReportDto;
  });
  afterAll(() => t.close());

  const file = async (format: string): Promise<Buffer> =>
    (await town.get(`${path}/document`).query({ format }).buffer(true).parse(binary).expect(200)).body as Buffer;
  const lines = () => report.sections.flatMap((section) => section.lines);

  it('names the papers that are handed over beside it', async () => {
    expect(docxText(await file('docx'))).toContain('1. 走访照片.png。');
    expect(
      pdfPages(await file('pdf'))
        .join('')
        .replace(/\s/g, ''),
    ).toContain('另附材料1.走访照片.png。');
  });

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
    // A4, and 28 characters of size 三号 in a line.
    const size = /<w:pgSz[^>]*w:w="(\d+)"[^>]*w:h="(\d+)"/.exec(xml);
    expect([mm(size?.[1]), mm(size?.[2])]).toEqual([210, 297]);
    const pitch = 16 + Number(/w:charSpace="(-?\d+)"/.exec(grid)?.[1]) / 4096;
    expect(Math.floor((((210 - 28 - 26) / 25.4) * 72) / pitch)).toBe(28);
    // Body in 三号 (16 points), title in 二号 (22 points); sizes are in half points.
    expect(partOf(docx, 'word/styles.xml')).toMatch(/<w:docDefaults>[\s\S]*仿宋_GB2312[\s\S]*<w:sz w:val="32"\/>/);
    expect(xml).toMatch(
      /方正小标宋简体[^/]*\/>(<[^>]*>)*?<w:sz w:val="44"|<w:sz w:val="44"\/>(<[^>]*>)*?<w:rFonts[^>]*方正小标宋简体/,
    );
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
    for (const footer of ['word/footer1.xml', 'word/footer2.xml']) {
      expect(partOf(docx, footer)).toMatch(/— [\s\S]*PAGE[\s\S]* —/);
    }
    // The chart is a picture.
    expect(partOf(docx, 'word/_rels/document.xml.rels')).toMatch(/Target="media\/[^"]+\.png"/);
  });

  it('is a PDF with the same figures and an embedded font', async () => {
    const pdf = await file('pdf');
    // Every font travels with the file.
    const latin = pdf.toString('latin1');
    expect(latin.match(/\/FontDescriptor \d+ 0 R/g)?.length).toBeGreaterThan(0);
    expect(latin.match(/\/Type \/FontDescriptor/g)?.length).toBe(latin.match(/\/FontFile[23]? \d+ 0 R/g)?.length);
    const pages = pdfPages(pdf);
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
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, fitToPage: true });
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

  it('leaves the chart out when the weeks have moved on since it was handed in', async () => {
    const [row] = await t.dataSource.query<{ id: number; village_code: string; week: string }[]>(
      `SELECT id, village_code, week FROM weekly_due
       WHERE town_code = ? AND week BETWEEN '2026-W28' AND '2026-W38' AND due_home + due_remote > 0 AND refused = 0 LIMIT 1`,
      [TEST_TOWN],
    );
    await t.dataSource.query('UPDATE weekly_due SET met = 1 - met WHERE id = ?', [row?.id]);
    const outdated = { villageCode: row?.village_code ?? '', period: row?.week ?? '' };
    await t.dataSource.transaction((tx) => t.app.get(FigureMarks).add(tx, [outdated]));
    expect(partOf(await file('docx'), 'word/_rels/document.xml.rels')).not.toMatch(/\.png"/);
    expect(pdfPages(await file('pdf')).join('')).not.toContain('各周频次达标率');
    // The figures are those that were handed in.
    for (const { text } of lines()) expect(docxText(await file('docx'))).toContain(text);
  });
});
