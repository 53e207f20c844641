import {
  type FigureCount,
  type IsoWeek,
  type Month,
  type VisitFact,
  alternates,
  countVisits,
  monthOf,
  monthRange,
  parseIsoWeek,
  parseLocalDate,
  parseMonth,
  policyOn,
  shiftMonth,
  sumsOf,
  weekRange,
  weeksOf,
} from '@tanfang/domain';
import { Elder } from '../src/modules/registry/elder.entity.js';
import { FigureMark } from '../src/modules/figures/figure-mark.entity.js';
import { FiguresService } from '../src/modules/figures/figures.service.js';
import { MonthlyUpdate } from '../src/modules/monthly-updates/monthly-update.entity.js';
import { WeeklyDue } from '../src/modules/planning/weekly-due.entity.js';
import { RegionsService } from '../src/modules/regions/regions.service.js';
import { Visit } from '../src/modules/visits/visit.entity.js';
import { seedDemo } from '../src/demo/seed.js';
import { CITY, TEST_TOWN, TEST_VILLAGE, type TestApp, startApp } from './support/app.js';
import { elderOnRegister, visitOf as visitForm } from './support/visit-factories.js';

/** An invented year, counted twice: by the stored figures, and by going through every record here. */
describe('figures', () => {
  let t: TestApp;
  let weekRows: WeeklyDue[];
  let visits: Visit[];
  const visitsOf = new Map<number, Visit[]>();
  const weeksOfElder = new Map<number, WeeklyDue[]>();
  let months: MonthlyUpdate[];

  beforeAll(async () => {
    t = await startApp({ settings: { DEMO_MODE: 'true', DEMO_ELDERS: '120' } });
    await seedDemo(t.app);
    const { manager } = t.dataSource;
    weekRows = await manager.find(WeeklyDue);
    visits = await manager.find(Visit, {
      where: { voided: false },
      order: { visitedOn: 'ASC', startedAt: 'ASC', id: 'ASC' },
    });
    months = await manager.find(MonthlyUpdate);
    for (const visit of visits) visitsOf.set(visit.elderId, [...(visitsOf.get(visit.elderId) ?? []), visit]);
    for (const week of weekRows) weeksOfElder.set(week.elderId, [...(weeksOfElder.get(week.elderId) ?? []), week]);
  });
  afterAll(() => t.close());

  const place = (code: string) => t.app.get(RegionsService).get(code);
  const read = async (code: string, periods: readonly string[]): Promise<FigureCount[]> =>
    (await t.app.get(FiguresService).read(place(code), periods, { wait: true })).counts;
  const factsOf = (elderId: number, from: string, to: string): VisitFact[] =>
    (visitsOf.get(elderId) ?? [])
      .filter((visit) => visit.visitedOn >= from && visit.visitedOn <= to)
      .map(({ visitedOn, method, outcome }) => ({ on: parseLocalDate(visitedOn), method, outcome }));
  const lastMonth = (): Month => shiftMonth(monthOf(t.clock.today()), -1);
  const someWeeks = (): IsoWeek[] => weeksOf(monthRange(lastMonth()));

  it('of weeks: sums over the week rows are a recount from the visits', async () => {
    const weeks = someWeeks();
    const sums = sumsOf(await read(CITY, weeks));
    let [due, met, several, alternated] = [0, 0, 0, 0];
    for (const row of weekRows.filter(({ week }) => weeks.includes(parseIsoWeek(week)))) {
      const { from, to } = weekRange(parseIsoWeek(row.week));
      const facts = factsOf(row.elderId, from, to);
      const counted = countVisits(facts, row, { surplusHomeForRemote: policyOn(from).surplusHomeForRemote });
      expect([row.doneHome, row.doneRemote, row.met]).toEqual([counted.doneHome, counted.doneRemote, counted.met]);
      if (row.dueHome + row.dueRemote > 0) {
        due += 1;
        met += counted.met ? 1 : 0;
      }
      const turns = row.dueHome > 0 && row.dueRemote > 0 ? alternates(facts) : null;
      several += turns === null ? 0 : 1;
      alternated += turns ? 1 : 0;
    }
    expect(due).toBeGreaterThan(300);
    expect([sums('week_due'), sums('week_met'), sums('week_several'), sums('week_alternated')]).toEqual([
      due,
      met,
      several,
      alternated,
    ]);
  });

  it('of a month: visits by method, elders visited, files updated, as the records say', async () => {
    const month = lastMonth();
    const { from, to } = monthRange(month);
    const sums = sumsOf(await read(CITY, [month]));
    const inMonth = visits.filter(({ visitedOn }) => visitedOn >= from && visitedOn <= to);
    for (const method of ['home', 'phone', 'video', 'other'] as const) {
      const done = inMonth.filter((visit) => visit.method === method && visit.outcome === 'completed');
      expect(sums('visits', { detail: method })).toBe(done.length);
    }
    const rows = months.filter((row) => row.month === month);
    expect(sums('update_expected')).toBe(rows.length);
    expect(sums('update_done')).toBe(rows.filter(({ state }) => state === 'updated').length);

    const accepting = rows.filter(({ elderId }) =>
      (weeksOfElder.get(elderId) ?? []).some((week) => {
        const range = weekRange(parseIsoWeek(week.week));
        return !week.refused && range.from <= to && range.to >= from;
      }),
    );
    const seen = accepting.filter(({ elderId }) =>
      factsOf(elderId, from, to).some(({ outcome, method }) => outcome === 'completed' && method !== 'other'),
    );
    expect(accepting.length).toBeGreaterThan(50);
    expect([sums('month_accepting'), sums('month_visited')]).toEqual([accepting.length, seen.length]);
  });

  it('a town’s are the sums of its villages’, and the classes’ those of the whole', async () => {
    const month = lastMonth();
    const ofTowns = sumsOf(await read(CITY, [month]));
    let visitsOfVillages = 0;
    for (const town of t.app.get(RegionsService).childrenOf(CITY)) {
      visitsOfVillages += sumsOf(await read(town.code, [month]))('visits');
    }
    expect(visitsOfVillages).toBe(ofTowns('visits'));
    const byLevel = (['A', 'B', 'C', null] as const).map((level) => ofTowns('register', { level }));
    expect(byLevel.reduce((sum, n) => sum + n, 0)).toBe(ofTowns('register'));
  });

  it('take in a visit at the next look, and only count anew what it touched', async () => {
    const visitor = await t.signIn('visitor');
    const elder = await elderOnRegister(t);
    const month = monthOf(t.clock.today());
    const before = sumsOf(await read(TEST_VILLAGE, [month]))('visits');
    await visitor.post('/visits', visitForm(t, elder.id)).expect(201);
    expect(
      await t.dataSource.manager.countBy(FigureMark, { villageCode: TEST_VILLAGE, period: month }),
    ).toBeGreaterThan(0);
    expect(sumsOf(await read(TEST_VILLAGE, [month]))('visits')).toBe(before + 1);
    expect(await t.dataSource.manager.countBy(FigureMark, { villageCode: TEST_VILLAGE, period: month })).toBe(0);
  });

  it('come out the same when two ask at once for what nobody has counted', async () => {
    const month = shiftMonth(lastMonth(), -2);
    const answers = await Promise.all([1, 2, 3, 4].map(() => read(TEST_TOWN, [month])));
    const totals = answers.map((counts) => sumsOf(counts)('update_expected'));
    expect(new Set(totals).size).toBe(1);
    expect(totals[0]).toBe(months.filter((row) => row.month === month && row.townCode === TEST_TOWN).length);
  });

  it('know nothing of periods that have not begun', async () => {
    expect(await read(CITY, [shiftMonth(monthOf(t.clock.today()), 1)])).toEqual([]);
  });

  it('tell who left, with the reason, without moving earlier months', async () => {
    const month = parseMonth(monthOf(t.clock.today()));
    const ended = await t.dataSource.manager.findBy(Elder, { status: 'closed' });
    const inMonth = ended.filter(({ closedOn }) => closedOn !== null && closedOn.startsWith(month));
    const sums = sumsOf(await read(CITY, [month]));
    expect(sums('removed')).toBe(inMonth.length);
  });
});
