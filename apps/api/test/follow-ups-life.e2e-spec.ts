import { randomUUID } from 'node:crypto';
import { FollowUpEvent } from '../src/modules/follow-ups/follow-up-event.entity.js';
import { FollowUp } from '../src/modules/follow-ups/follow-up.entity.js';
import type {
  FollowUpCounts,
  FollowUpDetail,
  FollowUpOwners,
  FollowUpPage,
} from '../src/modules/follow-ups/follow-ups.dto.js';
import { FollowUpsClimbJob } from '../src/modules/follow-ups/follow-ups-climb.job.js';
import type { VisitDto } from '../src/modules/visits/visit.dto.js';
import { FollowUpsAndEmergencies1700000000017 } from '../src/migrations/0017-follow-ups-and-emergencies.js';
import { GoAndSee1700000000042 } from '../src/migrations/0042-go-and-see.js';
import { OTHER_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { smallPng, uploadedPhoto } from './support/pictures.js';
import { answeredVisit, elderOnRegister } from './support/visit-factories.js';

describe('a follow-up on its way', () => {
  let t: TestApp;
  let visitor: Client;
  let town: Client;

  beforeAll(async () => {
    t = await startApp();
    visitor = await t.signIn('visitor');
    town = await t.signIn('town_officer', { name: '镇经办' });
  });
  afterAll(() => t.close());

  const byHand = async (client: Client, change: object = {}): Promise<FollowUpDetail> => {
    const elder = await elderOnRegister(t);
    const body = {
      clientId: randomUUID(),
      elderId: elder.id,
      kind: 'hardship',
      severity: 'normal',
      sentence: '屋面漏雨',
      reportToTown: false,
      ...change,
    };
    return (await client.post('/follow-ups', body).expect(201)).body as FollowUpDetail;
  };
  const post = (client: Client, id: number, what: string, body: object = {}) =>
    client.post(`/follow-ups/${id}/${what}`, { clientId: randomUUID(), ...body });
  const lastEvent = ({ events }: FollowUpDetail) => events.at(-1);

  it('keeps the photos of each step, shown to who sees it, never those of somebody else', async () => {
    const photo = async (client: Client, words: string) => uploadedPhoto(client, smallPng(words));
    const found = await photo(visitor, 'found');
    const clientId = randomUUID();
    const elder = await elderOnRegister(t);
    const body = { elderId: elder.id, kind: 'hazard', severity: 'normal', sentence: '电线老化', reportToTown: false };
    const open = () => visitor.post('/follow-ups', { clientId, ...body, fileIds: [found] }).expect(201);
    const { id, events } = (await open()).body as FollowUpDetail;
    expect(events).toMatchObject([{ action: 'open', fileIds: [found] }]);
    expect(((await open()).body as FollowUpDetail).id).toBe(id);

    const mended = await photo(town, 'mended');
    const resolved = await post(town, id, 'transitions', { action: 'resolve', note: '已换线', fileIds: [mended] });
    expect(lastEvent(resolved.body as FollowUpDetail)).toMatchObject({ action: 'resolve', fileIds: [mended] });
    const looked = await photo(visitor, 'looked');
    const closed = await post(visitor, id, 'revisits', { settled: true, fileIds: [looked] }).expect(200);
    const files = (closed.body as FollowUpDetail).events.flatMap(({ fileIds }) => fileIds);
    expect(files).toEqual([found, mended, looked]);

    const seen = await town.get(`/follow-ups/${id}/photos/${looked}`).expect(200);
    expect(seen.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'no-store' });
    const stranger = await t.signIn('visitor', { regionCode: OTHER_VILLAGE });
    expectProblem(await stranger.get(`/follow-ups/${id}/photos/${looked}`), 404, 'follow_up.unknown');
    expectProblem(await town.get(`/follow-ups/${id}/photos/${randomUUID()}`), 404, 'file.unknown');
    const other = await byHand(visitor);
    expectProblem(await town.get(`/follow-ups/${other.id}/photos/${looked}`), 404, 'file.unknown');
    expectProblem(await post(town, other.id, 'remarks', { note: '看', fileIds: [looked] }), 422, 'file.unavailable');
    expectProblem(await post(town, other.id, 'remarks', { note: '看', fileIds: ['x'] }), 400, 'request.invalid');
  });

  it('stands in one column of the board: with the village, reported, under way, or to be looked at again', async () => {
    const ids = async (query: string) =>
      ((await town.get(`/follow-ups?limit=100&${query}`).expect(200)).body as FollowUpPage).items.map(({ id }) => id);
    const own = (await byHand(visitor)).id;
    const reported = (await byHand(visitor, { reportToTown: true })).id;
    const atVillage = await ids('status=open&upTo=village');
    expect(atVillage).toContain(own);
    expect(atVillage).not.toContain(reported);
    const waiting = await ids('status=open&reach=town');
    expect(waiting).toContain(reported);
    expect(waiting).not.toContain(own);
    expect(await ids('reach=city&upTo=village')).toEqual([]);
    expectProblem(await town.get('/follow-ups?upTo=moon'), 400, 'request.invalid');
  });

  it('is made by hand, once, and belongs to who made it or waits for the town', async () => {
    const clientId = randomUUID();
    const own = await byHand(visitor, { clientId });
    expect(own).toMatchObject({
      visitId: null,
      status: 'open',
      reach: 'village',
      ownerId: visitor.account.id,
      dueOn: '2026-11-30',
      events: [{ action: 'open', reach: 'village' }],
    });
    const reported = await byHand(visitor, { reportToTown: true, severity: 'urgent' });
    expect(reported).toMatchObject({ reach: 'town', ownerId: null, dueOn: '2026-11-24' });
    expect(
      (await post(town, reported.id, 'transitions', { action: 'start', note: '' }).expect(200)).body,
    ).toMatchObject({
      ownerId: town.account.id,
      ownerName: '镇经办',
    });

    const body = { clientId, elderId: own.elderId, kind: 'hardship', severity: 'normal', sentence: '屋面漏雨' };
    const again = await visitor.post('/follow-ups', { ...body, reportToTown: false }).expect(201);
    expect(again.body).toMatchObject({ id: own.id });
    const other = await t.signIn('visitor', { regionCode: OTHER_VILLAGE });
    const unseen = { ...body, clientId: randomUUID(), reportToTown: true };
    expectProblem(await other.post('/follow-ups', unseen), 404, 'elder.not_found');
    expectProblem(await visitor.post('/follow-ups', { ...unseen, sentence: '' }), 400, 'request.invalid');
    expectProblem(await visitor.post('/follow-ups', { ...unseen, kind: 'joy' }), 400, 'request.invalid');
  });

  it('is closed by one look at the spot, or opened again', async () => {
    const { id } = await byHand(visitor);
    const unsettled = await post(visitor, id, 'revisits', { settled: false }).expect(200);
    expect(unsettled.body).toMatchObject({
      status: 'open',
      events: [{}, { action: 'revisit', note: '回访：尚未解决' }],
    });

    const settled = (await post(visitor, id, 'revisits', { settled: true, note: '瓦已换' }).expect(200))
      .body as FollowUpDetail;
    expect(settled).toMatchObject({ status: 'closed', settledBy: 'village' });
    expect(settled.events.map(({ action }) => action)).toEqual(['open', 'revisit', 'resolve', 'confirm']);
    expectProblem(await post(visitor, id, 'revisits', { settled: false }), 409, 'follow_up.finished');

    const second = await byHand(visitor);
    await post(visitor, second.id, 'transitions', { action: 'resolve', note: '儿子修好', settledBy: 'family' }).expect(
      200,
    );
    const reopened = await post(town, second.id, 'revisits', { settled: false }).expect(200);
    expect(reopened.body).toMatchObject({ status: 'in_progress', settledBy: null });
  });

  it('is handed over to people of its village and town only', async () => {
    const { id } = await byHand(visitor);
    const { items } = (await visitor.get(`/follow-ups/${id}/owners`).expect(200)).body as FollowUpOwners;
    expect(items.map(({ accountId }) => accountId)).toEqual(
      expect.arrayContaining([visitor.account.id, town.account.id]),
    );
    const handed = (await post(visitor, id, 'owner', { accountId: town.account.id, note: '请镇里看' }).expect(200))
      .body as FollowUpDetail;
    expect(handed).toMatchObject({ ownerId: town.account.id });
    expect(lastEvent(handed)).toMatchObject({ action: 'hand_over', otherAccountName: '镇经办', note: '请镇里看' });
    const city = await t.signIn('city_officer');
    expectProblem(await post(visitor, id, 'owner', { accountId: city.account.id }), 422, 'follow_up.owner');
    expectProblem(await post(city, id, 'owner', { accountId: town.account.id }), 403, 'permission.denied');
  });

  it('takes words from everybody up to the city, and is reported up step by step', async () => {
    const { id } = await byHand(visitor);
    const city = await t.signIn('city_officer');
    const remarked = (await post(city, id, 'remarks', { note: '请尽快' }).expect(200)).body as FollowUpDetail;
    expect(lastEvent(remarked)).toMatchObject({ action: 'remark', toStatus: 'open', note: '请尽快' });
    const report = (client: Client) => post(client, id, 'reports', { note: '超出村里能力' });
    expect((await report(visitor).expect(200)).body).toMatchObject({ reach: 'town' });
    expect((await report(town).expect(200)).body).toMatchObject({ reach: 'city' });
    expectProblem(await report(town), 409, 'follow_up.at_top');
    expectProblem(await post(visitor, id, 'reports', { note: '' }), 400, 'request.invalid');
  });

  it('is found by kind, severity, owner, reach and lateness, and counted', async () => {
    const mine = await byHand(town, { kind: 'referral', severity: 'urgent' });
    const ids = async (query: string): Promise<number[]> =>
      ((await town.get(`/follow-ups?limit=100&${query}`).expect(200)).body as FollowUpPage).items.map(({ id }) => id);
    expect(await ids('kind=referral')).toEqual([mine.id]);
    expect(await ids('severity=urgent&of=mine')).toContain(mine.id);
    expect(await ids('severity=normal&of=mine')).not.toContain(mine.id);
    expect(await ids('overdue=true')).toEqual([]);
    const atTown = await ids('reach=town');
    expect(atTown).toContain(mine.id);
    const counts = (await town.get('/follow-ups/counts').expect(200)).body as FollowUpCounts;
    expect(counts.open + counts.inProgress + counts.resolved).toBe((await ids('')).length);
    expect(counts.mine).toBe((await ids('of=mine')).length);
    expectProblem(await town.get('/follow-ups?overdue=maybe'), 400, 'request.invalid');
  });

  it('climbs when it is overdue, once a level, and the board of the city sees it', async () => {
    const { id } = await byHand(visitor);
    const { id: done } = await byHand(visitor);
    await post(visitor, done, 'revisits', { settled: true }).expect(200);
    const job = t.app.get(FollowUpsClimbJob);
    const reachOn = async (day: string): Promise<string> => {
      t.clock.set(`${day}T01:00:00.000Z`);
      await job.climb();
      return (await t.dataSource.manager.findOneByOrFail(FollowUp, { id })).reach;
    };
    expect([await reachOn('2026-11-30'), await reachOn('2026-12-01'), await reachOn('2026-12-07')]).toEqual([
      'village',
      'town',
      'town',
    ]);
    expect(await reachOn('2026-12-08')).toBe('city');
    expect(await job.climb()).toBe(0);
    const climbs = await t.dataSource.manager.find(FollowUpEvent, {
      where: { followUpId: id, action: 'climb' },
      order: { id: 'ASC' },
    });
    expect(climbs.map(({ reach, accountId }) => [reach, accountId])).toEqual([
      ['town', null],
      ['city', null],
    ]);
    expect(await t.dataSource.manager.findOneByOrFail(FollowUp, { id: done })).toMatchObject({ reach: 'village' });
    const city = await t.signInAs((await t.signIn('city_officer')).account.loginName);
    const seen = (await city.get('/follow-ups?reach=city&limit=100').expect(200)).body as FollowUpPage;
    expect(seen.items.map((item) => item.id)).toContain(id);
  });
});

describe('the tables of follow-ups', () => {
  it('keep what visits found when they are made anew, there and back', async () => {
    const t = await startApp();
    const visitor = await t.signIn('visitor');
    const elder = await elderOnRegister(t);
    const handlings = [{ itemKey: 'gasSafety' as const, handling: 'reported_town' as const, note: '软管老化' }];
    const visit = answeredVisit(t, elder.id, { gasSafety: 'unsafe' }, { handlings });
    const [found] = ((await visitor.post('/visits', visit).expect(201)).body as VisitDto).followUps;
    const id = found?.id ?? 0;
    const kept = async (): Promise<unknown> => [
      await t.dataSource.query('SELECT id, visit_id, status, sentence, due_on, opened_at FROM follow_up'),
      await t.dataSource.query('SELECT follow_up_id, action, note, account_id FROM follow_up_event'),
    ];
    const before = await kept();
    const migration = new FollowUpsAndEmergencies1700000000017();
    for (const way of ['down', 'up'] as const) {
      const runner = t.dataSource.createQueryRunner();
      await migration[way](runner).finally(() => runner.release());
      expect(await kept()).toEqual(before);
    }
    const later = t.dataSource.createQueryRunner();
    await later.beforeMigration();
    await new GoAndSee1700000000042().up(later);
    await later.afterMigration();
    await later.release();
    expect(await kept()).toEqual(before);
    expect((await visitor.get(`/follow-ups/${id}`).expect(200)).body).toMatchObject({ reach: 'town', ownerId: null });
    await t.close();
  });
});
