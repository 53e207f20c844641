import { randomUUID } from 'node:crypto';
import type { HandOverDone } from '../src/modules/assignments/assignments.dto.js';
import type { CoverProposal, LeavePage, LeaveView } from '../src/modules/assignments/leaves.dto.js';
import { type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { eldersOf, eldersOn, handOver, nobodyLeft, ownWeek } from './support/homes.js';
import { elderOnRegister, householdIn, visitOf } from './support/visit-factories.js';

describe('days of leave', () => {
  let t: TestApp;
  let manager: Client;
  let li: Client;
  let wang: Client;
  let zhao: Client;

  beforeAll(async () => {
    t = await startApp();
    manager = await t.signIn('village_manager');
    li = await t.signIn('visitor', { name: '李某' });
    wang = await t.signIn('visitor', { name: '王某' });
    zhao = await t.signIn('visitor', { name: '赵某' });
  });
  afterEach(async () => {
    t.clock.set('2026-11-23T01:00:00.000Z');
    await nobodyLeft(t);
  });
  afterAll(() => t.close());

  const LEAVE = { from: '2026-11-24', to: '2026-11-26' };

  it('are shared out with households whole, may be adjusted, show to the cover, and end by themselves', async () => {
    const householdId = await householdIn(t);
    const together = [
      (await elderOnRegister(t, { assignedVisitorId: li.account.id, householdId, level: 'A' })).id,
      (await elderOnRegister(t, { assignedVisitorId: li.account.id, householdId, level: 'A' })).id,
    ];
    const ids = [...together, ...(await eldersOf(t, li, 2))];
    const asked = { visitorId: li.account.id, ...LEAVE, coverIds: [wang.account.id, zhao.account.id] };
    const proposal = (await manager.post('/leaves/proposal', asked).expect(200)).body as CoverProposal;
    expect(proposal.covers.map(({ elderId }) => elderId)).toEqual(ids);
    const coverOf = (id: number | undefined) => proposal.covers.find(({ elderId }) => elderId === id)?.coverId;
    expect(coverOf(together[0])).toBe(coverOf(together[1]));
    expect(new Set(proposal.covers.map(({ coverId }) => coverId)).size).toBe(2);

    const covers = ids.map((elderId, i) => ({ elderId, coverId: i === 3 ? zhao.account.id : wang.account.id }));
    const body = { clientId: randomUUID(), visitorId: li.account.id, ...LEAVE, reason: '年休假', covers };
    const leave = (await manager.post('/leaves', body).expect(201)).body as LeaveView;
    expect(leave).toMatchObject({
      state: 'upcoming',
      visitorName: '李某',
      covers: [
        { name: '王某', elders: 3 },
        { name: '赵某', elders: 1 },
      ],
    });
    expect((await ownWeek(wang)).covers).toEqual([]);

    t.clock.set('2026-11-24T01:00:00.000Z');
    const list = await ownWeek(wang);
    expect(list.covers).toEqual([{ visitorName: '李某', elders: 3, until: '2026-11-26' }]);
    expect(eldersOn(list)).toEqual(ids.slice(0, 3));
    const seen = list.households.flatMap(({ elders }) => elders);
    expect(
      seen.every(({ coversFor, assignedVisitorId }) => coversFor === '李某' && assignedVisitorId === li.account.id),
    ).toBe(true);
    const away = (await ownWeek(li)).households.flatMap(({ elders }) => elders);
    expect(away.map(({ coveredBy }) => coveredBy).sort()).toEqual(['王某', '王某', '王某', '赵某']);
    // What the cover does counts for the elder's week; the row keeps its named visitor.
    await wang.post('/visits', visitOf(t, ids[0] as number)).expect(201);
    const rows = await t.dataSource.query<{ visitor_id: number; done_home: number }[]>(
      'SELECT visitor_id, done_home FROM weekly_due WHERE elder_id = ?',
      [ids[0]],
    );
    expect(rows).toEqual([{ visitor_id: li.account.id, done_home: 1 }]);

    t.clock.set('2026-11-27T01:00:00.000Z');
    expect(eldersOn(await ownWeek(wang))).toEqual([]);
    const { items } = (await manager.get('/leaves').expect(200)).body as LeavePage;
    expect(items[0]).toMatchObject({ id: leave.id, state: 'over', endedOn: null });
  });

  it('end early when the visitor is back', async () => {
    const ids = await eldersOf(t, li, 1);
    const covers = [{ elderId: ids[0], coverId: wang.account.id }];
    const body = { clientId: randomUUID(), visitorId: li.account.id, ...LEAVE, reason: '病假', covers };
    const { id } = (await manager.post('/leaves', body).expect(201)).body as LeaveView;
    t.clock.set('2026-11-25T01:00:00.000Z');
    expect(eldersOn(await ownWeek(wang))).toEqual(ids);
    const ended = (await manager.post(`/leaves/${id}/end`, { clientId: randomUUID() }).expect(200)).body as LeaveView;
    expect(ended).toMatchObject({ state: 'over', endedOn: '2026-11-25', covers: [{ name: '王某', elders: 1 }] });
    expect(eldersOn(await ownWeek(wang))).toEqual([]);
    expectProblem(await manager.post(`/leaves/${id}/end`, { clientId: randomUUID() }), 422, 'leave.over');
  });

  it('can be a hand-over of some elders for a period', async () => {
    const [one, two] = await eldersOf(t, li, 2);
    const wish = handOver([one as number], li, wang, { period: { from: '2026-11-23', to: '2026-11-23' } });
    const done = (await manager.post('/assignments/hand-over', wish).expect(200)).body as HandOverDone;
    expect(done.leaveIds).toHaveLength(1);
    expect(eldersOn(await ownWeek(wang))).toEqual([one]);
    expect(eldersOn(await ownWeek(li))).toEqual([one, two]);
    expectProblem(
      await manager.post('/assignments/hand-over', { ...wish, clientId: randomUUID(), toVisitorId: zhao.account.id }),
      409,
      'leave.overlap',
    );
  });

  it('leave nobody uncovered, and give nobody to someone who is away', async () => {
    const [one, two] = await eldersOf(t, li, 2);
    const [other] = await eldersOf(t, wang, 1);
    const leave = (visitor: Client, elderIds: (number | undefined)[], cover: Client, changes: object = {}) => ({
      clientId: randomUUID(),
      visitorId: visitor.account.id,
      ...LEAVE,
      reason: '年休假',
      covers: elderIds.map((elderId) => ({ elderId, coverId: cover.account.id })),
      ...changes,
    });
    expectProblem(await manager.post('/leaves', leave(li, [one], wang)), 422, 'leave.uncovered');
    expectProblem(await manager.post('/leaves', leave(li, [one, two, other], zhao)), 422, 'leave.not_own');
    expectProblem(await manager.post('/leaves', leave(li, [one, two], li)), 400, 'request.invalid');
    await manager.post('/leaves', leave(wang, [other], zhao)).expect(201);
    expectProblem(await manager.post('/leaves', leave(li, [one, two], wang)), 400, 'request.invalid');
    for (const days of [
      { to: '2026-11-20', from: '2026-11-19' },
      { to: '2026-11-23' },
      { to: '2027-11-26' },
      { from: '2026-11-31' },
    ]) {
      expectProblem(await manager.post('/leaves', leave(li, [one, two], zhao, days)), 400, 'request.invalid');
    }
  });

  it('end for an elder who gets another visitor for good', async () => {
    const [one] = await eldersOf(t, li, 1);
    await manager
      .post(
        '/assignments/hand-over',
        handOver([one as number], li, wang, { period: { from: '2026-11-23', to: '2026-11-30' } }),
      )
      .expect(200);
    await manager.post('/assignments/hand-over', handOver([one as number], li, zhao)).expect(200);
    expect(eldersOn(await ownWeek(wang))).toEqual([]);
    expect(eldersOn(await ownWeek(zhao))).toEqual([one]);
  });
});
