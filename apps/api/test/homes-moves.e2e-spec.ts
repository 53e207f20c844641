import { randomUUID } from 'node:crypto';
import type { IsoWeek } from '@tanfang/domain';
import { PlanningService } from '../src/modules/planning/planning.service.js';
import type {
  HouseholdDetail,
  MovedPeople,
  MovePeople,
  PlacesLived,
} from '../src/modules/registry/household-moves.dto.js';
import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import type { Coverage } from '../src/modules/assignments/assignments.dto.js';
import type { VisitDto } from '../src/modules/visits/visit.dto.js';
import {
  FAR_TOWN,
  FAR_VILLAGE,
  OTHER_VILLAGE,
  TEST_VILLAGE,
  type TestApp,
  expectProblem,
  startApp,
} from './support/app.js';
import type { Client } from './support/client.js';
import { fileOf, registered, registeredCouple } from './support/registry-factories.js';
import { visitOf } from './support/visit-factories.js';

const body = (file: ElderFile, changes: Partial<MovePeople> = {}): MovePeople => ({
  clientId: randomUUID(),
  version: file.household.version,
  elders: [{ elderId: file.id, relationToHead: 'self', livesAlone: true }],
  newHome: { villageCode: TEST_VILLAGE, address: '9组1号', gridName: null },
  ...changes,
});

describe('moving house', () => {
  let t: TestApp;
  let manager: Client;
  let visitor: Client;

  beforeAll(async () => {
    t = await startApp();
    manager = await t.signIn('village_manager');
    visitor = await t.signIn('visitor');
  });
  afterAll(() => t.close());

  const move = async (file: ElderFile, changes: Partial<MovePeople> = {}): Promise<MovedPeople> =>
    (await manager.post(`/households/${file.household.id}/moves`, body(file, changes)).expect(200)).body as MovedPeople;
  const household = async (client: Client, id: number): Promise<HouseholdDetail> =>
    (await client.get(`/households/${id}`).expect(200)).body as HouseholdDetail;
  const dueOf = (elderId: number): Promise<{ week: string; village_code: string; visitor_id: number | null }[]> =>
    t.dataSource.query('SELECT week, village_code, visitor_id FROM weekly_due WHERE elder_id = ? ORDER BY week', [
      elderId,
    ]);

  it('splits a couple: both are judged anew, both keep a partner in the city, and the history says who lived where', async () => {
    const [husband, wife] = await registeredCouple(manager);
    expect(husband.classification.targetTypes).toContain('empty_nest');
    const moved = await move(husband, {
      elders: [{ elderId: wife.id, relationToHead: 'self', livesAlone: true }],
      note: '搬到老屋',
    });
    const [left, gone] = [await fileOf(manager, husband.id), await fileOf(manager, wife.id)];
    expect(gone.household.id).toBe(moved.householdId);
    expect(gone.household.address).toBe('9组1号');
    expect(left.household.otherElders).toEqual([]);
    expect([left.facts.partnerInCity, gone.facts.partnerInCity]).toEqual([true, true]);
    expect([left.facts.livesAlone, gone.facts.livesAlone]).toEqual([true, true]);
    // A class that is lowered begins on Monday; the judgement is told at once.
    expect([left, gone].map(({ classification }) => classification.upcoming?.from)).toEqual([
      '2026-11-30',
      '2026-11-30',
    ]);

    const { items } = (await manager.get(`/elders/${wife.id}/households`).expect(200)).body as PlacesLived;
    expect(items.map(({ address, from, to, reason, note }) => ({ address, from, to, reason, note }))).toEqual([
      { address: '9组1号', from: '2026-11-23', to: null, reason: 'split', note: '搬到老屋' },
      { address: husband.household.address, from: '2026-11-23', to: '2026-11-23', reason: 'registered', note: null },
    ]);
    const page = await household(manager, husband.household.id);
    expect(page.elders.map(({ elderId }) => elderId)).toEqual([husband.id]);
    expect(page.stays.map(({ name, to }) => ({ name, to }))).toEqual([
      { name: '李桂兰', to: '2026-11-23' },
      { name: '张建国', to: null },
    ]);
  });

  it('makes the one who stays the head, and turns who is what to the head', async () => {
    const [husband, wife] = await registeredCouple(manager);
    await move(husband);
    const left = await fileOf(manager, wife.id);
    expect(left.relationToHead).toBe('self');
    expect(left.facts.livesAlone).toBe(true);
  });

  it('moves into a household that is there; whoever lived alone there does so no longer', async () => {
    const [mother, aunt] = [await registered(manager), await registered(manager, { name: '王秀芳' })];
    expect(mother.classification.clause).toBe('A1');
    const moved = await move(aunt, {
      elders: [{ elderId: aunt.id, relationToHead: 'sibling' }],
      newHome: undefined,
      toHouseholdId: mother.household.id,
    });
    expect(moved.householdId).toBe(mother.household.id);
    const [there, came] = [await fileOf(manager, mother.id), await fileOf(manager, aunt.id)];
    expect([there.facts.livesAlone, came.facts.livesAlone]).toEqual([false, false]);
    expect(there.household.otherElders.map(({ elderId }) => elderId)).toEqual([aunt.id]);
    expect(there.classification.upcoming).not.toBeNull();
    expect(there.household.version).toBe(mother.household.version + 1);
  });

  it('takes family members along, and counts them as company', async () => {
    const file = await registered(manager, {
      facts: { livesAlone: false, partnerInCity: false },
      household: {
        members: [{ name: '王小宝', relationToHead: 'grandchild', livesHere: true, birthDate: '2015-01-01' }],
      },
    });
    const memberId = file.household.members[0]?.id as number;
    await move(file, {
      elders: [{ elderId: file.id, relationToHead: 'self' }],
      members: [{ memberId, relationToHead: 'grandchild' }],
    });
    const after = await fileOf(manager, file.id);
    expect(after.household.members.map(({ id }) => id)).toEqual([memberId]);
    expect(after.facts.livesAlone).toBe(false);
    expect((await household(manager, file.household.id)).members).toEqual([]);
  });

  it('to another town: scope goes along, the visitor is for the other place to name, weeks that are over stay', async () => {
    t.clock.set('2026-11-18T01:00:00.000Z');
    const file = await registered(manager, { assignedVisitorId: visitor.account.id });
    const code = (await manager.post(`/households/${file.household.id}/door-code`).expect(201)).body as {
      code: string;
    };
    t.clock.set('2026-11-23T01:00:00.000Z');
    await t.app.get(PlanningService).planWeek('2026-W48' as IsoWeek);
    const moved = await move(await fileOf(manager, file.id), {
      newHome: { villageCode: FAR_VILLAGE, address: '幸福小区2幢', gridName: null },
    });
    expect(moved).toMatchObject({ villageCode: FAR_VILLAGE, outOfScope: true, withoutVisitor: 1 });
    expectProblem(await manager.get(`/elders/${file.id}`), 404, 'elder.not_found');
    const there = await t.signIn('village_manager', { regionCode: FAR_VILLAGE });
    const seen = await fileOf(there, file.id);
    expect(seen).toMatchObject({ villageCode: FAR_VILLAGE, townCode: FAR_TOWN, assignedVisitor: null });
    expect(await dueOf(file.id)).toEqual([
      { week: '2026-W47', village_code: TEST_VILLAGE, visitor_id: visitor.account.id },
      { week: '2026-W48', village_code: FAR_VILLAGE, visitor_id: null },
    ]);
    const told = (await there.get('/assignments/coverage').expect(200)).body as Coverage;
    expect(told).toMatchObject({
      withoutVisitor: 1,
      arrivals: [{ elderId: file.id, on: '2026-11-23', assigned: false }],
    });
    expect(((await manager.get('/assignments/coverage')).body as Coverage).arrivals).toEqual([]);
    const resolved = await manager.post('/door-codes/resolve', { code: code.code });
    expectProblem(resolved, 410, 'door_code.revoked');
  });

  it('does not lose a visit that was still on the former visitor’s phone', async () => {
    const file = await registered(manager, { assignedVisitorId: visitor.account.id });
    const onPhone = visitOf(t, file.id);
    t.clock.set('2026-11-23T06:00:00.000Z');
    await move(file, { newHome: { villageCode: OTHER_VILLAGE, address: '1组3号', gridName: null } });
    const saved = (await visitor.post('/visits', onPhone).expect(201)).body as VisitDto;
    expect(saved).toMatchObject({ ordinal: 1 });
    expect(saved.weekProgress).toMatchObject({ doneHome: 1 });
    const there = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
    expect((await fileOf(there, file.id)).visitCount).toBe(1);
    // A visit on a day after the move is the new village's.
    t.clock.set('2026-11-24T06:00:00.000Z');
    expectProblem(await visitor.post('/visits', visitOf(t, file.id)), 404, 'elder.unknown');
    t.clock.set('2026-11-23T01:00:00.000Z');
  });

  it('corrects an address; the door keeps its code', async () => {
    const file = await registered(manager);
    await manager.post(`/households/${file.household.id}/door-code`).expect(201);
    const correction = {
      clientId: randomUUID(),
      version: file.household.version,
      address: '3组88号',
      gridName: '第二网格',
    };
    const path = `/households/${file.household.id}/corrections`;
    const page = (await manager.post(path, correction).expect(200)).body as HouseholdDetail;
    expect(page).toMatchObject({ address: '3组88号', gridName: '第二网格', version: file.household.version + 1 });
    expect(page.doorCodeIssuedAt).not.toBeNull();
    expect((await manager.post(path, correction).expect(200)).body).toMatchObject({ version: page.version });
    const stale = { ...correction, clientId: randomUUID() };
    expectProblem(await manager.post(path, stale), 409, 'household.version_conflict');
    const same = { ...stale, clientId: randomUUID(), version: page.version };
    expectProblem(await manager.post(path, same), 422, 'household.nothing_changed');
  });

  describe('refuses', () => {
    const refused = async (file: ElderFile, changes: Partial<MovePeople>) => {
      const answer = await manager.post(`/households/${file.household.id}/moves`, body(file, changes));
      const { errors } = answer.body as { errors?: { field: string; code: string }[] };
      return { status: answer.status, errors: errors?.map(({ field, code }) => `${field} ${code}`) };
    };

    it.each<[string, Partial<MovePeople>, string[]]>([
      ['nowhere', { newHome: undefined }, ['toHouseholdId household.where']],
      [
        'a town, or a place that is not in the city',
        { newHome: { villageCode: '320682999999', address: 'x', gridName: null } },
        ['newHome.villageCode region.unknown'],
      ],
      ['tomorrow', { on: '2026-11-24' }, ['on household.move_day']],
      ['a day before the elder lived there', { on: '2026-11-22' }, ['on household.move_day']],
      [
        'somebody who does not live there',
        { elders: [{ elderId: 999_999, relationToHead: 'self', livesAlone: true }] },
        ['elders.0.elderId household.not_here'],
      ],
      [
        'a member who is not listed',
        { members: [{ memberId: 9_999, relationToHead: 'child' }] },
        ['members.0.memberId household.not_here'],
      ],
    ])('%s', async (_, changes, errors) => {
      expect(await refused(await registered(manager), changes)).toEqual({ status: 400, errors });
    });

    it('two heads, and the same household', async () => {
      const [one, two] = [await registered(manager), await registered(manager)];
      const joining = { newHome: undefined, toHouseholdId: one.household.id };
      expect(await refused(two, joining)).toEqual({
        status: 400,
        errors: ['elders.0.relationToHead household.two_heads'],
      });
      expect((await refused(one, joining)).errors).toContain('toHouseholdId household.same');
    });

    it('not saying whether somebody lives alone, and a household out of sight', async () => {
      const file = await registered(manager);
      const elders = [{ elderId: file.id, relationToHead: 'self' as const }];
      expect((await refused(file, { elders })).errors).toEqual(['elders.0.livesAlone facts.livesAlone']);
      const elsewhere = await registered(await t.signIn('village_manager', { regionCode: OTHER_VILLAGE }));
      const answer = await refused(file, { newHome: undefined, toHouseholdId: elsewhere.household.id });
      expect(answer.status).toBe(404);
    });

    it('a household that somebody else changed meanwhile, and a visitor', async () => {
      const [husband, wife] = await registeredCouple(manager);
      const [one, two] = await Promise.all([
        manager.post(`/households/${husband.household.id}/moves`, body(husband)),
        manager.post(
          `/households/${husband.household.id}/moves`,
          body(husband, { elders: [{ elderId: wife.id, relationToHead: 'self', livesAlone: true }] }),
        ),
      ]);
      expect([one.status, two.status].sort()).toEqual([200, 409]);
      expectProblem(one.status === 409 ? one : two, 409, 'household.version_conflict');
      const denied = await visitor.post(`/households/${husband.household.id}/moves`, body(husband));
      expectProblem(denied, 403, 'permission.denied');
    });
  });

  it('happens once, however often it is sent', async () => {
    const file = await registered(manager);
    const request = body(file);
    const path = `/households/${file.household.id}/moves`;
    const answers = [await manager.post(path, request), await manager.post(path, request)];
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]?.body).toEqual(answers[0]?.body);
    const { items } = (await manager.get(`/elders/${file.id}/households`)).body as PlacesLived;
    expect(items).toHaveLength(2);
  });
});
