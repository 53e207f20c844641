import { randomUUID } from 'node:crypto';
import type { BoostPage, BoostView } from '../src/modules/boosts/boosts.dto.js';
import { Boost } from '../src/modules/boosts/boost.entity.js';
import type { FamilySummary } from '../src/modules/family/family.dto.js';
import type { NotificationPage } from '../src/modules/notifications/notifications.dto.js';
import type { WeekList } from '../src/modules/planning/week-list.dto.js';
import type { WarningChoices, WarningPage, WarningView } from '../src/modules/weather/weather.dto.js';
import { FamilyBinding } from '../src/modules/family/family-binding.entity.js';
import { WeatherWarning } from '../src/modules/weather/weather-warning.entity.js';
import { TOWN_WARNING } from './mutations/weather.js';
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
import { registered } from './support/registry-factories.js';

describe('weather warnings that officers type in', () => {
  let t: TestApp;
  let city: Client;
  let town: Client;
  let second: Client;
  let farTown: Client;

  beforeAll(async () => {
    t = await startApp();
    city = await t.signIn('city_officer');
    town = await t.signIn('town_officer');
    second = await t.signIn('town_officer', { name: '副镇长' });
    farTown = await t.signIn('town_officer', { regionCode: FAR_TOWN });
  });
  beforeEach(async () => {
    t.clock.set('2026-11-23T01:00:00.000Z');
    await t.dataSource.manager.clear(Boost);
    await t.dataSource.query('DELETE FROM weather_warning');
    await t.dataSource.query('DELETE FROM notification');
  });
  afterAll(() => t.close());

  const enter = async (client: Client, wish: object = {}) =>
    (await client.post('/weather-warnings', { clientId: randomUUID(), ...TOWN_WARNING, ...wish }).expect(201))
      .body as WarningView;
  const refused = async (wish: object, field: string, client = town) => {
    const answer = await client.post('/weather-warnings', { clientId: randomUUID(), ...TOWN_WARNING, ...wish });
    expectProblem(answer, 400, 'request.invalid');
    expect((answer.body as { errors: { field: string }[] }).errors.map((each) => each.field)).toEqual([field]);
  };
  const end = (client: Client, id: number) =>
    client.post(`/weather-warnings/${id}/end`, { clientId: randomUUID(), reason: '气温已经下降' });
  const listed = async (client: Client) =>
    ((await client.get('/weather-warnings').expect(200)).body as WarningPage).items;
  const boosts = async (client: Client) => ((await client.get('/boosts').expect(200)).body as BoostPage).items;
  const approve = (client: Client, id = 0) =>
    client.post(`/boosts/${id}/decision`, { clientId: randomUUID(), approve: true });
  const told = async (client: Client) =>
    ((await client.get('/notifications').expect(200)).body as NotificationPage).items.map(({ kind }) => kind);

  it('propose the contacts that weather and colour ask for, for the days of the warning; a second person approves', async () => {
    const warning = await enter(town);
    expect(warning).toMatchObject({
      source: 'typed',
      hazardName: '高温',
      severityName: '橙色',
      status: 'in_force',
      actions: ['end'],
      boost: { status: 'proposed', from: '2026-11-23', until: '2026-11-25', running: false },
      boostWords: '已提出加密探访，等另一位负责人审批。',
    });
    expect(warning.headline).toMatch(/高温橙色预警$/);
    expect(warning.adviceVisitor.length).toBeGreaterThanOrEqual(3);
    const [boost] = await boosts(town);
    expect(boost).toMatchObject({
      id: warning.boost?.id,
      kind: 'boost',
      cause: 'weather',
      levels: ['A', 'B'],
      extraHome: 0,
      extraRemote: 1,
      regionCode: TEST_TOWN,
      actions: ['take_back'],
    });
    expect(boost?.reason).toContain('三（一）4');
    expect(await told(second)).toEqual(['boost_waiting']);
    expectProblem(await approve(town, boost?.id), 403, 'boost.same_person');
    await approve(second, boost?.id).expect(200);
    expect((await listed(town))[0]).toMatchObject({ boost: { status: 'approved', running: true } });
  });

  it.each([
    ['high_temperature', 'yellow', null],
    ['high_temperature', 'red', 'ABC'],
    ['low_temperature', 'orange', 'AB'],
    ['typhoon', 'blue', null],
    ['typhoon', 'yellow', 'ABC'],
    ['icy_road', 'yellow', 'AB'],
    ['fog', 'orange', null],
    ['other', 'red', null],
  ])('%s %s proposes contacts for %s', async (hazard, severity, levels) => {
    const { boost, boostWords } = await enter(town, { hazard, severity, headline: '预警' });
    const [found] = await boosts(town);
    expect(found?.levels.join('') ?? null).toBe(levels);
    expect(boost?.id).toBe(found?.id);
    if (!levels) expect(boostWords).toContain('不自动提出');
  });

  it('begin today where the weather began before, and end on the last day that they touch', async () => {
    await enter(town, { onset: '2026-11-20T00:00:00.000Z', expires: '2026-11-24T16:00:00.000Z' });
    // 24 November 24:00 in Rugao is still the 24th.
    expect(await boosts(town)).toMatchObject([{ from: '2026-11-23', to: '2026-11-24' }]);
  });

  it('are told once: the same request twice has the first answer, another body is refused', async () => {
    const body = { clientId: randomUUID(), ...TOWN_WARNING };
    const [first, again] = await Promise.all([
      town.post('/weather-warnings', body),
      town.post('/weather-warnings', body),
    ]);
    expect(again.body).toEqual(first.body);
    expect(await listed(town)).toHaveLength(1);
    expect(await boosts(town)).toHaveLength(1);
    expectProblem(await town.post('/weather-warnings', { ...body, severity: 'red' }), 409, 'client_id.reused');
  });

  it('are of the officer’s own place: others see neither theirs nor may they end them', async () => {
    await enter(town, { regionCode: TEST_VILLAGE });
    expectProblem(
      await town.post('/weather-warnings', { clientId: randomUUID(), ...TOWN_WARNING, regionCode: FAR_TOWN }),
      404,
      'region.unknown',
    );
    const own = await enter(town);
    expect(await listed(farTown)).toEqual([]);
    expectProblem(await end(farTown, own.id), 404, 'weather_warning.not_found');
    const all = await enter(city, { regionCode: CITY });
    expect(await listed(farTown)).toMatchObject([{ id: all.id, actions: [] }]);
    expectProblem(await end(farTown, all.id), 403, 'weather_warning.other_office');
    expect(await listed(city)).toHaveLength(3);
    for (const role of ['visitor', 'village_manager', 'family', 'auditor'] as const) {
      const other = await t.signIn(role);
      expectProblem(await other.get('/weather-warnings'), 403, 'permission.denied');
      expectProblem(await other.post('/weather-warnings', {}), 403, 'permission.denied');
    }
  });

  it('refuse what cannot be, field by field', async () => {
    await refused({ hazard: 'comet' }, 'hazard');
    await refused({ severity: 'green' }, 'severity');
    await refused({ onset: 'heute' }, 'onset');
    await refused({ expires: '2026-11-23T00:59:00.000Z', onset: '2026-11-22T00:00:00.000Z' }, 'expires');
    await refused({ onset: '2026-11-25T12:00:00.000Z' }, 'expires');
    await refused({ expires: '2027-01-25T12:00:00.000Z' }, 'expires');
    await refused({ onset: '2027-03-01T00:00:00.000Z', expires: '2027-03-02T00:00:00.000Z' }, 'onset');
    await refused({ hazard: 'other' }, 'headline');
    await refused({ headline: '长'.repeat(101) }, 'headline');
  });

  it('offer weather, colours and the places of the account', async () => {
    const choices = (await town.get('/weather-warnings/choices').expect(200)).body as WarningChoices;
    expect(choices.hazards.map(({ code }) => code)).toContain('typhoon');
    expect(choices.severities.map(({ name }) => name)).toEqual(['蓝色', '黄色', '橙色', '红色']);
    expect(choices.places[0]?.code).toBe(TEST_TOWN);
  });

  it('are listed page by page, latest first', async () => {
    const ids: number[] = [];
    for (const severity of ['blue', 'yellow', 'blue']) ids.unshift((await enter(town, { severity })).id);
    const page = (await town.get('/weather-warnings?limit=2').expect(200)).body as WarningPage;
    expect(page.items.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const next = (await town.get(`/weather-warnings?limit=2&cursor=${page.nextCursor}`).expect(200))
      .body as WarningPage;
    expect(next).toMatchObject({ items: [{ id: ids[2] }], nextCursor: null });
  });

  it('ended early take an undecided boost back, and leave an approved one to people, who are told', async () => {
    const open = await enter(town, { regionCode: TEST_VILLAGE });
    expect((await end(town, open.id).expect(200)).body).toMatchObject({
      status: 'cancelled',
      endReason: '气温已经下降',
      actions: [],
      boost: { status: 'withdrawn' },
    });
    expectProblem(await end(town, open.id), 409, 'weather_warning.over');

    const held = await enter(town);
    await approve(second, held.boost?.id).expect(200);
    const view = (await end(town, held.id).expect(200)).body as WarningView;
    expect(view).toMatchObject({ status: 'cancelled', boost: { status: 'approved', running: true } });
    expect(view.boostWords).toContain('提前结束');
    expect((await told(second))[0]).toBe('weather_changed');
    expect(await told(town)).not.toContain('weather_changed');
    expect((await boosts(town))[0]).toMatchObject({
      status: 'approved',
      actions: ['end'],
    } satisfies Partial<BoostView>);
  });

  it('ended by two at once are ended once', async () => {
    const { id } = await enter(town);
    const both = await Promise.all([end(town, id), end(second, id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  describe('put advice in front of', () => {
    const onList = async (client: Client, query = '') =>
      ((await client.get(`/week-list${query}`).expect(200)).body as WeekList).warnings;

    it('the visitors of the place, the gravest first and each weather once, until they end', async () => {
      const visitor = await t.signIn('visitor');
      const elsewhere = await t.signIn('visitor', { regionCode: FAR_VILLAGE });
      await enter(city, { regionCode: CITY, severity: 'yellow' });
      await enter(town);
      await enter(town, { hazard: 'typhoon', severity: 'red', regionCode: OTHER_VILLAGE });
      const storm = await enter(town, { hazard: 'rainstorm', severity: 'red', regionCode: TEST_VILLAGE });
      const warnings = await onList(visitor);
      expect(warnings.map(({ name }) => name)).toEqual(['暴雨红色预警', '高温橙色预警']);
      expect(warnings[0]?.advice).toEqual(storm.adviceVisitor);
      expect((await onList(elsewhere)).map(({ name }) => name)).toEqual(['高温黄色预警']);
      expect(await onList(visitor, '?week=2026-W49')).toEqual([]);
      await end(town, storm.id).expect(200);
      expect((await onList(visitor)).map(({ name }) => name)).toEqual(['高温橙色预警']);
      t.clock.set('2026-11-25T12:00:00.000Z');
      expect(await onList(visitor)).toEqual([]);
      expect((await listed(town)).map(({ status }) => status)).toContain('expired');
    });

    it('the family, and the elder herself, in other words; nobody else’s', async () => {
      const manager = await t.signIn('village_manager');
      const family = await t.signIn('family');
      const elder = await registered(manager);
      const bind = { clientId: randomUUID(), loginName: family.account.loginName, relation: 'child', consented: true };
      await manager.post(`/elders/${elder.id}/family-bindings`, bind).expect(201);
      const own = await enter(town);
      await enter(farTown, { regionCode: FAR_TOWN, severity: 'red' });
      const { warnings } = (await family.get(`/family/elders/${elder.id}`).expect(200)).body as FamilySummary;
      expect(warnings).toMatchObject([{ id: own.id, name: '高温橙色预警', advice: own.adviceFamily }]);
      expect(own.adviceFamily).not.toEqual(own.adviceVisitor);
      const herself = await t.signIn('elder');
      await t.dataSource.manager.update(FamilyBinding, { elderId: elder.id }, { accountId: herself.account.id });
      const told = (await herself.get(`/family/elders/${elder.id}`).expect(200)).body as FamilySummary;
      expect(told.warnings.map(({ advice }) => advice)).toEqual([own.adviceElder]);
      await t.dataSource.manager.update(WeatherWarning, own.id, { status: 'cancelled' });
      const after = (await herself.get(`/family/elders/${elder.id}`).expect(200)).body as FamilySummary;
      expect(after.warnings).toEqual([]);
    });
  });
});
