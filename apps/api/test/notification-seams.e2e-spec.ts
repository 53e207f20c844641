import { randomUUID } from 'node:crypto';
import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import type { EmergencyDetail } from '../src/modules/emergencies/emergencies.dto.js';
import type { FollowUpDetail } from '../src/modules/follow-ups/follow-ups.dto.js';
import type { RaiseView } from '../src/modules/raises/raises.dto.js';
import { ComingChange } from '../src/modules/registry/coming-change.entity.js';
import { ComingChangesJob } from '../src/modules/registry/coming-changes.job.js';
import { FollowUpsClimbJob } from '../src/modules/follow-ups/follow-ups-climb.job.js';
import type { BoostView } from '../src/modules/boosts/boosts.dto.js';
import { Notification } from '../src/modules/notifications/notification.entity.js';
import { TOWN_BOOST } from './mutations/boosts.js';
import { FAR_TOWN, OTHER_VILLAGE, TEST_TOWN, TEST_VILLAGE, type TestApp, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { handOver } from './support/homes.js';
import { inventedIdNumber, registered } from './support/registry-factories.js';
import { elderOnRegister } from './support/visit-factories.js';

/** What happens is told where it happens, to those whom it concerns. */
describe('who is told', () => {
  let t: TestApp;
  let visitor: Client;
  let manager: Client;
  let town: Client;
  let city: Client;
  let farTown: Client;
  let otherVillage: Client;

  beforeAll(async () => {
    t = await startApp();
    visitor = await t.signIn('visitor', { name: '周梅' });
    manager = await t.signIn('village_manager');
    town = await t.signIn('town_officer');
    city = await t.signIn('city_officer');
    farTown = await t.signIn('town_officer', { regionCode: FAR_TOWN });
    otherVillage = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
  });
  beforeEach(async () => {
    await t.dataSource.query('DELETE FROM notification');
  });
  afterAll(() => t.close());

  const told = async (client: Client): Promise<[string, string][]> =>
    (
      await t.dataSource.manager.find(Notification, { where: { accountId: client.account.id }, order: { id: 'ASC' } })
    ).map(({ kind, aboutId }) => [kind, aboutId]);
  const kinds = async (client: Client): Promise<string[]> => (await told(client)).map(([kind]) => kind);
  const clientId = randomUUID;

  it('of an emergency: village, town and bureau at once, once; then what it came to, a correction as well', async () => {
    const elder = await elderOnRegister(t, { name: '陈桂英' });
    const entry = () => ({
      clientId: clientId(),
      emergencyKey,
      elderId: elder.id,
      kind: 'public_call',
      what: '拨打120',
    });
    const emergencyKey = randomUUID();
    const send = () => visitor.post('/emergencies', { ...entry(), at: t.clock.nowIso() }).expect(200);
    const { id } = (await send()).body as EmergencyDetail;
    await send();
    for (const client of [manager, town, city])
      expect(await told(client)).toEqual([['emergency_reported', String(id)]]);
    for (const client of [visitor, farTown, otherVillage]) expect(await told(client)).toEqual([]);
    const settle = (outcome: string) =>
      visitor.post(`/emergencies/${id}/outcomes`, { clientId: clientId(), outcome, note: '救护车送人民医院' });
    await settle('hospital').expect(200);
    await settle('safe').expect(200);
    for (const client of [town, city]) {
      expect(await kinds(client)).toEqual(['emergency_reported', 'emergency_settled', 'emergency_settled']);
    }
    const texts = await t.dataSource.manager.find(Notification);
    expect(JSON.stringify(texts)).not.toMatch(/陈桂英|人民医院/);
  });

  it('of a follow-up: the town that it is reported to, the person it is handed to, each level it climbs to', async () => {
    const elder = await elderOnRegister(t);
    const wish = { clientId: clientId(), elderId: elder.id, kind: 'hazard', severity: 'urgent', sentence: '电线老化' };
    const opened = (await visitor.post('/follow-ups', { ...wish, reportToTown: true }).expect(201))
      .body as FollowUpDetail;
    expect(await told(town)).toEqual([['follow_up_reported', String(opened.id)]]);
    const owner = { clientId: clientId(), accountId: visitor.account.id };
    await town.post(`/follow-ups/${opened.id}/owner`, owner).expect(200);
    expect(await told(visitor)).toEqual([['follow_up_handed_over', String(opened.id)]]);

    const own = { ...wish, clientId: clientId(), sentence: '煤气灶漏气', reportToTown: false };
    const late = (await visitor.post('/follow-ups', own).expect(201)).body as FollowUpDetail;
    t.clock.advance({ days: 3 });
    const job = t.app.get(FollowUpsClimbJob);
    await job.climb();
    await job.climb();
    expect(await told(town)).toEqual([
      ['follow_up_reported', String(opened.id)],
      ['follow_up_climbed', String(late.id)],
    ]);
    t.clock.advance({ days: 8 });
    await job.climb();
    expect((await told(city)).filter(([, id]) => id === String(late.id))).toEqual([
      ['follow_up_climbed', String(late.id)],
    ]);
    t.clock.set('2026-11-23T01:00:00.000Z');
  });

  it('of many follow-ups that climb at once: the number, in one message', async () => {
    const elder = await elderOnRegister(t);
    const wish = { elderId: elder.id, kind: 'hazard', severity: 'urgent', reportToTown: false };
    for (let i = 0; i < 5; i += 1) {
      await visitor.post('/follow-ups', { ...wish, clientId: clientId(), sentence: `隐患${i}` }).expect(201);
    }
    t.clock.advance({ days: 3 });
    await t.app.get(FollowUpsClimbJob).climb();
    expect(await told(town)).toEqual([['follow_ups_climbed', 'overdue']]);
    const [message] = await t.dataSource.manager.findBy(Notification, { accountId: town.account.id });
    expect(message?.body).toContain('有5条跟踪回访逾期');
    t.clock.set('2026-11-23T01:00:00.000Z');
  });

  it('of a quarter report: the bureau when it is submitted, also again; the town when it is returned or accepted', async () => {
    const path = (step: string) => `/quarter-reports/${TEST_TOWN}/2026-Q3/${step}`;
    const id = `${TEST_TOWN}/2026-Q3`;
    const texts = { difficulties: '人手不足', nextQuarter: '补充探访员' };
    await town.post(path('texts'), { clientId: clientId(), version: 0, ...texts }).expect(200);
    await town.post(path('submission'), { clientId: clientId(), version: 1 }).expect(200);
    expect(await told(city)).toEqual([['report_submitted', id]]);
    await city.post(path('return'), { clientId: clientId(), version: 2, note: '请核对' }).expect(200);
    await town.post(path('submission'), { clientId: clientId(), version: 3 }).expect(200);
    await city.post(path('acceptance'), { clientId: clientId(), version: 4 }).expect(200);
    expect(await told(town)).toEqual([
      ['report_returned', id],
      ['report_accepted', id],
    ]);
    expect(await kinds(city)).toEqual(['report_submitted', 'report_submitted']);
    expect(await told(farTown)).toEqual([]);
  });

  it('of people who move: both villages and who visited them', async () => {
    const file = await registered(manager, { assignedVisitorId: visitor.account.id });
    const body = {
      clientId: clientId(),
      version: file.household.version,
      elders: [{ elderId: file.id, relationToHead: 'self', livesAlone: true }],
      newHome: { villageCode: OTHER_VILLAGE, address: '9组1号', gridName: null },
    };
    await manager.post(`/households/${file.household.id}/moves`, body).expect(200);
    expect(await kinds(otherVillage)).toEqual(['household_moved']);
    expect(await kinds(visitor)).toEqual(['household_moved']);
    expect(await kinds(manager)).toEqual([]);
  });

  it('of elders handed over: who visits them now, with how many, each hand-over of a day', async () => {
    const ids = [(await elderOnRegister(t)).id, (await elderOnRegister(t)).id, (await elderOnRegister(t)).id];
    await manager.post('/assignments/hand-over', handOver(ids.slice(0, 2), null, visitor)).expect(200);
    await manager.post('/assignments/hand-over', handOver(ids.slice(2), null, visitor)).expect(200);
    expect(await kinds(visitor)).toEqual(['elders_handed_over', 'elders_handed_over']);
    const [first] = await t.dataSource.manager.findBy(Notification, { accountId: visitor.account.id });
    expect(first?.body).toContain('2位老人交接给您探访');
  });

  it('of a raise: the office that decides, then who proposed it', async () => {
    const { id } = await registered(manager, { idNumber: inventedIdNumber('1956-03-15') });
    const wish = { clientId: clientId(), level: 'A', reason: '近期丧偶', from: '2026-11-23', to: '2026-12-31' };
    const raise = (await manager.post(`/elders/${id}/class-raises`, wish).expect(201)).body as RaiseView;
    expect(await told(town)).toEqual([['raise_waiting', String(raise.id)]]);
    expect(await told(city)).toEqual([]);
    const decision = { clientId: clientId(), approve: false, note: '请先入户核实' };
    await town.post(`/class-raises/${raise.id}/decision`, decision).expect(200);
    expect(await told(manager)).toEqual([['raise_decided', String(raise.id)]]);
  });

  it('of 加密探访: another officer of the town, or the bureau where there is none, then who proposed it', async () => {
    const propose = () => town.post('/boosts', { clientId: clientId(), ...TOWN_BOOST }).expect(201);
    await propose();
    expect(await kinds(town)).toEqual([]);
    expect(await kinds(city)).toEqual(['boost_waiting']);
    const second = await t.signIn('town_officer', { name: '副主任' });
    const { id } = (await propose()).body as BoostView;
    expect(await told(second)).toEqual([['boost_waiting', String(id)]]);
    expect(await kinds(city)).toEqual(['boost_waiting']);
    await second.post(`/boosts/${id}/decision`, { clientId: clientId(), approve: true }).expect(200);
    expect(await told(town)).toEqual([['boost_decided', String(id)]]);
  });

  it('of a consent taken back: visitor and village; not of one that was never given', async () => {
    const file: ElderFile = await registered(manager, { assignedVisitorId: visitor.account.id });
    const declaration = { signer: 'elder', signerName: '王秀英', how: 'spoken', witnessName: '李邻居' };
    const withdraw = (kind: string) =>
      town.post(`/elders/${file.id}/consents`, {
        clientId: clientId(),
        kind,
        granted: false,
        reason: '不方便',
        textVersion: '2023-11',
        declaration,
      });
    await withdraw('service_handover').expect(201);
    expect(await told(visitor)).toEqual([]);
    await withdraw('home_visit').expect(201);
    await withdraw('home_visit').expect(201);
    for (const client of [visitor, manager])
      expect(await told(client)).toEqual([['consent_withdrawn', String(file.id)]]);
  });

  it('of classes that time will change next month: from a week before, once, the village and the visitors', async () => {
    const elder = await elderOnRegister(t, { assignedVisitorId: visitor.account.id });
    const soon = { elderId: elder.id, villageCode: TEST_VILLAGE, townCode: TEST_TOWN, cause: 'age' as const, age: 80 };
    const levels = { beforeLevel: 'B' as const, afterLevel: 'A' as const, direction: 'raised' as const };
    await t.dataSource.query('DELETE FROM coming_change');
    await t.dataSource.manager.insert(ComingChange, {
      ...soon,
      ...levels,
      onDate: '2026-12-15',
      explanation: '满80周岁',
    });
    const job = t.app.get(ComingChangesJob);
    expect(await job.tell()).toBe(0);
    t.clock.set('2026-11-24T01:00:00.000Z');
    expect(await job.tell()).toBe(2);
    t.clock.set('2026-11-25T01:00:00.000Z');
    expect(await job.tell()).toBe(0);
    for (const client of [visitor, manager]) {
      expect(await told(client)).toEqual([['classes_coming', TEST_VILLAGE]]);
    }
  });
});
