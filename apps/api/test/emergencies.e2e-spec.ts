import { randomUUID } from 'node:crypto';
import type { DutyPhones, EmergencyDetail, EmergencyPage } from '../src/modules/emergencies/emergencies.dto.js';
import { EmergencyEvent } from '../src/modules/emergencies/emergency-event.entity.js';
import { Emergency } from '../src/modules/emergencies/emergency.entity.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import {
  CITY,
  FAR_TOWN,
  OTHER_VILLAGE,
  TEST_TOWN,
  TEST_VILLAGE,
  type TestApp,
  expectProblem,
  startApp,
} from './support/app.js';
import type { Client } from './support/client.js';
import { elderOnRegister, visitOf } from './support/visit-factories.js';

describe('an emergency', () => {
  let t: TestApp;
  let visitor: Client;
  let town: Client;
  let city: Client;

  beforeAll(async () => {
    t = await startApp();
    visitor = await t.signIn('visitor', { name: '周梅' });
    town = await t.signIn('town_officer', { name: '镇经办' });
    city = await t.signIn('city_officer');
  });
  afterAll(() => t.close());

  const entry = (change: object = {}) => ({
    clientId: randomUUID(),
    emergencyKey: randomUUID(),
    kind: 'public_call',
    what: '拨打120',
    at: t.clock.nowIso(),
    ...change,
  });
  const report = async (client: Client, body: object): Promise<EmergencyDetail> =>
    (await client.post('/emergencies', body).expect(200)).body as EmergencyDetail;
  const settle = (client: Client, id: number, change: object = {}) =>
    client.post(`/emergencies/${id}/outcomes`, {
      clientId: randomUUID(),
      outcome: 'hospital',
      note: '救护车送人民医院',
      ...change,
    });
  const archive = (client: Client, id: number) => client.post(`/emergencies/${id}/archive`, { clientId: randomUUID() });

  it('writes its time line from the phone, in the order in which things happened, each entry once', async () => {
    const elder = await elderOnRegister(t, { name: '陈桂英' });
    const emergencyKey = randomUUID();
    const of = { emergencyKey, elderId: elder.id };
    const second = entry({ ...of, kind: 'contact_call', what: '联系陈明', at: '2026-11-23T00:52:00.000Z' });
    await report(visitor, second);
    const first = entry({ ...of, at: '2026-11-23T00:50:00.000Z' });
    const sent = await report(visitor, first);
    expect(await report(visitor, first)).toEqual(sent);
    expect(sent).toMatchObject({
      elderName: '陈桂英',
      status: 'open',
      openedByName: '周梅',
      actions: ['settle'],
      events: [
        { kind: 'public_call', what: '拨打120', at: '2026-11-23T00:50:00.000Z', accountName: '周梅' },
        { kind: 'contact_call', what: '联系陈明', at: '2026-11-23T00:52:00.000Z' },
      ],
    });
    expect(await t.dataSource.manager.countBy(EmergencyEvent, { emergencyId: sent.id })).toBe(2);
    const { whatEnc } = await t.dataSource.manager.findOneByOrFail(EmergencyEvent, { emergencyId: sent.id });
    expect(whatEnc).not.toContain('陈明');

    const remark = await report(town, entry({ ...of, kind: 'remark', what: '镇里已派人到场' }));
    expect(remark.events.at(-1)).toMatchObject({ accountName: '镇经办' });
    expect(await t.dataSource.manager.countBy(Emergency, { deviceKey: emergencyKey })).toBe(1);
  });

  it('is one record when its first entries arrive at once', async () => {
    const elder = await elderOnRegister(t);
    const of = { emergencyKey: randomUUID(), elderId: elder.id };
    const answers = await Promise.all(
      ['拨打120', '拨打110', '联系家属'].map((what) => report(visitor, entry({ ...of, what }))),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await t.dataSource.manager.countBy(EmergencyEvent, { emergencyId: answers[0]?.id ?? 0 })).toBe(3);
  });

  it('takes a clock that is ahead as now, and belongs to the village where no elder is named', async () => {
    const record = await report(visitor, entry({ at: '2026-11-25T00:00:00.000Z' }));
    expect(record).toMatchObject({
      elderId: null,
      elderName: null,
      villageCode: TEST_VILLAGE,
      startedAt: t.clock.nowIso(),
    });
    expect((await town.get(`/emergencies/${record.id}`).expect(200)).body).toMatchObject({ id: record.id });
    const officers = await report(town, entry());
    expect(officers).toMatchObject({ villageCode: TEST_TOWN });
    expectProblem(await visitor.get(`/emergencies/${officers.id}`), 404, 'emergency.unknown');
  });

  it('is settled, corrected by a further entry, archived; nothing is overwritten', async () => {
    const elder = await elderOnRegister(t);
    const { id } = await report(visitor, entry({ elderId: elder.id }));
    expectProblem(await archive(town, id), 409, 'emergency.not_settled');
    expectProblem(await settle(visitor, id, { note: ' ' }), 422, 'emergency.note_missing');
    expectProblem(await settle(visitor, id, { outcome: 'fine' }), 400, 'request.invalid');
    expect((await settle(visitor, id).expect(200)).body).toMatchObject({ status: 'settled', outcome: 'hospital' });
    const corrected = { outcome: 'family_care', note: '未送医，儿子接走' };
    expect((await settle(town, id, corrected).expect(200)).body).toMatchObject({
      status: 'settled',
      outcome: 'family_care',
      actions: ['correct', 'archive'],
    });
    expectProblem(await archive(visitor, id), 403, 'permission.denied');
    const archived = (await archive(town, id).expect(200)).body as EmergencyDetail;
    expect(archived).toMatchObject({ status: 'archived', archivedAt: t.clock.nowIso() });
    expect(archived.events.map(({ kind, outcome, what }) => [kind, outcome, what])).toEqual([
      ['public_call', null, '拨打120'],
      ['outcome', 'hospital', '救护车送人民医院'],
      ['correction', 'family_care', '未送医，儿子接走'],
      ['archive', null, '归档'],
    ]);
    expectProblem(await archive(city, id), 409, 'emergency.archived');
    expect(await t.dataSource.manager.countBy(AuditEntry, { subjectType: 'emergency', subjectId: `${id}` })).toBe(4);
  });

  it('shows the record of a visit that was made afterwards', async () => {
    const elder = await elderOnRegister(t);
    t.clock.advance({ hours: 1 });
    const at = t.clock.nowIso();
    t.clock.advance({ hours: 1 });
    const { id, visit } = await report(visitor, entry({ elderId: elder.id, at }));
    expect(visit).toBeNull();
    const body = visitOf(t, elder.id);
    const recorded = (await visitor.post('/visits', body).expect(201)).body as { id: number };
    expect(((await town.get(`/emergencies/${id}`)).body as EmergencyDetail).visit).toMatchObject({ id: recorded.id });
  });

  it('is seen and changed only where it belongs', async () => {
    const elder = await elderOnRegister(t);
    const body = entry({ elderId: elder.id });
    const { id } = await report(visitor, body);
    for (const stranger of [
      await t.signIn('visitor', { regionCode: OTHER_VILLAGE }),
      await t.signIn('town_officer', { regionCode: FAR_TOWN }),
    ]) {
      expectProblem(await stranger.get(`/emergencies/${id}`), 404, 'emergency.unknown');
      expectProblem(await settle(stranger, id), 404, 'emergency.unknown');
      expectProblem(await stranger.post('/emergencies', { ...body, clientId: randomUUID() }), 404, 'emergency.unknown');
      const other = entry({ elderId: elder.id });
      expectProblem(await stranger.post('/emergencies', other), 404, 'elder.not_found');
    }
    expectProblem(await (await t.signIn('family')).get('/emergencies'), 403, 'permission.denied');
    expectProblem(await visitor.post('/emergencies', entry({ at: '昨天' })), 400, 'request.invalid');
    expectProblem(await visitor.post('/emergencies', entry({ kind: 'archive' })), 400, 'request.invalid');
  });

  it('is listed latest first, page by page, by status and elder', async () => {
    const list = async (query: string): Promise<EmergencyPage> =>
      (await town.get(`/emergencies?${query}`).expect(200)).body as EmergencyPage;
    const all = (await list('limit=100')).items.map(({ id }) => id);
    expect(all).toEqual([...all].sort((a, b) => b - a));
    const first = await list('limit=2');
    const second = await list(`limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.slice(0, 4));
    expect((await list('status=archived')).items).toHaveLength(1);
    expectProblem(await town.get('/emergencies?status=lost'), 400, 'request.invalid');
  });
});

describe('numbers on duty', () => {
  let t: TestApp;
  let manager: Client;
  let town: Client;

  beforeAll(async () => {
    t = await startApp();
    manager = await t.signIn('village_manager');
    town = await t.signIn('town_officer');
  });
  afterAll(() => t.close());

  const change = (client: Client, code: string, ...phones: [string, string][]) =>
    client.put(`/duty-phones/${code}`, { phones: phones.map(([label, phone]) => ({ label, phone })) });

  it('are kept by each place, and read from the village up', async () => {
    await change(town, TEST_TOWN, ['镇值班室', '0513-87000001']).expect(200);
    await change(manager, TEST_VILLAGE, ['村值班室', '13800000001'], ['书记', '13800000002']).expect(200);
    await change(manager, TEST_VILLAGE, ['书记', '13800000002']).expect(200);
    const { items } = (await (await t.signIn('visitor')).get('/duty-phones').expect(200)).body as DutyPhones;
    expect(items.map(({ regionCode, phones }) => [regionCode, phones.map(({ label }) => label)])).toEqual([
      [TEST_VILLAGE, ['书记']],
      [TEST_TOWN, ['镇值班室']],
      [CITY, []],
    ]);
  });

  it('are changed only by the place itself or from above, and must be numbers', async () => {
    await change(town, TEST_VILLAGE, ['村值班室', '13800000001']).expect(200);
    expectProblem(await change(manager, TEST_TOWN), 404, 'region.unknown');
    expectProblem(await change(town, FAR_TOWN), 404, 'region.unknown');
    expectProblem(await change(manager, TEST_VILLAGE, ['值班室', '12']), 422, 'duty_phone.number');
    expectProblem(await change(manager, TEST_VILLAGE, ['', '13800000001']), 400, 'request.invalid');
    expectProblem(await change(await t.signIn('visitor'), TEST_VILLAGE), 403, 'permission.denied');
    expectProblem(await manager.get(`/duty-phones?regionCode=${OTHER_VILLAGE}`), 404, 'region.unknown');
  });
});
