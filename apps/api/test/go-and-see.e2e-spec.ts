import { randomUUID } from 'node:crypto';
import { FollowUpsClimbJob } from '../src/modules/follow-ups/follow-ups-climb.job.js';
import type { FollowUpDetail, FollowUpDto, FollowUpPage } from '../src/modules/follow-ups/follow-ups.dto.js';
import type { NotificationPage } from '../src/modules/notifications/notifications.dto.js';
import type { WeekList } from '../src/modules/planning/week-list.dto.js';
import { OTHER_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { attempt, elderOnRegister, visitOf } from './support/visit-factories.js';

describe('somebody who cannot be reached', () => {
  let t: TestApp;
  let visitor: Client;
  let village: Client;
  let town: Client;

  beforeEach(async () => {
    t = await startApp();
    visitor = await t.signIn('visitor');
    village = await t.signIn('village_manager');
    town = await t.signIn('town_officer');
  });
  afterEach(() => t.close());

  const record = (body: object) => visitor.post('/visits', body).expect(201);
  const tasks = async (elderId: number, status = 'unfinished'): Promise<FollowUpDto[]> => {
    const read = await visitor.get(`/follow-ups?elderId=${elderId}&kind=go_and_see&status=${status}`).expect(200);
    return (read.body as FollowUpPage).items;
  };
  const unreachable = async (): Promise<number> => {
    const { id } = await elderOnRegister(t);
    await record(attempt(t, id, { method: 'home', outcome: 'nobody_home' }));
    expect(await tasks(id)).toEqual([]);
    t.clock.advance({ minutes: 30 });
    await record(attempt(t, id, { method: 'home', outcome: 'nobody_home' }));
    return id;
  };
  const climb = () => t.app.get(FollowUpsClimbJob).climb();

  it('is a task to go and see within 24 hours, once, and stands first in the list', async () => {
    await elderOnRegister(t, { level: 'A' });
    const id = await unreachable();
    const dueAt = new Date(t.clock.now().getTime() + 24 * 3_600_000).toISOString();
    expect(await tasks(id)).toMatchObject([
      { severity: 'urgent', status: 'open', reach: 'village', dueAt, ownerId: visitor.account.id, overdue: false },
    ]);
    await record(attempt(t, id));
    expect(await tasks(id)).toHaveLength(1);
    for (const client of [visitor, village]) {
      const { households } = (await client.get('/week-list').expect(200)).body as WeekList;
      expect(households[0]?.elders[0]).toMatchObject({ elderId: id, goAndSee: { dueAt }, rank: 0 });
    }
    const told = (await village.get('/notifications').expect(200)).body as NotificationPage;
    expect(told.items.map(({ about }) => about.type)).toContain('follow_up');
  });

  it('is one task when two phones send attempts in the same second', async () => {
    const { id } = await elderOnRegister(t);
    const body = () => attempt(t, id, { method: 'home', outcome: 'nobody_home' });
    await Promise.all([record(body()), record(body()), record(body())]);
    expect(await tasks(id)).toHaveLength(1);
    const same = body();
    await record(same);
    await record(same);
    expect(await tasks(id)).toHaveLength(1);
  });

  it('climbs to the town when the hour is past, not before, and once', async () => {
    const id = await unreachable();
    t.clock.advance({ hours: 24 });
    expect(await climb()).toBe(0);
    t.clock.advance({ minutes: 1 });
    expect(await climb()).toBe(1);
    expect(await climb()).toBe(0);
    expect(await tasks(id)).toMatchObject([{ reach: 'town', overdue: true }]);
    const overdue = (await town.get('/follow-ups?overdue=true&reach=town').expect(200)).body as FollowUpPage;
    expect(overdue.items).toMatchObject([{ elderId: id, kind: 'go_and_see' }]);
    expect((await town.get('/follow-ups/counts').expect(200)).body).toMatchObject({ overdue: 1 });
    t.clock.advance({ days: 9 });
    expect(await climb()).toBe(1);
    expect(await tasks(id)).toMatchObject([{ reach: 'city' }]);
  });

  it('ends with a visit, and with a call that is answered', async () => {
    const seen = await unreachable();
    await record(visitOf(t, seen));
    expect(await tasks(seen)).toEqual([]);
    const [task] = await tasks(seen, 'closed');
    const { events } = (await visitor.get(`/follow-ups/${task?.id}`).expect(200)).body as FollowUpDetail;
    expect(events.map(({ action, note }) => [action, note])).toEqual([
      ['open', null],
      ['resolve', '上门见到了老人'],
      ['confirm', '上门见到了老人'],
    ]);
    const spoken = await unreachable();
    await record(visitOf(t, spoken, { method: 'phone' }));
    expect(await tasks(spoken, 'closed')).toHaveLength(1);
    t.clock.advance({ days: 2 });
    expect(await climb()).toBe(0);
  });

  it('ends with an outcome in words, and begins anew with the next attempt', async () => {
    const id = await unreachable();
    const [task] = await tasks(id);
    const path = `/follow-ups/${task?.id}/transitions`;
    const step = (note: string) => ({ clientId: randomUUID(), action: 'resolve', note });
    expectProblem(await visitor.post(path, step('')), 422, 'follow_up.note_missing');
    const stranger = await t.signIn('visitor', { regionCode: OTHER_VILLAGE });
    expectProblem(await stranger.post(path, step('已到女儿家')), 404, 'follow_up.unknown');
    await visitor.post(path, step('邻居说已到女儿家')).expect(200);
    const done = { clientId: randomUUID(), settled: true, note: '女儿电话中证实' };
    await village.post(`/follow-ups/${task?.id}/revisits`, done).expect(200);
    expect(await tasks(id)).toEqual([]);
    await record(attempt(t, id));
    expect(await tasks(id)).toHaveLength(1);
  });

  const attempts = async (elderId: number): Promise<number[]> => {
    const read = await visitor.get(`/elders/${elderId}/visits`).expect(200);
    return (read.body as { items: { id: number }[] }).items.map(({ id }) => id);
  };
  const takeBack = (visitId: number) =>
    visitor.post(`/visits/${visitId}/withdrawal`, { clientId: randomUUID(), reason: '记错了人' }).expect(201);

  it('goes when any of its attempts is taken back, and stays while the others make one', async () => {
    const id = await unreachable();
    t.clock.advance({ minutes: 5 });
    await record(attempt(t, id, { method: 'home', outcome: 'nobody_home' }));
    const [latest, second, first] = await attempts(id);
    await takeBack(second ?? 0);
    expect(await tasks(id)).toHaveLength(1);
    await takeBack(first ?? 0);
    expect(await tasks(id)).toEqual([]);
    const [task] = await tasks(id, 'withdrawn');
    const { events } = (await visitor.get(`/follow-ups/${task?.id}`).expect(200)).body as FollowUpDetail;
    expect(events.at(-1)).toMatchObject({ action: 'withdraw', note: '探访记录已撤回：记错了人' });
    expect(await climb()).toBe(0);
    await record(attempt(t, id, { method: 'home', outcome: 'nobody_home' }));
    expect(await tasks(id)).toHaveLength(1);
    expect(latest).toBeGreaterThan(0);
  });

  it('comes back when the contact that ended it is taken back; one made by hand stays', async () => {
    const id = await unreachable();
    await record(visitOf(t, id));
    expect(await tasks(id)).toEqual([]);
    const [contact] = await attempts(id);
    await Promise.all([
      takeBack(contact ?? 0),
      visitor.post(`/visits/${contact}/withdrawal`, { clientId: randomUUID(), reason: '重复' }),
    ]);
    expect(await tasks(id)).toHaveLength(1);

    const { id: other } = await elderOnRegister(t);
    const asked = {
      elderId: other,
      kind: 'go_and_see',
      severity: 'urgent',
      sentence: '邻居说两天没见着',
      reportToTown: false,
    };
    await village.post('/follow-ups', { clientId: randomUUID(), ...asked }).expect(201);
    await record(attempt(t, other));
    const [only] = await attempts(other);
    await takeBack(only ?? 0);
    expect(await tasks(other)).toHaveLength(1);
  });
});
