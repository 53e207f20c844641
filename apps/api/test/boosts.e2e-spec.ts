import { randomUUID } from 'node:crypto';
import { parseIsoWeek } from '@tanfang/domain';
import type { BoostChoices, BoostPage, BoostPreview, BoostView } from '../src/modules/boosts/boosts.dto.js';
import { BoostsService } from '../src/modules/boosts/boosts.service.js';
import { Boost } from '../src/modules/boosts/boost.entity.js';
import { FiguresService } from '../src/modules/figures/figures.service.js';
import { PlanningService } from '../src/modules/planning/planning.service.js';
import type { WeekList } from '../src/modules/planning/week-list.dto.js';
import { WeeklyDue } from '../src/modules/planning/weekly-due.entity.js';
import { TOWN_BOOST } from './mutations/boosts.js';
import { FAR_TOWN, FAR_VILLAGE, type TestApp, TEST_VILLAGE, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { elderOnRegister } from './support/visit-factories.js';

const WEEK = '2026-W48';

describe('boosts', () => {
  let t: TestApp;
  let town: Client;
  let second: Client;
  let third: Client;
  let far: Client;
  let city: Client;

  beforeAll(async () => {
    t = await startApp();
    town = await t.signIn('town_officer', { name: '钱经办' });
    second = await t.signIn('town_officer', { name: '孙主任' });
    third = await t.signIn('town_officer', { name: '周副主任' });
    far = await t.signIn('town_officer', { regionCode: FAR_TOWN });
    city = await t.signIn('city_officer');
  });
  beforeEach(async () => {
    t.clock.set('2026-11-23T01:00:00.000Z');
    await t.dataSource.manager.clear(Boost);
  });
  afterAll(() => t.close());

  const propose = (client: Client, rule: object = {}) =>
    client.post('/boosts', { clientId: randomUUID(), ...TOWN_BOOST, ...rule });
  const proposed = async (rule: object = {}, client = town): Promise<BoostView> =>
    (await propose(client, rule).expect(201)).body as BoostView;
  const decide = (client: Client, id: number, body: object = {}) =>
    client.post(`/boosts/${id}/decision`, { clientId: randomUUID(), approve: true, ...body });
  const end = (client: Client, id: number) =>
    client.post(`/boosts/${id}/end`, { clientId: randomUUID(), reason: '寒潮已过' });
  const dues = async (elderId: number, week = WEEK) => {
    const row = await t.dataSource.manager.findOneBy(WeeklyDue, { elderId, week });
    return row && [row.dueHome, row.dueRemote];
  };

  it('adds contacts from the approval by a second person on, for its levels and area alone', async () => {
    const b = await elderOnRegister(t, { level: 'B' });
    const c = await elderOnRegister(t, { level: 'C' });
    const elsewhere = await elderOnRegister(t, { level: 'B', villageCode: FAR_VILLAGE, townCode: FAR_TOWN });
    const { id } = await proposed();
    expect(await dues(b.id)).toEqual([1, 1]);
    const view = (await decide(second, id).expect(200)).body as BoostView;
    expect(view).toMatchObject({ status: 'approved', proposedByName: '钱经办', decidedByName: '孙主任' });
    expect([await dues(b.id), await dues(c.id), await dues(elsewhere.id)]).toEqual([
      [2, 2],
      [0, 1],
      [1, 1],
    ]);
    const newcomer = await elderOnRegister(t, { level: 'B' });
    expect(await dues(newcomer.id)).toEqual([2, 2]);
    const planning = t.app.get(PlanningService);
    expect((await planning.planWeek(parseIsoWeek(WEEK))).written).toBe(0);
    await planning.planWeek(parseIsoWeek('2026-W49'));
    expect(await dues(b.id, '2026-W49')).toEqual([1, 1]);
    const entries = await t.dataSource.query<{ action: string }[]>(
      "SELECT action FROM audit_entry WHERE subject_type = 'boost' AND subject_id = ? ORDER BY id",
      [String(id)],
    );
    expect(entries.map(({ action }) => action)).toEqual(['boost.propose', 'boost.decide']);
  });

  it('has calls stand for home visits in a remote-only period of the whole city', async () => {
    const elder = await elderOnRegister(t, { level: 'A', villageCode: FAR_VILLAGE, townCode: FAR_TOWN });
    const [{ code } = { code: '' }] = await t.dataSource.query<{ code: string }[]>(
      "SELECT code FROM region WHERE level = 'city'",
    );
    const rule = { kind: 'remote_only', cause: 'no_access', regionCode: code, extraHome: 0, extraRemote: 0 };
    expectProblem(await propose(town, rule), 404, 'region.unknown');
    const { id } = await proposed(rule, city);
    expectProblem(await decide(far, id), 403, 'boost.other_office');
    const other = await t.signIn('city_officer', { name: '市局二' });
    await decide(other, id).expect(200);
    expect(await dues(elder.id)).toEqual([0, 4]);
    expect(((await town.get('/boosts').expect(200)).body as BoostPage).items[0]).toMatchObject({ id, actions: [] });
  });

  it('ended early it holds no more, and past days and weeks keep their numbers', async () => {
    const elder = await elderOnRegister(t, { level: 'B' });
    const now = await proposed({ to: '2026-12-06' });
    await decide(second, now.id).expect(200);
    t.clock.set('2026-11-30T01:00:00.000Z');
    await t.app.get(PlanningService).planWeek(parseIsoWeek('2026-W49'));
    expect(await dues(elder.id, '2026-W49')).toEqual([2, 2]);
    const ended = (await end(town, now.id).expect(200)).body as BoostView;
    expect(ended).toMatchObject({ status: 'ended', until: '2026-11-29', to: '2026-12-06', endReason: '寒潮已过' });
    expect([await dues(elder.id), await dues(elder.id, '2026-W49')]).toEqual([
      [2, 2],
      [1, 1],
    ]);
    expectProblem(await end(town, now.id), 409, 'boost.over');
  });

  it('is not approved by who proposed it, by another town, or after its last day; a refusal needs a reason', async () => {
    const { id } = await proposed();
    expectProblem(await decide(town, id), 403, 'boost.same_person');
    expectProblem(await decide(far, id), 404, 'boost.not_found');
    expectProblem(await decide(await t.signIn('village_manager'), id), 403, 'permission.denied');
    expectProblem(await decide(second, id, { approve: false }), 400, 'request.invalid');
    t.clock.set('2026-11-30T01:00:00.000Z');
    expectProblem(await decide(second, id), 409, 'boost.past');
    await decide(second, id, { approve: false, note: '没有必要' }).expect(200);
  });

  it('lets one of two win who approve at once, and answers the same request the same', async () => {
    const { id } = await proposed();
    const answers = await Promise.all([decide(second, id), decide(third, id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const body = { clientId: randomUUID(), ...TOWN_BOOST };
    const first = (await town.post('/boosts', body).expect(201)).body as BoostView;
    const again = (await town.post('/boosts', body).expect(201)).body as BoostView;
    expect(again).toEqual(first);
    expect(await t.dataSource.manager.countBy(Boost, { status: 'proposed' })).toBe(1);
  });

  it('is told on the list of who visits there, and of nobody else', async () => {
    const { id } = await proposed({ reason: '寒潮，提醒保暖防滑' });
    const visitor = await t.signIn('visitor');
    const rules = async (client: Client) => ((await client.get('/week-list').expect(200)).body as WeekList).rules;
    expect(await rules(visitor)).toEqual([]);
    await decide(second, id).expect(200);
    expect(await rules(visitor)).toEqual([
      {
        kindName: '加密探访',
        causeName: '极端天气',
        reason: '寒潮，提醒保暖防滑',
        levels: 'AB',
        from: '2026-11-23',
        to: '2026-11-29',
        extraHome: 1,
        extraRemote: 1,
      },
    ]);
    expect(await rules(await t.signIn('visitor', { regionCode: FAR_VILLAGE }))).toEqual([]);
  });

  it('offers the account’s own place and those below it', async () => {
    const { kinds, causes, places } = (await town.get('/boosts/choices').expect(200)).body as BoostChoices;
    expect(kinds.map(({ name }) => name)).toEqual(['加密探访', '远程替代']);
    expect(causes).toHaveLength(5);
    expect(places[0]?.code).toBe(TOWN_BOOST.regionCode);
    expect(places.map(({ code }) => code)).toContain(TEST_VILLAGE);
    expect(((await city.get('/boosts/choices').expect(200)).body as BoostChoices).places).toHaveLength(15);
  });

  it('counts in the month in which it begins, once in each village, and not when it ended before', async () => {
    const { id } = await proposed();
    const figures = t.app.get(FiguresService);
    const counted = async () => {
      await figures.settleMarked();
      const [row] = await t.dataSource.query<{ n: number | string | null }[]>(
        "SELECT SUM(n) AS n FROM figure_count WHERE figure = 'boosts' AND period = '2026-11' AND place_code = ?",
        [TEST_VILLAGE],
      );
      return Number(row?.n ?? 0);
    };
    expect(await counted()).toBe(0);
    // One that begins next month is counted there, and disturbs nobody now.
    await decide(second, (await proposed({ from: '2026-12-07', to: '2026-12-13' })).id).expect(200);
    expect(await counted()).toBe(0);
    await decide(second, id).expect(200);
    expect(await counted()).toBe(1);
    await end(town, id).expect(200);
    expect(await counted()).toBe(0);
  });

  it('is taken back by who proposed it', async () => {
    const { id } = await proposed();
    expect((await end(town, id).expect(200)).body).toMatchObject({ status: 'withdrawn', actions: [] });
    expectProblem(await decide(second, id), 409, 'boost.decided');
  });

  it.each([
    ['a day that is not', { from: '2026-02-30' }],
    ['a day gone by', { from: '2026-11-22' }],
    ['an end before the beginning', { to: '2026-11-22' }],
    ['more than three months', { to: '2027-03-01' }],
    ['nothing more', { extraHome: 0, extraRemote: 0 }],
    ['calls that add', { kind: 'remote_only' }],
    ['no level', { levels: [] }],
    ['a level twice', { levels: ['A', 'A'] }],
    ['no reason', { reason: ' ' }],
    ['eight a week', { extraRemote: 8 }],
    ['another cause', { cause: 'whim' }],
  ])('refuses %s', async (_name, rule) => {
    expectProblem(await propose(town, rule), 400, 'request.invalid');
  });

  it('says beforehand, by village, what it will add', async () => {
    await elderOnRegister(t, { level: 'B', homeVisitConsent: false });
    const { regionCode, from, to } = TOWN_BOOST;
    const query = (rule: string) => `/boosts/preview?regionCode=${regionCode}&from=${from}&to=${to}&levels=B&${rule}`;
    const read = async (rule: string) => (await town.get(query(rule)).expect(200)).body as BoostPreview;
    const sums = async () => {
      const [row] = await t.dataSource.query<{ home: number | string; remote: number | string }[]>(
        'SELECT SUM(due_home) AS home, SUM(due_remote) AS remote FROM weekly_due WHERE week = ? AND village_code = ?',
        [WEEK, TEST_VILLAGE],
      );
      return { home: Number(row?.home), remote: Number(row?.remote) };
    };
    await t.app.get(PlanningService).planWeek(parseIsoWeek(WEEK));
    const before = await sums();
    const added = await read('kind=boost&extraHome=1&extraRemote=2');
    const { id } = await proposed({ levels: ['B'], extraHome: 1, extraRemote: 2 });
    await decide(second, id).expect(200);
    const after = await sums();
    const village = added.villages.find(({ villageCode }) => villageCode === TEST_VILLAGE);
    expect(village).toMatchObject({ home: after.home - before.home, remote: after.remote - before.remote });
    await end(town, id).expect(200);
    const swapped = await read('kind=remote_only&extraHome=0&extraRemote=0');
    expect(swapped.home).toBe(-swapped.remote);
    expect((await far.get(query('kind=boost&extraHome=1&extraRemote=1'))).status).toBe(404);
  });

  it('is planned by the hourly job when the process died after the decision', async () => {
    const elder = await elderOnRegister(t, { level: 'B' });
    const { id } = await proposed();
    await t.dataSource.manager.update(Boost, id, { status: 'approved', planPending: true });
    expect(await t.app.get(BoostsService).planPending()).toBe(1);
    expect(await dues(elder.id)).toEqual([2, 2]);
    expect(await t.app.get(BoostsService).planPending()).toBe(0);
  });

  it('is listed page by page, latest first, and the town of another hears nothing of it', async () => {
    const ids = [(await proposed()).id, (await proposed()).id, (await proposed()).id];
    const first = (await town.get('/boosts?limit=2').expect(200)).body as BoostPage;
    const next = (await town.get(`/boosts?limit=2&cursor=${first.nextCursor}`).expect(200)).body as BoostPage;
    expect([...first.items, ...next.items].map(({ id }) => id)).toEqual([...ids].reverse());
    expect(((await far.get('/boosts').expect(200)).body as BoostPage).items).toEqual([]);
  });
});
