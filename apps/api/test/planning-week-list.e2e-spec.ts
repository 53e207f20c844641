import { randomUUID } from 'node:crypto';
import type { WeekList } from '../src/modules/planning/week-list.dto.js';
import { OTHER_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import type { VisitDto } from '../src/modules/visits/visit.dto.js';
import { answeredVisit, attempt, elderOnRegister, householdIn, visitOf } from './support/visit-factories.js';

describe('the week’s list', () => {
  let t: TestApp;
  let visitor: Client;

  beforeAll(async () => {
    t = await startApp({ now: '2026-11-24T01:00:00.000Z' });
    visitor = await t.signIn('visitor');
  });
  afterAll(() => t.close());

  const read = async (client: Client, query = ''): Promise<WeekList> => {
    const device = await t.signInAs(client.account.loginName);
    return (await device.get(`/week-list${query}`).expect(200)).body as WeekList;
  };
  const eldersOf = (list: WeekList) => list.households.flatMap(({ elders }) => elders);

  it('puts who cannot be reached first, then A before B before C, then whoever is done; couples stay together', async () => {
    const home = await householdIn(t);
    const c = await elderOnRegister(t, { level: 'C', householdId: home });
    const a = await elderOnRegister(t, { level: 'A' });
    const lost = await elderOnRegister(t, { level: 'C' });
    const done = await elderOnRegister(t, { level: 'C' });
    const b = await elderOnRegister(t, { level: 'B', householdId: home });
    const refusing = await elderOnRegister(t, { level: 'A', refused: true });
    await visitor.post('/visits', attempt(t, lost.id, { startedAt: '2026-11-23T02:00:00Z' })).expect(201);
    await visitor.post('/visits', attempt(t, lost.id)).expect(201);
    await visitor.post('/visits', visitOf(t, done.id, { method: 'phone' })).expect(201);

    const list = await read(visitor);
    expect(list).toMatchObject({ week: '2026-W48', from: '2026-11-23', to: '2026-11-29', today: '2026-11-24' });
    expect(list.households.map(({ elders }) => elders.map(({ elderId }) => elderId))).toEqual([
      [lost.id],
      [a.id],
      [b.id, c.id],
      [done.id],
      [refusing.id],
    ]);
    expect(list.totals).toEqual({
      households: 5,
      elders: 6,
      due: 5,
      met: 1,
      unreachable: 1,
      missed: 0,
      pressing: 0,
      refused: 1,
      dueHome: 3,
      doneHome: 0,
      dueRemote: 6,
      doneRemote: 1,
    });
    expect(eldersOf(list)[0]).toMatchObject({
      unreachable: true,
      suggestion: { method: 'home', on: '2026-11-24' },
      lastVisit: { on: '2026-11-24', method: 'phone', outcome: 'unanswered' },
      nextOrdinal: 1,
    });
    expect(eldersOf(list)[1]).toMatchObject({
      level: 'A',
      age: 82,
      maskedPhone: '138****0004',
      dueHome: 2,
      doneHome: 0,
      dueRemote: 2,
      lastVisit: null,
      suggestion: { method: 'home' },
    });
    expect(eldersOf(list)[4]).toMatchObject({ met: true, suggestion: null, nextOrdinal: 2 });
    expect(eldersOf(list)[5]).toMatchObject({ refused: true, suggestion: null, reason: '不愿接受定期探访' });
  });

  it('says what is still open about each elder, the earliest due first, for the form without network', async () => {
    const elder = await elderOnRegister(t);
    const found = answeredVisit(
      t,
      elder.id,
      { gasSafety: 'unsafe', mood: 'worse' },
      {
        handlings: [
          { itemKey: 'gasSafety', handling: 'reported_town' },
          { itemKey: 'mood', handling: 'reported_town' },
        ],
      },
    );
    const { followUps } = (await visitor.post('/visits', found).expect(201)).body as VisitDto;
    const openOf = async (client: Client) =>
      eldersOf(await read(client, '?of=village')).find(({ elderId }) => elderId === elder.id)?.openFollowUps;
    const open = await openOf(visitor);
    expect(open).toHaveLength(followUps.length);
    expect(open).toContainEqual({
      id: followUps.find(({ kind }) => kind === 'hazard')?.id,
      kind: 'hazard',
      status: 'open',
      sentence: '燃气安全：不安全',
      dueOn: followUps.find(({ kind }) => kind === 'hazard')?.dueOn,
      dueAt: null,
    });
    expect(open?.map(({ dueOn }) => dueOn)).toEqual(open?.map(({ dueOn }) => dueOn).sort());
    for (const { id } of followUps) {
      await visitor
        .post(`/follow-ups/${id}/revisits`, { clientId: randomUUID(), settled: true, note: null })
        .expect(200);
    }
    expect(await openOf(visitor)).toEqual([]);
  });

  it('gives a visitor his own elders and those of nobody, and the whole village when asked', async () => {
    const colleague = await t.signIn('visitor', { name: '同村同事' });
    const theirs = await elderOnRegister(t, { assignedVisitorId: colleague.account.id });
    const mine = await elderOnRegister(t, { assignedVisitorId: visitor.account.id });
    const ids = async (client: Client, query?: string) =>
      eldersOf(await read(client, query)).map(({ elderId }) => elderId);

    expect(await ids(visitor)).toContain(mine.id);
    expect(await ids(visitor)).not.toContain(theirs.id);
    expect(await ids(visitor, '?of=village')).toEqual(expect.arrayContaining([mine.id, theirs.id]));
    const manager = await t.signIn('village_manager');
    expect(await ids(manager)).toEqual(expect.arrayContaining([mine.id, theirs.id]));
  });

  it('shows another village nothing of this one, and other weeks on request', async () => {
    const stranger = await t.signIn('visitor', { regionCode: OTHER_VILLAGE });
    expect((await read(stranger)).households).toEqual([]);
    expect((await read(visitor, '?week=2026-W40')).households).toEqual([]);
  });

  it('costs the same few statements however long it is', async () => {
    const { dataSource } = t;
    const { logger } = dataSource;
    const statementsOf = async (): Promise<number> => {
      const logQuery = jest.spyOn(logger, 'logQuery');
      await visitor.get('/week-list?of=village').expect(200);
      const count = logQuery.mock.calls.length;
      logQuery.mockRestore();
      return count;
    };
    const before = await statementsOf();
    for (let n = 0; n < 25; n += 1) await elderOnRegister(t);
    expect(await statementsOf()).toBe(before);
    expect(before).toBeGreaterThan(1);
    expect(before).toBeLessThanOrEqual(7);
  });

  it.each(['town_officer', 'city_officer', 'family', 'auditor'] as const)('is not for the %s', async (role) => {
    expectProblem(await (await t.signIn(role)).get('/week-list'), 403, 'permission.denied');
  });

  it.each(['2026-48', '2026-W54', '2025-W53'])('refuses the week %s', async (week) => {
    expectProblem(await visitor.get(`/week-list?week=${week}`), 400, 'request.invalid');
  });
});
