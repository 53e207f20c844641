import { randomUUID } from 'node:crypto';
import type { FigureForecast } from '../src/modules/figures/figure-months.dto.js';
import type { WeekList } from '../src/modules/planning/week-list.dto.js';
import type { WeekPeople, WeekPlaces } from '../src/modules/planning/week-places.dto.js';
import { OTHER_VILLAGE, TEST_TOWN, TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { attempt, elderOnRegister, visitOf } from './support/visit-factories.js';

/** Sunday noon: one home and one remote contact are all that still fits. */
const SUNDAY = '2026-11-29T04:00:00.000Z';

describe('who will be missed by Sunday', () => {
  let t: TestApp;
  let li: Client;
  let wang: Client;
  let village: Client;
  let town: Client;
  const ids: Record<'lost' | 'today' | 'met' | 'nobody' | 'covered' | 'unreachable', number> = {
    lost: 0,
    today: 0,
    met: 0,
    nobody: 0,
    covered: 0,
    unreachable: 0,
  };

  beforeAll(async () => {
    t = await startApp({ now: '2026-11-28T01:00:00.000Z' });
    li = await t.signIn('visitor', { name: '李某' });
    wang = await t.signIn('visitor', { name: '王某' });
    village = await t.signIn('village_manager');
    town = await t.signIn('town_officer');
    const of = async (client: Client | null, level: 'A' | 'B' | 'C') =>
      (await elderOnRegister(t, { level, assignedVisitorId: client?.account.id ?? null })).id;
    ids.lost = await of(li, 'A');
    ids.today = await of(li, 'B');
    ids.met = await of(wang, 'C');
    ids.nobody = await of(null, 'C');
    const zhao = await t.signIn('visitor', { name: '赵某' });
    ids.covered = await of(zhao, 'B');
    ids.unreachable = await of(wang, 'C');
    await wang.post('/visits', visitOf(t, ids.met, { method: 'phone' })).expect(201);
    await wang.post('/visits', attempt(t, ids.unreachable)).expect(201);
    const covers = [{ elderId: ids.covered, coverId: li.account.id }];
    const leave = { clientId: randomUUID(), visitorId: zhao.account.id, from: '2026-11-28', to: '2026-11-29' };
    await village.post('/leaves', { ...leave, reason: '看病', covers }).expect(201);
    t.clock.set(SUNDAY);
    await wang.post('/visits', attempt(t, ids.unreachable)).expect(201);
  });
  afterAll(() => t.close());

  const places = async (client: Client, query = ''): Promise<WeekPlaces> =>
    (await client.get(`/week-places${query}`).expect(200)).body as WeekPlaces;
  const people = async (client: Client, query = ''): Promise<WeekPeople> =>
    (await client.get(`/week-places/people${query}`).expect(200)).body as WeekPeople;
  const idsOf = async (client: Client, query: string) =>
    (await people(client, query)).items.map(({ elderId }) => elderId);

  it('stands at each elder of the visitor’s list, and in its sum', async () => {
    const list = (await li.get('/week-list').expect(200)).body as WeekList;
    const outlook = Object.fromEntries(
      list.households.flatMap(({ elders }) => elders).map((elder) => [elder.elderId, elder.outlook]),
    );
    expect(outlook).toEqual({
      [ids.lost]: 'lost',
      [ids.today]: 'today',
      [ids.nobody]: 'today',
      [ids.covered]: 'today',
    });
    expect(list.totals).toMatchObject({ missed: 1, pressing: 3 });
    const before = (await li.get('/week-list?week=2026-W47').expect(200)).body as WeekList;
    expect(before.totals).toMatchObject({ missed: 0, pressing: 0 });
  });

  it('is the same by person, by village, by town, and in the figures', async () => {
    const counts = { due: 6, met: 1, missed: 1, today: 4, unreachable: 1 };
    expect(await places(village)).toMatchObject({ by: 'visitor', placeCode: TEST_VILLAGE, totals: counts });
    const byPerson = await places(town, '?by=visitor');
    expect(byPerson.totals).toEqual(counts);
    expect(byPerson.rows.map(({ label, due, missed, today }) => [label, due, missed, today])).toEqual([
      ['还没有指定探访员', 1, 0, 1],
      ['李某', 3, 1, 2],
      ['王某', 2, 0, 1],
    ]);
    const byPlace = await places(town);
    expect(byPlace.by).toBe('place');
    expect(byPlace.rows.find(({ key }) => key === TEST_VILLAGE)).toMatchObject(counts);
    const city = await t.signIn('city_officer');
    expect((await places(city)).rows.find(({ key }) => key === TEST_TOWN)).toMatchObject(counts);
    const forecast = (await town.get('/figures/forecast').expect(200)).body as FigureForecast;
    expect(forecast.totals).toMatchObject({ due: 6, met: 1, today: 4, lost: 1, crowded: 0 });
  });

  it('opens the people behind each number, whoever cannot be reached first', async () => {
    expect(await idsOf(town, '?state=missed')).toEqual([ids.lost]);
    expect(await idsOf(town, '?state=met')).toEqual([ids.met]);
    expect(await idsOf(village, '?state=due')).toEqual([ids.unreachable, ids.lost, ids.today, ids.covered, ids.nobody]);
    expect(await idsOf(town, `?doerId=${li.account.id}&level=B`)).toEqual([ids.today, ids.covered]);
    expect(await idsOf(town, '?doerId=0')).toEqual([ids.nobody]);
    const [first] = (await people(town, '?state=unreachable')).items;
    expect(first).toMatchObject({ elderId: ids.unreachable, visitorName: '王某', coveredBy: null, dueRemote: 1 });
    expect(first?.goAndSee?.followUpId).toBeGreaterThan(0);
    const [covered] = (await people(town, '?level=B&state=today')).items.slice(1);
    expect(covered).toMatchObject({ visitorName: '赵某', coveredBy: '李某' });
  });

  it('comes page by page, everybody once', async () => {
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: WeekPeople = await people(town, `?limit=2${cursor && `&cursor=${cursor}`}`);
      expect(page.total).toBe(6);
      seen.push(...page.items.map(({ elderId }) => elderId));
      cursor = page.nextCursor;
    }
    expect([...seen].sort((a, b) => a - b)).toEqual(Object.values(ids).sort((a, b) => a - b));
  });

  it('is not for visitors, and of no other place', async () => {
    expectProblem(await li.get('/week-places'), 403, 'permission.denied');
    expectProblem(await li.get('/week-places/people'), 403, 'permission.denied');
    expectProblem(await village.get(`/week-places?place=${TEST_TOWN}`), 404, 'region.unknown');
    const stranger = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
    expectProblem(await stranger.get(`/week-places/people?place=${TEST_VILLAGE}`), 404, 'region.unknown');
    expect((await people(stranger)).items).toEqual([]);
  });

  it.each(['/people?state=late', '/people?level=D', '/people?doerId=-1', '/people?cursor=x', '?by=grid', '?place=abc'])(
    'refuses %s',
    async (query) => {
      expectProblem(await town.get(`/week-places${query}`), 400, 'request.invalid');
    },
  );
});
