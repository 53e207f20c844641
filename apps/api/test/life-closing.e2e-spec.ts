import { randomUUID } from 'node:crypto';
import { LifeByTimeJob } from '../src/modules/registry/life-by-time.job.js';
import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import type { StatusChanged, StatusEventPage } from '../src/modules/registry/elder-status.dto.js';
import type { VisitDto } from '../src/modules/visits/visit.dto.js';
import { OTHER_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { changeOf, fileOf, inventedIdNumber, registered, registeredCouple } from './support/registry-factories.js';
import { visitOf } from './support/visit-factories.js';

const id = (): { clientId: string } => ({ clientId: randomUUID() });

describe('files that end and begin again', () => {
  let t: TestApp;
  let visitor: Client;
  let manager: Client;

  beforeAll(async () => {
    t = await startApp();
    visitor = await t.signIn('visitor');
    manager = await t.signIn('village_manager');
  });
  beforeEach(() => t.clock.set('2026-11-23T01:00:00.000Z'));
  afterAll(() => t.close());

  const timeline = async (elderId: number): Promise<string[]> =>
    ((await manager.get(`/elders/${elderId}/status-events`).expect(200)).body as StatusEventPage).items.map(
      ({ title, from, to, note, recordedByName }) =>
        [title, from, to ? `至${to}` : '', note ?? '', recordedByName].filter(Boolean).join(' '),
    );
  const dues = async (elderId: number, week = '2026-W48') => {
    const [row] = await t.dataSource.query<{ due_home: number; due_remote: number }[]>(
      'SELECT due_home, due_remote FROM weekly_due WHERE elder_id = ? AND week = ?',
      [elderId, week],
    );
    return row ? [row.due_home, row.due_remote] : null;
  };
  const close = async (elderId: number, body: object): Promise<StatusChanged> =>
    (await manager.post(`/elders/${elderId}/closing`, { ...id(), ...body }).expect(200)).body as StatusChanged;

  describe('closed and opened again', () => {
    it('ends what is due, judges the partner anew and says so, and revokes the code of an empty house', async () => {
      t.clock.set('2026-11-16T01:00:00.000Z');
      const [man, wife] = await registeredCouple(manager);
      await manager.post(`/households/${man.household.id}/door-code`).expect(201);
      t.clock.set('2026-11-24T01:00:00.000Z');
      const done = await close(man.id, { reason: 'died', on: '2026-11-23', note: '在家中平静离世' });
      expect(done.file).toMatchObject({ status: 'closed', closeReason: 'died', closedOn: '2026-11-23' });
      expect(done.doorCodeRevoked).toBe(false);
      const left = await fileOf(manager, wife.id);
      expect(left.facts).toMatchObject({ livesAlone: true, partnerInCity: false });
      expect(left.classification.targetTypes).toContain('living_alone');
      expect(await timeline(man.id)).toEqual(['退出（去世） 2026-11-23 在家中平静离世 测试村（居）管理员']);

      const last = await close(wife.id, { reason: 'institution', on: '2026-11-24' });
      expect(last.doorCodeRevoked).toBe(true);
      expect(last.file.household.doorCodeIssuedAt).toBeNull();
      expect(await dues(wife.id, '2026-W49')).toBeNull();
    });

    it('tells a raised class of who is left behind', async () => {
      const man = await registered(manager, {
        name: '陈大有',
        idNumber: inventedIdNumber('1940-02-01', 'male'),
        facts: { livesAlone: false, childInCity: true, partnerInCity: true },
        household: {
          members: [{ name: '李桂兰', relationToHead: 'grandchild', livesHere: true, birthDate: '2000-06-01' }],
        },
        targetTypesTicked: ['advanced_age'],
      });
      const woman = (
        await manager
          .post('/elders', {
            ...id(),
            idNumber: inventedIdNumber('1941-06-01'),
            name: '周素珍',
            phone: '13800000022',
            householdId: man.household.id,
            relationToHead: 'partner',
            facts: { childInCity: false },
            firstContact: { name: '王芳', relation: 'child', phone: '13800000004' },
            consent: { regularVisits: true, homeVisit: true },
          })
          .expect(201)
      ).body as ElderFile;
      expect(woman.classification.level).toBe('C');
      await manager
        .post(`/elders/${man.id}/changes`, changeOf(await fileOf(manager, man.id), { household: { members: [] } }))
        .expect(200);
      const before = (await fileOf(manager, woman.id)).classification.level;
      const done = await close(man.id, { reason: 'moved', on: '2026-11-23' });
      const after = await fileOf(manager, woman.id);
      expect(after.classification).toMatchObject({ level: 'A', clause: 'A1' });
      expect(done.household).toEqual(
        before === 'A'
          ? []
          : [
              {
                elderId: woman.id,
                name: '周素珍',
                levelBefore: before,
                level: 'A',
                from: '2026-11-23',
                clause: 'A1',
                kept: false,
              },
            ],
      );
    });

    it('is taken back by an entry of its own: facts, company, class and week are as before', async () => {
      const [man, wife] = await registeredCouple(manager);
      const week = await dues(wife.id);
      await close(man.id, { reason: 'died', on: '2026-11-23' });
      const reopened = (
        await manager.post(`/elders/${man.id}/reopening`, { ...id(), reason: '登记错了人' }).expect(200)
      ).body as StatusChanged;
      expect(reopened.file).toMatchObject({ status: 'active', closedOn: null, closeReason: null });
      expect(reopened.household.every(({ kept }) => kept)).toBe(true);
      expect(reopened.file.classification.level).toBe(man.classification.level);
      const left = await fileOf(manager, wife.id);
      expect(left.facts).toMatchObject({ livesAlone: false, partnerInCity: true });
      expect(left.classification).toMatchObject({ level: wife.classification.level, upcoming: null });
      expect(await dues(wife.id)).toEqual(week);
      expect((await dues(man.id))?.[1]).toBeGreaterThan(0);
      expect(await timeline(man.id)).toEqual([
        '恢复建档 2026-11-23 登记错了人 测试村（居）管理员',
        '退出（去世） 2026-11-23 测试村（居）管理员',
      ]);
      expectProblem(
        await manager.post(`/elders/${man.id}/reopening`, { ...id(), reason: '再来' }),
        409,
        'elder.not_closed',
      );
    });

    it('不再符合条件 stays closed when the household is judged again', async () => {
      const [man, wife] = await registeredCouple(manager);
      await close(man.id, { reason: 'not_eligible', on: '2026-11-23', note: '子女已接回同住' });
      await manager
        .post(`/elders/${wife.id}/changes`, changeOf(await fileOf(manager, wife.id), { phone: '13800000031' }))
        .expect(200);
      expect(await fileOf(manager, man.id)).toMatchObject({ status: 'closed', closeReason: 'not_eligible' });
      await manager.post(`/elders/${man.id}/reopening`, { ...id(), reason: '又符合条件' }).expect(200);
      expect((await fileOf(manager, man.id)).status).toBe('active');
    });

    it('refuses a day that cannot be, what is closed, and people out of scope', async () => {
      const file = await registered(manager);
      const send = (client: Client, body: object) =>
        client.post(`/elders/${file.id}/closing`, { ...id(), reason: 'died', on: '2026-11-23', ...body });
      expectProblem(await send(manager, { on: '2026-11-24' }), 400, 'request.invalid');
      expectProblem(await send(manager, { on: '2026-11-22' }), 400, 'request.invalid');
      expectProblem(await send(manager, { reason: 'merged' }), 400, 'request.invalid');
      expectProblem(
        await send(await t.signIn('village_manager', { regionCode: OTHER_VILLAGE }), {}),
        404,
        'elder.not_found',
      );
      t.clock.set('2026-11-25T01:00:00.000Z');
      await visitor.post('/visits', visitOf(t, file.id)).expect(201);
      expectProblem(await send(manager, { on: '2026-11-24' }), 422, 'elder.visited_since');
      await send(manager, { on: '2026-11-25' }).expect(200);
      expectProblem(await send(manager, { on: '2026-11-25' }), 409, 'elder.already_closed');
      const away = await visitor.post(`/elders/${file.id}/suspensions`, {
        ...id(),
        reason: 'away',
        from: '2026-11-25',
      });
      expectProblem(away, 409, 'elder.closed');
      expectProblem(
        await visitor.post(`/elders/${file.id}/reopening`, { ...id(), reason: '误' }),
        403,
        'permission.denied',
      );
    });
  });

  it('records a visit under the class of its day', async () => {
    t.clock.set('2026-11-26T16:30:00.000Z');
    const file = await registered(visitor, { idNumber: inventedIdNumber('1946-11-28') });
    expect(file.classification.level).toBe('C');
    t.clock.set('2026-11-28T01:00:00.000Z');
    expect(await t.app.get(LifeByTimeJob).judgeDue()).toMatchObject({ changed: 1 });
    expect((await fileOf(visitor, file.id)).classification.level).toBe('A');
    const late = { startedAt: '2026-11-27T02:00:00.000Z', recordedLateReason: '没有信号' };
    const visit = (await visitor.post('/visits', visitOf(t, file.id, late)).expect(201)).body as VisitDto;
    const [row] = await t.dataSource.query<{ level: string }[]>('SELECT level FROM visit WHERE id = ?', [visit.id]);
    expect(row?.level).toBe('C');
  });

  it('judges by time once, whoever runs it and how often', async () => {
    t.clock.set('2026-11-23T01:00:00.000Z');
    const file = await registered(visitor, { idNumber: inventedIdNumber('1946-12-03') });
    t.clock.set('2026-12-03T00:00:00.000Z');
    const job = t.app.get(LifeByTimeJob);
    const runs = await Promise.all([job.judgeDue(), job.judgeDue()]);
    expect(runs.reduce((sum, { changed }) => sum + changed, 0)).toBe(1);
    expect(await job.judgeDue()).toMatchObject({ households: 0, changed: 0 });
    const { classification } = await fileOf(visitor, file.id);
    expect(classification).toMatchObject({ level: 'A', clause: 'A1', since: '2026-12-03' });
    expect(await dues(file.id, '2026-W49')).not.toBeNull();
  });
});
