import { type IsoWeek, parseIsoWeek } from '@tanfang/domain';
import { ClassPeriod } from '../src/modules/classification/class-period.entity.js';
import { PlanningService } from '../src/modules/planning/planning.service.js';
import { WeeklyDue } from '../src/modules/planning/weekly-due.entity.js';
import { Absence } from '../src/modules/registry/absence.entity.js';
import { Elder } from '../src/modules/registry/elder.entity.js';
import { Visit } from '../src/modules/visits/visit.entity.js';
import { HourlyJobs } from '../src/platform/jobs.js';
import { Transactions } from '../src/platform/tx.js';
import { OTHER_VILLAGE, FAR_TOWN, FAR_VILLAGE, type TestApp, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { attempt, elderOnRegister, visitOf } from './support/visit-factories.js';

const THIS_WEEK = parseIsoWeek('2026-W48');
const NEXT_WEEK = parseIsoWeek('2026-W49');

describe('planning', () => {
  let t: TestApp;
  let planning: PlanningService;
  let visitor: Client;

  beforeAll(async () => {
    t = await startApp();
    planning = t.app.get(PlanningService);
    visitor = await t.signIn('visitor');
  });
  afterAll(() => t.close());
  beforeEach(() => t.clock.set('2026-11-23T01:00:00.000Z'));

  const rowOf = (elderId: number, week: IsoWeek = THIS_WEEK): Promise<WeeklyDue | null> =>
    t.dataSource.manager.findOneBy(WeeklyDue, { elderId, week });
  const allRows = (week: IsoWeek): Promise<WeeklyDue[]> =>
    t.dataSource.manager.find(WeeklyDue, { where: { week }, order: { id: 'ASC' } });
  const replan = (elderId: number): Promise<void> =>
    t.app.get(Transactions).run((tx) => planning.planElder(tx, elderId));

  describe('a week of the whole city', () => {
    it('is due by class, and planned again changes nothing', async () => {
      const dues = { A: [2, 2], B: [1, 1], C: [0, 1] } as const;
      const elders = [];
      for (const level of ['A', 'B', 'C'] as const) elders.push(await elderOnRegister(t, { level, planned: false }));
      const none = await elderOnRegister(t, { level: null, planned: false });

      await planning.planWeek(THIS_WEEK);
      for (const elder of elders) {
        const [dueHome, dueRemote] = dues[elder.level ?? 'C'];
        expect(await rowOf(elder.id)).toMatchObject({
          level: elder.level,
          villageCode: elder.villageCode,
          townCode: elder.townCode,
          dueHome,
          dueRemote,
          doneHome: 0,
          doneRemote: 0,
          met: false,
        });
      }
      expect(await rowOf(none.id)).toMatchObject({ level: null, dueHome: 0, dueRemote: 0, met: true });

      const before = await allRows(THIS_WEEK);
      t.clock.advance({ minutes: 5 });
      expect(await planning.planWeek(THIS_WEEK)).toEqual({ elders: before.length, written: 0 });
      expect(await allRows(THIS_WEEK)).toEqual(before);
      const elsewhere = { regionCode: OTHER_VILLAGE, regionLevel: 'village' } as const;
      expect(await planning.planArea(THIS_WEEK, elsewhere)).toEqual({ elders: 0, written: 0 });
    });

    it('takes more than one round for many elders, and finds those who are missing', async () => {
      await t.app.get(Transactions).run(async (tx) => {
        const pattern = await tx.findOneByOrFail(Elder, { id: 1 });
        const copies = Array.from({ length: 1100 }, (_, index) => ({
          ...pattern,
          id: undefined,
          idNumberIndex: `copy-${index}`,
        }));
        await tx.insert(Elder, copies);
      });
      const { elders, written } = await planning.planWeek(THIS_WEEK, 'missing');
      expect({ elders, written }).toEqual({ elders: 1100, written: 1100 });
      expect(await planning.planWeek(THIS_WEEK, 'missing')).toEqual({ elders: 0, written: 0 });
      const { written: again } = await planning.planWeek(THIS_WEEK);
      expect(again).toBe(0);
    });

    it('comes out right when two plan it at once, and visits are saved meanwhile', async () => {
      const elders = [];
      for (let n = 0; n < 6; n += 1) elders.push(await elderOnRegister(t, { level: 'A', planned: n % 2 === 0 }));
      await Promise.all([
        planning.planWeek(THIS_WEEK),
        ...elders.map(({ id }) => visitor.post('/visits', visitOf(t, id)).expect(201)),
        planning.planWeek(THIS_WEEK),
        ...elders.map(({ id }) => visitor.post('/visits', visitOf(t, id, { method: 'phone' })).expect(201)),
      ]);
      for (const { id } of elders) expect(await rowOf(id)).toMatchObject({ doneHome: 1, doneRemote: 1 });
      expect(await planning.planWeek(THIS_WEEK)).toMatchObject({ written: 0 });
    });
  });

  describe('the row of an elder', () => {
    it('is in proportion for somebody new on Friday, with at least one contact', async () => {
      t.clock.set('2026-11-27T01:00:00.000Z');
      const newcomer = await elderOnRegister(t, { level: 'C', registeredOn: '2026-11-27' });
      expect(await rowOf(newcomer.id)).toMatchObject({ dueHome: 0, dueRemote: 1 });
    });

    it('plans no home visit without consent, nothing after a refusal, and calls instead of visits for the absent', async () => {
      const noConsent = await elderOnRegister(t, { level: 'A', homeVisitConsent: false });
      expect(await rowOf(noConsent.id)).toMatchObject({ dueHome: 0, dueRemote: 2 });
      const refusing = await elderOnRegister(t, { level: 'A', refused: true });
      expect(await rowOf(refusing.id)).toMatchObject({ dueHome: 0, dueRemote: 0, refused: true });
      const away = await elderOnRegister(t, { level: 'A' });
      await t.dataSource.manager.insert(Absence, {
        elderId: away.id,
        reason: 'hospital',
        fromDate: '2026-11-20',
        toDate: null,
        state: 'running',
        recordedAt: t.clock.now(),
        recordedBy: 1,
      });
      await replan(away.id);
      expect(await rowOf(away.id)).toMatchObject({ dueHome: 0, dueRemote: 4 });
    });

    it('follows a change of class, place and visitor this week, and leaves the weeks before alone', async () => {
      const elder = await elderOnRegister(t, { level: 'C' });
      const lastWeek = parseIsoWeek('2026-W47');
      await t.app.get(Transactions).run((tx) => planning.planElder(tx, elder.id, lastWeek));
      const history = await rowOf(elder.id, lastWeek);
      expect(history).toMatchObject({ level: 'C', dueHome: 0 });

      await t.dataSource.manager.update(ClassPeriod, { elderId: elder.id }, { toDate: '2026-11-22' });
      const [period] = await t.dataSource.manager.findBy(ClassPeriod, { elderId: elder.id });
      await t.dataSource.manager.insert(ClassPeriod, {
        ...period,
        id: undefined,
        level: 'A',
        fromDate: '2026-11-23',
        toDate: null,
      });
      const moved = { level: 'A', villageCode: FAR_VILLAGE, townCode: FAR_TOWN, assignedVisitorId: null } as const;
      await t.dataSource.manager.update(Elder, elder.id, moved);
      await replan(elder.id);
      expect(await rowOf(elder.id)).toMatchObject({
        level: 'A',
        villageCode: FAR_VILLAGE,
        townCode: FAR_TOWN,
        dueHome: 2,
      });
      expect(await rowOf(elder.id, lastWeek)).toEqual(history);
    });

    it('goes when the file turns out not to have been open in the week', async () => {
      const elder = await elderOnRegister(t);
      await t.dataSource.manager.update(Elder, elder.id, { status: 'closed', closedOn: '2026-11-20' });
      await replan(elder.id);
      expect(await rowOf(elder.id)).toBeNull();
    });

    it('stays unreachable over the weeks until a sign of life, also one that is recorded late', async () => {
      const elder = await elderOnRegister(t);
      for (const day of ['2026-11-23', '2026-11-24']) {
        t.clock.set(`${day}T02:00:00.000Z`);
        await (await t.signInAs(visitor.account.loginName)).post('/visits', attempt(t, elder.id)).expect(201);
      }
      t.clock.set('2026-12-14T01:00:00.000Z');
      for (const week of ['2026-W49', '2026-W50', '2026-W51']) await planning.planWeek(parseIsoWeek(week));
      const current = parseIsoWeek('2026-W51');
      expect(await rowOf(elder.id, current)).toMatchObject({ unreachable: true });

      const late = visitOf(t, elder.id, { startedAt: '2026-12-02T02:00:00Z' });
      await (await t.signInAs(visitor.account.loginName)).post('/visits', late).expect(201);
      expect(await rowOf(elder.id, parseIsoWeek('2026-W49'))).toMatchObject({ unreachable: false, doneHome: 1 });
      expect(await rowOf(elder.id, current)).toMatchObject({ unreachable: false, doneHome: 0 });
    });
  });

  it('plans the new week at the full hour when Monday begins in Rugao', async () => {
    const elder = await elderOnRegister(t);
    t.clock.set('2026-11-29T15:59:00.000Z');
    await t.app.get(HourlyJobs).runAll();
    expect(await rowOf(elder.id, NEXT_WEEK)).toBeNull();
    t.clock.set('2026-11-29T16:00:00.000Z');
    await t.app.get(HourlyJobs).runAll();
    expect(await rowOf(elder.id, NEXT_WEEK)).toMatchObject({ dueHome: 1, dueRemote: 1 });
  });

  it('keeps rows whose sums equal a recount from the visits', async () => {
    const days = ['2026-11-23', '2026-11-24', '2026-11-26'];
    const elders: number[] = [];
    for (const level of ['A', 'A', 'B', 'B', 'C'] as const) elders.push((await elderOnRegister(t, { level })).id);
    for (const [round, day] of days.entries()) {
      t.clock.set(`${day}T03:00:00.000Z`);
      const device = await t.signInAs(visitor.account.loginName);
      const bodies = elders.flatMap((id, index) => [
        visitOf(t, id, { method: (index + round) % 2 ? 'home' : 'phone' }),
        visitOf(t, id, { method: index % 3 ? 'home' : 'other' }),
        attempt(t, id, { method: 'video' }),
      ]);
      await Promise.all(bodies.map((body) => device.post('/visits', body).expect(201)));
    }
    await planning.planWeek(THIS_WEEK);

    const visits = await t.dataSource.manager.find(Visit);
    const daysWith = (elderId: number, methods: string[]): number =>
      new Set(
        visits
          .filter(
            (visit) => visit.elderId === elderId && visit.outcome === 'completed' && methods.includes(visit.method),
          )
          .filter(({ visitedOn }) => visitedOn >= '2026-11-23' && visitedOn <= '2026-11-29')
          .map(({ visitedOn }) => visitedOn),
      ).size;
    const sums = { doneHome: 0, doneRemote: 0, met: 0 };
    const recount = { doneHome: 0, doneRemote: 0, met: 0 };
    for (const row of await allRows(THIS_WEEK)) {
      const homeDays = daysWith(row.elderId, ['home']);
      const doneHome = Math.min(homeDays, row.dueHome);
      const doneRemote = Math.min(daysWith(row.elderId, ['phone', 'video']) + homeDays - doneHome, row.dueRemote);
      recount.doneHome += doneHome;
      recount.doneRemote += doneRemote;
      recount.met += Number(doneHome === row.dueHome && doneRemote === row.dueRemote);
      sums.doneHome += row.doneHome;
      sums.doneRemote += row.doneRemote;
      sums.met += Number(row.met);
    }
    expect(sums).toEqual(recount);
    expect(sums.doneHome).toBeGreaterThan(5);
  });
});
