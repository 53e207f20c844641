import { randomUUID } from 'node:crypto';
import type { BoostPage, BoostView } from '../src/modules/boosts/boosts.dto.js';
import { Boost } from '../src/modules/boosts/boost.entity.js';
import { BoostProposals } from '../src/modules/boosts/boost-proposals.service.js';
import { FestivalsJob } from '../src/modules/boosts/festivals.job.js';
import type { NotificationPage } from '../src/modules/notifications/notifications.dto.js';
import { HourlyJobs } from '../src/platform/jobs.js';
import { Transactions } from '../src/platform/tx.js';
import { expectProblem, startApp, type TestApp, TEST_TOWN } from './support/app.js';
import type { Client } from './support/client.js';

describe('festivals', () => {
  let t: TestApp;
  let city: Client;
  let second: Client;
  let town: Client;

  beforeAll(async () => {
    t = await startApp();
    city = await t.signIn('city_officer', { name: '市局一' });
    second = await t.signIn('city_officer', { name: '市局二' });
    town = await t.signIn('town_officer');
  });
  beforeEach(async () => {
    // 冬至 is on 22 December.
    t.clock.set('2026-12-15T01:00:00.000Z');
    await t.dataSource.manager.clear(Boost);
    await t.dataSource.query('DELETE FROM notification');
  });
  afterAll(() => t.close());

  const propose = () => t.app.get(FestivalsJob).propose();
  const listed = async (client: Client) => ((await client.get('/boosts').expect(200)).body as BoostPage).items;
  const waiting = async (client: Client) =>
    ((await client.get('/notifications').expect(200)).body as NotificationPage).items
      .filter(({ kind }) => kind === 'boost_waiting')
      .map(({ body }) => body);

  it('are proposed a week before by the hourly jobs, with the clause, and the bureau is told', async () => {
    t.clock.set('2026-12-14T15:59:00.000Z');
    await t.app.get(HourlyJobs).runAll();
    expect(await listed(city)).toEqual([]);
    // Midnight in Shanghai.
    t.clock.set('2026-12-14T16:00:00.000Z');
    await t.app.get(HourlyJobs).runAll();
    const [boost] = await listed(city);
    expect(boost).toMatchObject({
      cause: 'festival',
      status: 'proposed',
      proposedByName: '系统',
      levels: ['A', 'B', 'C'],
      from: '2026-12-22',
      to: '2026-12-22',
      extraHome: 0,
      extraRemote: 1,
      reason: '2026-12-22冬至。方案三（一）4：遇到传统节日要增加探访频次。',
      actions: ['decide'],
    });
    expect(await waiting(city)).toEqual([expect.stringContaining('12月22日的“加密探访（传统节日）”等您审批')]);
    expect(await waiting(town)).toEqual([]);
  });

  it('never twice: not by the next hour, not by two processes at once, not after a refusal', async () => {
    expect((await Promise.all([propose(), propose()])).reduce((a, b) => a + b)).toBe(1);
    expect(await propose()).toBe(0);
    const [boost] = await listed(city);
    await city
      .post(`/boosts/${boost?.id}/decision`, { clientId: randomUUID(), approve: false, note: '各镇自行安排' })
      .expect(200);
    t.clock.set('2026-12-22T01:00:00.000Z');
    expect(await propose()).toBe(0);
    expect(await listed(city)).toHaveLength(1);
  });

  it('are decided by any officer of the city, and by nobody of a town', async () => {
    await propose();
    const [{ id } = { id: 0 }] = await listed(city);
    const decision = { clientId: randomUUID(), approve: true };
    expectProblem(await town.post(`/boosts/${id}/decision`, decision), 403, 'boost.other_office');
    const view = (await second.post(`/boosts/${id}/decision`, decision).expect(200)).body as BoostView;
    expect(view).toMatchObject({ status: 'approved', decidedByName: '市局二', actions: ['end'] });
  });

  it('begin today where the service comes late to it', async () => {
    t.clock.set('2027-02-08T01:00:00.000Z');
    await propose();
    expect(await listed(city)).toMatchObject([{ from: '2027-02-08', to: '2027-02-12' }]);
  });

  it('undecided, one is taken back by what gave rise to it; a decided one stays', async () => {
    const proposals = t.app.get(BoostProposals);
    const run = <T>(work: (tx: Parameters<typeof proposals.ofOrigin>[0]) => Promise<T>) =>
      t.app.get(Transactions).run(work);
    const rule = {
      kind: 'boost',
      cause: 'weather',
      regionCode: TEST_TOWN,
      levels: ['A'],
      from: '2026-12-15',
      to: '2026-12-18',
      extraHome: 0,
      extraRemote: 1,
      reason: '寒潮橙色预警',
    } as const;
    const open = await run((tx) => proposals.byItself(tx, 'test:1', rule));
    const held = await run((tx) => proposals.byItself(tx, 'test:2', rule));
    expect(await waiting(town)).toHaveLength(2);
    await town.post(`/boosts/${held}/decision`, { clientId: randomUUID(), approve: true }).expect(200);
    expect(await run((tx) => proposals.takeBack(tx, 'test:1', '预警已解除'))).toBe(true);
    expect(await run((tx) => proposals.takeBack(tx, 'test:2', '预警已解除'))).toBe(false);
    expect(await listed(town)).toMatchObject([
      { id: held, status: 'approved' },
      { id: open, status: 'withdrawn', endReason: '预警已解除', endedByName: '系统' },
    ]);
    expect((await run((tx) => proposals.ofOrigin(tx, 'test:2')))?.id).toBe(held);
  });
});
