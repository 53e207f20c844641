import { randomUUID } from 'node:crypto';
import type { FollowUpDetail } from '../src/modules/follow-ups/follow-ups.dto.js';
import type { FigureForecast, FigureMonth } from '../src/modules/figures/figure-months.dto.js';
import type { FigureRecordPage, FigureTable } from '../src/modules/figures/figures.dto.js';
import {
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
import { registered } from './support/registry-factories.js';

describe('the month and the running week in figures', () => {
  let t: TestApp;
  let town: Client;
  let visitor: Client;

  beforeAll(async () => {
    t = await startApp();
    town = await t.signIn('town_officer');
    visitor = await t.signIn('visitor');
  });
  afterAll(() => t.close());

  const month = async (query: object = {}): Promise<FigureMonth> =>
    (await town.get('/figures/month').query(query).expect(200)).body as FigureMonth;
  const valueIn = (answer: FigureMonth, code: string, row = answer.totals): number | null | undefined =>
    row.current[answer.lines.findIndex((line) => line.code === code)]?.value;

  it('tells each line with last month and the same month last year in one answer', async () => {
    const answer = await month({ month: '2026-11' });
    expect([answer.lastMonth, answer.lastYear, answer.deadline]).toEqual(['2026-10', '2025-11', expect.any(String)]);
    expect(answer.deadlinePassed).toBe(answer.deadline < t.clock.today());
    const { length } = answer.lines;
    for (const row of [answer.totals, ...answer.rows]) {
      expect([row.current.length, row.lastMonth.length, row.lastYear.length]).toEqual([length, length, length]);
    }
    expect(answer.rows.map(({ place }) => place.key)).toEqual(expect.arrayContaining([TEST_VILLAGE, OTHER_VILLAGE]));
    for (const code of [
      'update_expected',
      'update_open',
      'added',
      'removed.died',
      'class_changed.raised',
      'unwilling',
    ]) {
      expect(answer.lines.map((line) => line.code)).toContain(code);
    }
    // Every line is explained.
    const explained = new Set(answer.measures.map(({ code }) => code));
    expect(answer.lines.every(({ measure }) => explained.has(measure))).toBe(true);
  });

  it('counts who is registered, updated and still open', async () => {
    const before = await month();
    await registered(visitor);
    const after = await month();
    for (const [code, more] of [
      ['added', 1],
      ['update_expected', 1],
      ['update_done', 1],
      ['update_open', 0],
    ] as const) {
      expect((valueIn(after, code) ?? 0) - (valueIn(before, code) ?? 0)).toBe(more);
    }
    const village = after.rows.find(({ place }) => place.key === TEST_VILLAGE);
    expect(valueIn(after, 'added', village)).toBe(valueIn(after, 'added'));
  });

  it('counts what is found by hand and mended, and emergencies, at once', async () => {
    const elder = await elderOnRegister(t);
    const before = await month();
    const found = { kind: 'hazard', severity: 'normal', sentence: '线路老化', reportToTown: false };
    const { id } = (
      await visitor.post('/follow-ups', { clientId: randomUUID(), elderId: elder.id, ...found }).expect(201)
    ).body as FollowUpDetail;
    expect(valueIn(await month(), 'found.hazard')).toBe((valueIn(before, 'found.hazard') ?? 0) + 1);
    await visitor.post(`/follow-ups/${id}/revisits`, { clientId: randomUUID(), settled: true }).expect(200);
    const call = { emergencyKey: randomUUID(), elderId: elder.id, kind: 'public_call', what: '拨打120' };
    await visitor.post('/emergencies', { clientId: randomUUID(), at: t.clock.nowIso(), ...call }).expect(200);
    const after = await month();
    expect(valueIn(after, 'mended.hazard')).toBe((valueIn(before, 'mended.hazard') ?? 0) + 1);
    expect(valueIn(after, 'emergencies')).toBe((valueIn(before, 'emergencies') ?? 0) + 1);
    const query = { place: TEST_VILLAGE, measure: 'emergencies', period: '2026-11' };
    const { items } = (await town.get('/figures/records').query(query).expect(200)).body as FigureRecordPage;
    expect(items.map(({ elderId }) => elderId)).toContain(elder.id);
  });

  it('counts home visits and calls apart', async () => {
    const elder = await elderOnRegister(t, { level: 'B' });
    const weeks = async () =>
      (
        await town
          .get('/figures')
          .query({ measures: 'home_attainment,remote_attainment', periods: '2026-W48', place: TEST_VILLAGE })
          .expect(200)
      ).body as FigureTable;
    const before = (await weeks()).columnTotals;
    await visitor.post('/visits', visitOf(t, elder.id)).expect(201);
    const after = (await weeks()).columnTotals;
    const more = (at: number) => [
      (after?.[at]?.numerator ?? 0) - (before?.[at]?.numerator ?? 0),
      (after?.[at]?.denominator ?? 0) - (before?.[at]?.denominator ?? 0),
    ];
    expect(more(0)).toEqual([1, 0]);
    expect(more(1)).toEqual([0, 0]);
  });

  it('forecasts who will be missed by Sunday, village by village and by name', async () => {
    t.clock.set('2026-11-28T01:00:00.000Z');
    const [lost, today] = [await elderOnRegister(t, { level: 'A' }), await elderOnRegister(t, { level: 'A' })];
    await t.dataSource.query('UPDATE weekly_due SET due_home = 3, due_remote = 3 WHERE elder_id = ?', [lost.id]);
    await t.dataSource.query('UPDATE weekly_due SET due_home = 2, due_remote = 2 WHERE elder_id = ?', [today.id]);
    const answer = (await town.get('/figures/forecast').expect(200)).body as FigureForecast;
    const { due, met, fits, today: now, crowded, lost: gone } = answer.totals;
    expect(met + fits + now + crowded + gone).toBe(due);
    expect(answer.rows.reduce((sum, row) => sum + row.due, 0)).toBe(due);
    expect(answer.people).toEqual([]);
    const village = (await town.get('/figures/forecast').query({ place: TEST_VILLAGE }).expect(200))
      .body as FigureForecast;
    expect(village.people.find(({ elderId }) => elderId === lost.id)).toMatchObject({
      outlook: 'lost',
      missingHome: 3,
      missingRemote: 3,
      name: lost.name,
    });
    expect(village.people.find(({ elderId }) => elderId === today.id)?.outlook).toBe('today');
    expect(village.people[0]?.outlook).toBe('lost');
    t.clock.set('2026-11-23T01:00:00.000Z');
  });

  it('shows nothing of another town, and no month that does not exist', async () => {
    expectProblem(await town.get('/figures/month').query({ place: FAR_TOWN }), 404, 'region.unknown');
    expectProblem(await town.get('/figures/forecast').query({ place: FAR_TOWN }), 404, 'region.unknown');
    expectProblem(await town.get('/figures/month').query({ month: '2026-13' }), 400, 'request.invalid');
    expectProblem(await visitor.get('/figures/month').query({ place: TEST_TOWN }), 403, 'permission.denied');
  });
});
