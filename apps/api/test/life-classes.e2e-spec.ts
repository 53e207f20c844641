import { randomUUID } from 'node:crypto';
import type { RaisePage, RaiseView } from '../src/modules/raises/raises.dto.js';
import type { ClassPeriodPage } from '../src/modules/registry/classification.dto.js';
import type { ClassChangePage, ComingChangePage } from '../src/modules/registry/coming-changes.dto.js';
import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import { LifeByTimeJob } from '../src/modules/registry/life-by-time.job.js';
import { FAR_TOWN, OTHER_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { fileOf, inventedIdNumber, registered } from './support/registry-factories.js';

const RAISE = { level: 'A', reason: '独居且近期丧偶', from: '2026-11-23', to: '2026-12-06' } as const;

describe('raised classes', () => {
  let t: TestApp;
  let manager: Client;
  let town: Client;
  let city: Client;

  beforeAll(async () => {
    t = await startApp();
    manager = await t.signIn('village_manager', { name: '陈主任' });
    town = await t.signIn('town_officer', { name: '钱经办' });
    city = await t.signIn('city_officer');
  });
  beforeEach(() => t.clock.set('2026-11-23T01:00:00.000Z'));
  afterAll(() => t.close());

  const lowClass = (client = manager): Promise<ElderFile> =>
    registered(client, { idNumber: inventedIdNumber('1956-03-15') });
  const propose = (client: Client, elderId: number, body: object = {}) =>
    client.post(`/elders/${elderId}/class-raises`, { clientId: randomUUID(), ...RAISE, ...body });
  const decide = (client: Client, raiseId: number, body: object = {}) =>
    client.post(`/class-raises/${raiseId}/decision`, { clientId: randomUUID(), approve: true, ...body });
  const raised = async (): Promise<{ file: ElderFile; raise: RaiseView }> => {
    const file = await lowClass();
    const { id } = (await propose(manager, file.id).expect(201)).body as RaiseView;
    const raise = (await decide(town, id).expect(200)).body as RaiseView;
    return { file: await fileOf(manager, file.id), raise };
  };
  const dues = async (elderId: number, week: string) => {
    const [row] = await t.dataSource.query<{ due_home: number; due_remote: number }[]>(
      'SELECT due_home, due_remote FROM weekly_due WHERE elder_id = ? AND week = ?',
      [elderId, week],
    );
    return row && [row.due_home, row.due_remote];
  };

  it('waits for the town, then holds at once, with both names in the history; the class history keeps what was judged', async () => {
    t.clock.set('2026-11-16T01:00:00.000Z');
    const file = await lowClass();
    t.clock.set('2026-11-23T01:00:00.000Z');
    expect(file.classification.level).toBe('C');
    const raise = (await propose(manager, file.id).expect(201)).body as RaiseView;
    expect(raise).toMatchObject({ status: 'proposed', decidedWhere: '镇（区、街道）', actions: ['take_back'] });
    expect((await fileOf(manager, file.id)).classification.level).toBe('C');

    const waiting = (await town.get('/class-raises').expect(200)).body as RaisePage;
    expect(waiting.items.find(({ id }) => id === raise.id)).toMatchObject({ elderName: '王秀英', actions: ['decide'] });
    await decide(town, raise.id, { note: '同意，本周起加强探访' }).expect(200);

    const { classification } = await fileOf(manager, file.id);
    expect(classification).toMatchObject({
      level: 'A',
      clause: 'M',
      alsoMatches: ['C'],
      since: '2026-11-23',
      raise: { level: 'A', proposedByName: '陈主任', decidedByName: '钱经办', reason: RAISE.reason, to: RAISE.to },
    });
    expect(classification.explanation).toContain('人工提级为A类');
    expect(await dues(file.id, '2026-W48')).toEqual([2, 2]);
    const { items } = (await manager.get(`/elders/${file.id}/class-periods`).expect(200)).body as ClassPeriodPage;
    expect(items.map(({ level, clause, reason, raise: by }) => [level, clause, reason, by?.decidedByName])).toEqual([
      ['A', 'M', 'raise_decided', '钱经办'],
      ['C', 'C', 'registered', undefined],
    ]);
  });

  it('ends by its date: lowered from the Monday after, never before; nobody has to do anything', async () => {
    const { file, raise } = await raised();
    const job = t.app.get(LifeByTimeJob);
    t.clock.set('2026-12-06T04:00:00.000Z');
    await job.judgeDue();
    expect((await fileOf(manager, file.id)).classification.level).toBe('A');
    t.clock.set('2026-12-07T00:00:00.000Z');
    await job.judgeDue();
    expect((await fileOf(manager, file.id)).classification).toMatchObject({
      level: 'A',
      upcoming: { level: 'C', clause: 'C', from: '2026-12-14' },
    });
    const { items } = (await town.get('/class-raises?show=all').expect(200)).body as RaisePage;
    expect(items.find(({ id }) => id === raise.id)).toMatchObject({ status: 'ended', endedByName: null, actions: [] });
  });

  it('ends by a decision of the office that gave it, with a reason', async () => {
    const { file, raise } = await raised();
    const end = (client: Client) =>
      client.post(`/class-raises/${raise.id}/end`, { clientId: randomUUID(), reason: '女儿已搬来同住' });
    expectProblem(await end(manager), 403, 'class_raise.other_office');
    const ended = (await end(town).expect(200)).body as RaiseView;
    expect(ended).toMatchObject({ status: 'ended', endedByName: '钱经办', endReason: '女儿已搬来同住' });
    expect((await fileOf(manager, file.id)).classification.upcoming).toMatchObject({ level: 'C', from: '2026-11-30' });
    expectProblem(await end(town), 409, 'class_raise.over');
  });

  it('is decided by a second person of the office above, never by who proposed it', async () => {
    const file = await lowClass();
    const ofVillage = (await propose(manager, file.id).expect(201)).body as RaiseView;
    expectProblem(await decide(manager, ofVillage.id), 403, 'permission.denied');
    expectProblem(await decide(city, ofVillage.id), 403, 'class_raise.other_office');
    expectProblem(
      await decide(await t.signIn('town_officer', { regionCode: FAR_TOWN }), ofVillage.id),
      404,
      'class_raise.not_found',
    );
    const second = await lowClass();
    const ofTown = (await propose(town, second.id).expect(201)).body as RaiseView;
    expect(ofTown.decidedWhere).toBe('市民政局');
    expectProblem(await decide(town, ofTown.id), 403, 'class_raise.other_office');
    await decide(city, ofTown.id).expect(200);
    expect((await fileOf(manager, second.id)).classification.level).toBe('A');
  });

  it('refused: the class stays, with the reason; a refusal says why', async () => {
    const file = await lowClass();
    const { id } = (await propose(manager, file.id).expect(201)).body as RaiseView;
    expectProblem(await decide(town, id, { approve: false }), 400, 'request.invalid');
    const refused = (await decide(town, id, { approve: false, note: '子女已同住' }).expect(200)).body as RaiseView;
    expect(refused).toMatchObject({ status: 'rejected', decisionNote: '子女已同住' });
    expect((await fileOf(manager, file.id)).classification.level).toBe('C');
    expectProblem(await decide(town, id), 409, 'class_raise.decided');
    await propose(manager, file.id).expect(201);
  });

  it('is one at a time, above the judged class, on days that can be, for an open file in scope', async () => {
    const file = await lowClass();
    expectProblem(await propose(manager, file.id, { level: 'C' }), 422, 'class_raise.not_higher');
    expectProblem(await propose(manager, file.id, { from: '2026-11-22' }), 400, 'request.invalid');
    expectProblem(await propose(manager, file.id, { to: '2026-11-22' }), 400, 'request.invalid');
    expectProblem(await propose(manager, file.id, { reason: ' ' }), 400, 'request.invalid');
    expectProblem(await propose(await t.signIn('visitor'), file.id), 403, 'permission.denied');
    const outsider = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
    expectProblem(await propose(outsider, file.id), 404, 'elder.not_found');
    const twice = await Promise.all([propose(manager, file.id), propose(manager, file.id)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
    const body = { clientId: randomUUID(), reason: '登记有误' };
    const { items } = (await manager.get(`/elders/${file.id}/class-raises`).expect(200)).body as RaisePage;
    expect(items).toHaveLength(1);
    await manager.post(`/class-raises/${items[0]?.id}/end`, body).expect(200);
    await manager
      .post(`/elders/${file.id}/closing`, { clientId: randomUUID(), reason: 'moved', on: '2026-11-23' })
      .expect(200);
    expectProblem(await propose(manager, file.id), 409, 'elder.closed');
  });

  it('decided by two at once is decided once', async () => {
    const file = await lowClass();
    const { id } = (await propose(manager, file.id).expect(201)).body as RaiseView;
    const other = await t.signIn('town_officer', { name: '孙经办' });
    const both = await Promise.all([decide(town, id), decide(other, id, { approve: false, note: '不符合' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('never lowers: where the clauses lead as high, they stand, also while it holds', async () => {
    const file = await registered(manager, { idNumber: inventedIdNumber('1946-12-02') });
    const { id } = (await propose(manager, file.id, { level: 'B', to: null }).expect(201)).body as RaiseView;
    await decide(town, id).expect(200);
    expect((await fileOf(manager, file.id)).classification).toMatchObject({ level: 'B', clause: 'M' });
    t.clock.set('2026-12-02T01:00:00.000Z');
    await t.app.get(LifeByTimeJob).judgeDue();
    expect((await fileOf(manager, file.id)).classification).toMatchObject({ level: 'A', clause: 'A1', raise: null });
  });

  describe('what is to come', () => {
    const coming = async (client: Client, query = ''): Promise<ComingChangePage> =>
      (await client.get(`/coming-changes?limit=100${query}`).expect(200)).body as ComingChangePage;

    it('lists birthdays of the next months with what they do, within scope, page by page', async () => {
      const visitor = await t.signIn('visitor', { name: '周探访' });
      const soon = await registered(visitor, {
        idNumber: inventedIdNumber('1946-12-10'),
        assignedVisitorId: visitor.account.id,
      });
      const later = await registered(manager, { idNumber: inventedIdNumber('1947-02-20') });
      const tooLate = await registered(visitor, { idNumber: inventedIdNumber('1947-03-02') });
      const page = await coming(visitor);
      expect([page.from, page.to]).toEqual(['2026-11-24', '2027-02-28']);
      const found = (elderId: number) => page.items.filter((row) => row.elderId === elderId);
      expect(found(soon.id)).toMatchObject([
        {
          on: '2026-12-10',
          age: 80,
          beforeLevel: 'C',
          afterLevel: 'A',
          direction: 'raised',
          appliesFrom: '2026-12-10',
        },
      ]);
      expect(found(soon.id)[0]?.explanation).toMatch(/^2026-12-10满80周岁，由C类变为A类/);
      expect(found(later.id)).toHaveLength(1);
      expect(found(tooLate.id)).toEqual([]);
      expect((await coming(visitor, '&months=1')).items.some(({ elderId }) => elderId === later.id)).toBe(false);
      expect((await coming(visitor, '&of=mine')).items.map(({ elderId }) => elderId)).toEqual([soon.id]);
      const outsider = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
      expect((await coming(outsider)).items).toEqual([]);
      expect((await coming(city)).items.length).toBe((await coming(town)).items.length);

      const ids: number[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query: string = cursor ? `&cursor=${cursor}` : '';
        const part = (await visitor.get(`/coming-changes?limit=1${query}`).expect(200)).body as ComingChangePage;
        ids.push(...part.items.map(({ id }) => id));
        cursor = part.nextCursor;
      }
      expect(ids).toEqual((await coming(visitor)).items.map(({ id }) => id));
    });

    it('lists the end of a raise, and drops what a closing makes pointless', async () => {
      const { file } = await raised();
      const ofFile = async () => (await coming(manager)).items.filter(({ elderId }) => elderId === file.id);
      expect(await ofFile()).toMatchObject([
        { on: '2026-12-07', cause: 'raise', direction: 'lowered', appliesFrom: '2026-12-14' },
      ]);
      expect((await ofFile())[0]?.explanation).toBe('2026-12-07人工提级到期，由A类变为C类');
      await manager
        .post(`/elders/${file.id}/closing`, { clientId: randomUUID(), reason: 'died', on: '2026-11-23' })
        .expect(200);
      expect(await ofFile()).toEqual([]);
    });

    it('lists the classes that changed, and refuses months that nobody offers', async () => {
      const file = await registered(manager, { idNumber: inventedIdNumber('1946-11-24') });
      t.clock.set('2026-11-24T01:00:00.000Z');
      await t.app.get(LifeByTimeJob).judgeDue();
      const { items } = (await manager.get('/class-changes?limit=100').expect(200)).body as ClassChangePage;
      expect(items.find(({ elderId }) => elderId === file.id)).toMatchObject({
        on: '2026-11-24',
        beforeLevel: 'C',
        afterLevel: 'A',
        clause: 'A1',
        reason: 'by_time',
      });
      expectProblem(await manager.get('/coming-changes?months=4'), 400, 'request.invalid');
      expectProblem(await (await t.signIn('family')).get('/coming-changes'), 403, 'permission.denied');
    });
  });
});
