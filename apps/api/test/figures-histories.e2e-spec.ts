import { randomUUID } from 'node:crypto';
import {
  type VisitFact,
  countVisits,
  parseIsoWeek,
  parseLocalDate,
  policyOn,
  sumsOf,
  weekOf,
  weekRange,
} from '@tanfang/domain';
import type { FollowUpDetail } from '../src/modules/follow-ups/follow-ups.dto.js';
import { FiguresService, type PlacedCount } from '../src/modules/figures/figures.service.js';
import { MonthlyUpdatesService } from '../src/modules/monthly-updates/monthly-updates.service.js';
import { PlanningService } from '../src/modules/planning/planning.service.js';
import { LifeByTimeJob } from '../src/modules/registry/life-by-time.job.js';
import { WeeklyDue } from '../src/modules/planning/weekly-due.entity.js';
import { RegionsService } from '../src/modules/regions/regions.service.js';
import { Visit } from '../src/modules/visits/visit.entity.js';
import { OTHER_VILLAGE, TEST_TOWN, TEST_VILLAGE, type TestApp, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { fileOf, inventedIdNumber, registered } from './support/registry-factories.js';
import { answeredVisit, visitOf } from './support/visit-factories.js';

/** Numbers that look random and are the same in each run (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Random histories through the API: visits in time and late, attempts, moved households, classes raised, wishes, files
 * closed, follow-ups, emergencies. After each, the stored counts are what a recount of everything gives, and their sums
 * what going through the visits gives.
 */
describe('figures over random histories', () => {
  let t: TestApp;
  let manager: Client;
  let town: Client;
  let staff: Record<string, { visitor: Client; manager: Client }>;

  beforeAll(async () => {
    t = await startApp({ now: '2026-10-26T01:00:00.000Z' });
    manager = await t.signIn('village_manager');
    town = await t.signIn('town_officer');
    staff = {
      [TEST_VILLAGE]: { visitor: await t.signIn('visitor'), manager },
      [OTHER_VILLAGE]: {
        visitor: await t.signIn('visitor', { regionCode: OTHER_VILLAGE }),
        manager: await t.signIn('village_manager', { regionCode: OTHER_VILLAGE }),
      },
    };
  });
  afterAll(() => t.close());

  const PERIODS = ['2026-10', '2026-11', '2026-12', ...[43, 44, 45, 46, 47, 48, 49].map((n) => `2026-W${n}`)];
  const counts = async (place = TEST_TOWN): Promise<PlacedCount[]> =>
    (await t.app.get(FiguresService).read(t.app.get(RegionsService).get(place), PERIODS, { wait: true })).counts;
  const sorted = (rows: PlacedCount[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

  it.each([1, 2, 3])('history %i', async (seed) => {
    const next = numbersFrom(seed);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T;
    const elders: number[] = [];
    for (let n = 0; n < 6; n += 1) {
      const { manager: by } = staff[pick([TEST_VILLAGE, OTHER_VILLAGE])] ?? {};
      const born = pick(['1940-03-15', '1946-11-20', '1956-03-15']);
      elders.push((await registered(by ?? manager, { idNumber: inventedIdNumber(born) })).id);
    }
    const staffOf = async (id: number) => {
      const file = await fileOf(town, id);
      const { villageCode } = file;
      return { file, ...(staff[villageCode] as { visitor: Client; manager: Client }), villageCode };
    };
    /** One thing that happens; what is refused (a second visit at once, a closed file) simply did not happen. */
    const steps: ((id: number) => Promise<unknown>)[] = [];
    const often = (times: number, step: (id: number) => Promise<unknown>) => steps.push(...Array(times).fill(step));
    often(10, async (id) => {
      const late = next() < 0.4;
      const daysAgo = late ? 1 + Math.floor(next() * 6) : 0;
      const outcome = pick(['completed', 'completed', 'completed', 'unanswered', 'nobody_home'] as const);
      const methods = {
        completed: ['home', 'phone', 'video', 'other'],
        unanswered: ['phone'],
        nobody_home: ['home'],
      } as const;
      const method = pick<'home' | 'phone' | 'video' | 'other'>(methods[outcome]);
      const startedAt = new Date(t.clock.now().getTime() - daysAgo * 86_400_000 - 900_000).toISOString();
      const form = visitOf(t, id, {
        method,
        outcome,
        startedAt,
        allUnchangedChecked: outcome === 'completed',
        ...(late ? { recordedLateReason: '当天没有信号' } : {}),
      });
      return (await staffOf(id)).visitor.post('/visits', form);
    });
    often(2, async (id) => {
      const handlings = [{ itemKey: 'mood', handling: 'reported_town' } as const];
      return (await staffOf(id)).visitor.post('/visits', answeredVisit(t, id, { mood: 'worse' }, { handlings }));
    });
    often(2, async (id) => {
      const { file, manager: by, villageCode } = await staffOf(id);
      const to = villageCode === TEST_VILLAGE ? OTHER_VILLAGE : TEST_VILLAGE;
      return by.post(`/households/${file.household.id}/moves`, {
        clientId: randomUUID(),
        version: file.household.version,
        elders: [{ elderId: id, relationToHead: 'self', livesAlone: true }],
        newHome: { villageCode: to, address: '9组1号', gridName: null },
      });
    });
    often(2, async (id) => {
      const raise = { level: 'A', reason: '近期丧偶', from: t.clock.today(), to: '2026-12-31' };
      const made = await (
        await staffOf(id)
      ).manager.post(`/elders/${id}/class-raises`, { clientId: randomUUID(), ...raise });
      const { id: raiseId } = made.body as { id?: number };
      return raiseId === undefined
        ? made
        : town.post(`/class-raises/${raiseId}/decision`, { clientId: randomUUID(), approve: true });
    });
    often(1, async (id) => {
      const { manager: by } = await staffOf(id);
      const regularVisits = next() < 0.6;
      const homeVisit = regularVisits && next() < 0.7;
      const wish = { clientId: randomUUID(), regularVisits, homeVisit, reason: '本人表示' };
      return by.post(`/elders/${id}/wishes`, wish);
    });
    often(1, async (id) => {
      // Two of six stay to the end.
      if (elders.indexOf(id) < 4 && t.clock.today() < '2026-11-05') return undefined;
      const { manager: by } = await staffOf(id);
      const closing = { clientId: randomUUID(), reason: 'moved', on: t.clock.today() };
      return by.post(`/elders/${id}/closing`, closing);
    });
    often(1, async (id) =>
      (await staffOf(id)).visitor.post('/emergencies', {
        clientId: randomUUID(),
        emergencyKey: randomUUID(),
        elderId: id,
        kind: 'public_call',
        what: '拨打120',
        at: t.clock.nowIso(),
      }),
    );
    often(2, async (id) => {
      const body = { clientId: randomUUID(), elderId: id, kind: 'hazard', severity: 'normal', sentence: '线路老化' };
      const by = (await staffOf(id)).manager;
      const { id: followUp } = (await by.post('/follow-ups', { ...body, reportToTown: false })).body as FollowUpDetail;
      return followUp && by.post(`/follow-ups/${followUp}/revisits`, { clientId: randomUUID(), settled: true });
    });

    const happened = { took: 0 };
    const refused: string[] = [];
    for (let day = 0; day < 12; day += 1) {
      t.clock.advance({ days: 1 });
      await t.app.get(PlanningService).planWeek(t.app.get(PlanningService).currentWeek());
      await t.app.get(LifeByTimeJob).judgeDue();
      await t.app.get(MonthlyUpdatesService).expectOpenFiles();
      for (let n = 0; n < 4; n += 1) {
        t.clock.advance({ minutes: 20 });
        const answer = (await pick(steps)(pick(elders))) as { status?: number; body?: unknown } | undefined;
        if (answer?.status && answer.status < 300) happened.took += 1;
        else refused.push(`${(answer?.body as { code?: string } | undefined)?.code}`);
      }
      // Looked at in between, so that what comes later has something to make wrong.
      if (day % 4 === 1) await counts();
    }
    if (happened.took < 25) throw new Error(`too little happened: ${refused.join(' ')}`);

    const stored = await counts();
    await t.dataSource.query('DELETE FROM figure_state');
    expect(sorted(stored)).toEqual(sorted(await counts()));

    // Gone through by hand, from the visits alone.
    const { manager: db } = t.dataSource;
    const visits = await db.find(Visit, { order: { visitedOn: 'ASC', startedAt: 'ASC', id: 'ASC' } });
    const sums = sumsOf(stored);
    for (const month of ['2026-10', '2026-11', '2026-12']) {
      const inMonth = visits.filter(({ visitedOn }) => visitedOn.startsWith(month));
      for (const detail of ['home', 'phone', 'video', 'other'] as const) {
        const done = inMonth.filter(({ method, outcome }) => outcome === 'completed' && method === detail);
        expect(sums('visits', { period: month, detail })).toBe(done.length);
      }
      const attempts = inMonth.filter(({ outcome }) => outcome !== 'completed');
      expect(sums('attempts', { period: month })).toBe(attempts.length);
    }
    const tally = { due: 0, met: 0, doneHome: 0, doneRemote: 0 };
    for (const row of await db.find(WeeklyDue)) {
      const { from, to } = weekRange(parseIsoWeek(row.week));
      const facts = visits
        .filter(({ elderId, visitedOn }) => elderId === row.elderId && visitedOn >= from && visitedOn <= to)
        .map(({ visitedOn, method, outcome }): VisitFact => ({ on: parseLocalDate(visitedOn), method, outcome }));
      const { surplusHomeForRemote } = policyOn(from);
      const counted = countVisits(facts, row, { surplusHomeForRemote });
      tally.doneHome += counted.doneHome;
      tally.doneRemote += counted.doneRemote;
      if (row.dueHome + row.dueRemote === 0) continue;
      tally.due += 1;
      tally.met += counted.met ? 1 : 0;
    }
    expect({
      due: sums('week_due'),
      met: sums('week_met'),
      doneHome: sums('done_home'),
      doneRemote: sums('done_remote'),
    }).toEqual(tally);
    expect(weekOf(t.clock.today()) <= '2026-W49').toBe(true);
  });
});
