import type { FigureRecordPage, FigureTable } from '../src/modules/figures/figures.dto.js';
import { seedDemo } from '../src/demo/seed.js';
import { CITY, FAR_TOWN, TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';

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

  it('opens the records of the whole city too, town by town, with the filter kept: as many as the cell says', async () => {
    for (const [measure, axis, key] of [
      ['visits', 'detail', 'home'],
      ['register', 'level', 'A'],
      ['register_type', 'detail', 'living_alone'],
    ] as const) {
      const query = { measures: measure, periods: '2026-10', rows: axis, columns: 'measure', place: CITY };
      const answer = (await city.get('/figures').query(query).expect(200)).body as FigureTable;
      const cell = answer.cells[answer.rows.findIndex((row) => row.key === key)]?.[0];
      const seen: string[] = [];
      const villages = new Set<string>();
      let cursor: string | null = null;
      do {
        const wanted = { measure, period: '2026-10', place: CITY, [axis]: key, limit: 100, ...(cursor && { cursor }) };
        const page = (await city.get('/figures/records').query(wanted).expect(200)).body as FigureRecordPage;
        seen.push(...page.items.map(({ elderId, on, visitId }) => `${elderId} ${on} ${visitId ?? ''}`));
        page.items.forEach(({ villageName }) => villages.add(villageName));
        cursor = page.nextCursor;
      } while (cursor);
      expect({ measure, found: new Set(seen).size, rows: seen.length }).toEqual({
        measure,
        found: cell?.numerator,
        rows: cell?.numerator,
      });
      expect(seen.length).toBeGreaterThan(0);
      expect([...villages].every((name) => /镇|街道|区/.test(name))).toBe(true);
    }
  });

  it('opens lists within the scope only', async () => {
    const query = { measure: 'visits', period: '2026-10' };
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
