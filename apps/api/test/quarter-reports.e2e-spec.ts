import { randomUUID } from 'node:crypto';
import type { FigureRecordPage } from '../src/modules/figures/figures.dto.js';
import type { QuarterReportDto, QuarterTable } from '../src/modules/reports/quarter-reports.dto.js';
import { seedDemo } from '../src/demo/seed.js';
import { FollowUp } from '../src/modules/follow-ups/follow-up.entity.js';
import { FAR_TOWN, TEST_TOWN, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';

const QUARTER = '2026-Q3';
const path = `/quarter-reports/${TEST_TOWN}/${QUARTER}`;

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
