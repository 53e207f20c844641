import { MonthlyUpdate } from '../src/modules/monthly-updates/monthly-update.entity.js';
import type { Overview, OverviewPeople, OverviewRow } from '../src/modules/reports/overview.dto.js';
import type { Elder } from '../src/modules/registry/elder.entity.js';
import {
  CITY,
  FAR_TOWN,
  FAR_VILLAGE,
  OTHER_VILLAGE,
  TEST_TOWN,
  TEST_VILLAGE,
  type TestApp,
  expectProblem,
  startApp,
} from './support/app.js';
import type { Client } from './support/client.js';
import { attempt, elderOnRegister, visitOf } from './support/visit-factories.js';

describe('overview', () => {
  let t: TestApp;
  let town: Client;
  let city: Client;

  beforeAll(async () => {
    t = await startApp({ now: '2026-11-24T01:00:00.000Z' });
    town = await t.signIn('town_officer');
    city = await t.signIn('city_officer');
    const visitor = await t.signIn('visitor', { name: '王探访' });
    const assigned = { assignedVisitorId: visitor.account.id };

    const a = await elderOnRegister(t, { level: 'A', name: '甲', ...assigned });
    const b = await elderOnRegister(t, { level: 'B', name: '乙', ...assigned });
    const c = await elderOnRegister(t, { level: 'C', name: '丙' });
    const refusing = await elderOnRegister(t, { level: 'B', name: '丁', refused: true });
    const neighbour = await elderOnRegister(t, { level: 'C', name: '戊', villageCode: OTHER_VILLAGE });
    const far = await elderOnRegister(t, { level: 'A', villageCode: FAR_VILLAGE, townCode: FAR_TOWN });

    await visitor.post('/visits', visitOf(t, b.id)).expect(201);
    await visitor.post('/visits', visitOf(t, b.id, { method: 'phone' })).expect(201);
    await visitor.post('/visits', attempt(t, c.id, { startedAt: '2026-11-23T01:00:00Z' })).expect(201);
    await visitor.post('/visits', attempt(t, c.id)).expect(201);

    const row = (elder: Elder, state: 'pending' | 'updated') => ({
      elderId: elder.id,
      month: '2026-11',
      villageCode: elder.villageCode,
      townCode: elder.townCode,
      expectedSince: '2026-11-01',
      state,
      kind: state === 'updated' ? ('unchanged' as const) : null,
      updatedAt: state === 'updated' ? t.clock.now() : null,
      updatedBy: null,
    });
    await t.dataSource.manager.insert(MonthlyUpdate, [
      row(a, 'updated'),
      row(b, 'pending'),
      row(c, 'pending'),
      row(refusing, 'updated'),
      row(neighbour, 'updated'),
      row(far, 'pending'),
    ]);
  });
  afterAll(() => t.close());
  afterEach(() => t.clock.set('2026-11-24T01:00:00.000Z'));

  const read = async (client: Client, query = ''): Promise<Overview> => {
    const device = await t.signInAs(client.account.loginName);
    return (await device.get(`/overview${query}`).expect(200)).body as Overview;
  };
  const people = async (query: string, client = town): Promise<OverviewPeople> =>
    (await client.get(`/overview/people?${query}`).expect(200)).body as OverviewPeople;
  const rowOf = (overview: Overview, code: string): OverviewRow | undefined =>
    overview.rows.find(({ region }) => region.code === code);

  it('shows a town its month and week, village by village', async () => {
    const overview = await read(town);
    expect(overview).toMatchObject({
      region: { code: TEST_TOWN, level: 'town' },
      month: '2026-11',
      monthDeadline: '2026-11-25',
      week: '2026-W48',
      weekFrom: '2026-11-23',
      weekTo: '2026-11-29',
      today: '2026-11-24',
    });
    expect(rowOf(overview, TEST_VILLAGE)).toMatchObject({
      region: { code: TEST_VILLAGE, level: 'village' },
      elders: { total: 4, A: 1, B: 2, C: 1 },
      monthlyUpdate: { expected: 4, updated: 2, overdue: 0, state: 'on_track' },
      week: {
        due: 3,
        met: 1,
        byLevel: { A: { due: 1, met: 0 }, B: { due: 1, met: 1 }, C: { due: 1, met: 0 } },
      },
      refused: 1,
      unreachable: 1,
    });
    expect(rowOf(overview, OTHER_VILLAGE)).toMatchObject({
      elders: { total: 1, C: 1 },
      monthlyUpdate: { expected: 1, updated: 1, state: 'done' },
      week: { due: 1, met: 0 },
    });
    expect(overview.totals).toMatchObject({
      elders: { total: 5 },
      monthlyUpdate: { expected: 5, updated: 3 },
      week: { due: 4, met: 1 },
    });
  });

  it('says who is late once the deadline is over', async () => {
    t.clock.set('2026-11-26T01:00:00.000Z');
    const overview = await read(town);
    expect(rowOf(overview, TEST_VILLAGE)?.monthlyUpdate).toEqual({
      expected: 4,
      updated: 2,
      overdue: 2,
      state: 'overdue',
    });
    expect(rowOf(overview, OTHER_VILLAGE)?.monthlyUpdate).toMatchObject({ overdue: 0, state: 'done' });
  });

  it('shows the city its towns, and a village itself', async () => {
    const all = await read(city);
    expect(all.region.code).toBe(CITY);
    expect(all.rows).toHaveLength(14);
    expect(rowOf(all, TEST_TOWN)).toMatchObject({ elders: { total: 5 }, week: { due: 4, met: 1 } });
    expect(rowOf(all, FAR_TOWN)).toMatchObject({
      elders: { total: 1, A: 1 },
      monthlyUpdate: { expected: 1, updated: 0 },
    });
    expect(all.totals).toMatchObject({ elders: { total: 6 }, monthlyUpdate: { expected: 6, updated: 3 } });
    expect(rowOf(await read(city, `?parent=${FAR_TOWN}`), FAR_VILLAGE)).toMatchObject({ elders: { total: 1 } });

    const own = await read(await t.signIn('village_manager'));
    expect(own).toMatchObject({ region: { code: TEST_VILLAGE }, rows: [], totals: { elders: { total: 4 } } });
  });

  it('is empty for periods that nobody planned', async () => {
    const past = await read(town, '?week=2026-W10&month=2026-02');
    expect(past.totals).toMatchObject({
      elders: { total: 0 },
      monthlyUpdate: { expected: 0, updated: 0, overdue: 0, state: 'done' },
      week: { due: 0, met: 0 },
    });
  });

  it('opens each number to exactly its people', async () => {
    const overview = await read(town);
    const { totals } = overview;
    const pending = totals.monthlyUpdate.expected - totals.monthlyUpdate.updated;
    const numbers: [string, number][] = [
      ['on_register', totals.elders.total],
      ['month_updated', totals.monthlyUpdate.updated],
      ['month_pending', pending],
      ['month_overdue', totals.monthlyUpdate.overdue],
      ['week_due', totals.week.due],
      ['week_met', totals.week.met],
      ['week_behind', totals.week.due - totals.week.met],
      ['refused', totals.refused],
      ['unreachable', totals.unreachable],
    ];
    for (const [about, number] of numbers) {
      const { items } = await people(`regionCode=${TEST_TOWN}&about=${about}`);
      expect({ about, count: items.length }).toEqual({ about, count: number });
    }
    expect((await people(`regionCode=${TEST_TOWN}&about=week_due&level=A`)).items).toHaveLength(1);
    t.clock.set('2026-11-26T01:00:00.000Z');
    const later = await t.signInAs(town.account.loginName);
    expect((await people(`regionCode=${TEST_TOWN}&about=month_overdue`, later)).items).toHaveLength(2);
  });

  it('says of each person what it is about, and whom to ask', async () => {
    const { items } = await people(`regionCode=${TEST_VILLAGE}&about=week_behind`);
    expect(items).toEqual([
      expect.objectContaining({
        name: '甲',
        level: 'A',
        age: 82,
        maskedPhone: '138****0004',
        visitorName: '王探访',
        reason: '上门 0/2 · 电话视频 0/2',
      }),
      expect.objectContaining({ name: '丙', visitorName: null, reason: '上门 0/0 · 电话视频 0/1' }),
    ]);
    const pending = await people(`regionCode=${TEST_VILLAGE}&about=month_pending`);
    expect(pending.items[0]).toMatchObject({ name: '乙', reason: '11月待更新，期限11月25日' });
  });

  it('turns pages without loss or repetition', async () => {
    const all = await people(`regionCode=${TEST_TOWN}&about=on_register`);
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: OverviewPeople = await people(
        `regionCode=${TEST_TOWN}&about=on_register&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ elderId }) => elderId));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(all.items.map(({ elderId }) => elderId));
  });

  it('ends at the reader’s own place', async () => {
    for (const path of [`/overview?parent=${FAR_TOWN}`, `/overview?parent=${CITY}`, '/overview?parent=999999']) {
      expectProblem(await town.get(path), 404, 'region.unknown');
    }
    const outside = `/overview/people?regionCode=${FAR_VILLAGE}&about=on_register`;
    expectProblem(await town.get(outside), 404, 'region.unknown');
    const manager = await t.signIn('village_manager');
    expectProblem(await manager.get(`/overview?parent=${OTHER_VILLAGE}`), 404, 'region.unknown');
  });

  it.each(['visitor', 'family', 'auditor'] as const)('is not for the %s', async (role) => {
    const client = await t.signIn(role);
    expectProblem(await client.get('/overview'), 403, 'permission.denied');
    expectProblem(await client.get(`/overview/people?regionCode=${TEST_TOWN}&about=refused`), 403, 'permission.denied');
  });

  it.each([
    '/overview?month=2026-13',
    '/overview?week=2026-W60',
    '/overview?parent=x',
    `/overview/people?regionCode=${TEST_TOWN}&about=everybody`,
    `/overview/people?about=refused`,
    `/overview/people?regionCode=${TEST_TOWN}&about=refused&limit=101`,
    `/overview/people?regionCode=${TEST_TOWN}&about=refused&cursor=abc`,
  ])('refuses %s', async (path) => {
    expectProblem(await town.get(path), 400, 'request.invalid');
  });
});
