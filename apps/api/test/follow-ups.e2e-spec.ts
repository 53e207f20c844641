import { randomUUID } from 'node:crypto';
import { FollowUpEvent } from '../src/modules/follow-ups/follow-up-event.entity.js';
import { FollowUp } from '../src/modules/follow-ups/follow-up.entity.js';
import type { FollowUpDetail, FollowUpPage } from '../src/modules/follow-ups/follow-ups.dto.js';
import type { VisitDto } from '../src/modules/visits/visit.dto.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { FAR_TOWN, OTHER_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { answeredVisit, elderOnRegister } from './support/visit-factories.js';

describe('follow-ups', () => {
  let t: TestApp;
  let visitor: Client;
  let town: Client;

  beforeAll(async () => {
    t = await startApp();
    visitor = await t.signIn('visitor');
    town = await t.signIn('town_officer', { name: '镇经办' });
  });
  afterAll(() => t.close());

  /** A hazard that a visit found and reported to the town. */
  const hazard = async (name = '测试老人'): Promise<number> => {
    const elder = await elderOnRegister(t, { name });
    const body = answeredVisit(
      t,
      elder.id,
      { gasSafety: 'unsafe' },
      {
        handlings: [{ itemKey: 'gasSafety', handling: 'reported_town', note: '软管老化' }],
      },
    );
    const { followUps } = (await visitor.post('/visits', body).expect(201)).body as VisitDto;
    return followUps[0]?.id ?? 0;
  };
  const step = (client: Client, id: number, action: string, note = '已联系燃气公司', clientId: string = randomUUID()) =>
    client.post(`/follow-ups/${id}/transitions`, { clientId, action, note });

  it('goes from the finding to the call back, each step written down', async () => {
    const id = await hazard('陈桂英');
    const opened = (await visitor.get(`/follow-ups/${id}`).expect(200)).body as FollowUpDetail;
    expect(opened).toMatchObject({
      elderName: '陈桂英',
      kind: 'hazard',
      status: 'open',
      overdue: false,
      actions: ['start', 'resolve', 'withdraw'],
      events: [{ action: 'open', toStatus: 'open', note: '软管老化' }],
    });

    await step(town, id, 'start').expect(200);
    await step(town, id, 'resolve', '已更换软管').expect(200);
    const closed = (await step(visitor, id, 'confirm', '已复查，安全').expect(200)).body as FollowUpDetail;
    expect(closed).toMatchObject({ status: 'closed', actions: [], closedAt: t.clock.nowIso() });
    expect(closed.events.map(({ action, toStatus, accountName }) => [action, toStatus, accountName])).toEqual([
      ['open', 'open', visitor.account.displayName],
      ['start', 'in_progress', '镇经办'],
      ['resolve', 'resolved', '镇经办'],
      ['confirm', 'closed', visitor.account.displayName],
    ]);
    expect(await t.dataSource.manager.countBy(AuditEntry, { action: 'follow_up.advance', subjectId: `${id}` })).toBe(3);
  });

  it('refuses steps that its status does not have, and words that are missing', async () => {
    const id = await hazard();
    expectProblem(await step(town, id, 'confirm'), 409, 'follow_up.transition_refused');
    expectProblem(await step(town, id, 'abandon'), 409, 'follow_up.transition_refused');
    const wordless = await step(town, id, 'resolve', '  ');
    expectProblem(wordless, 422, 'follow_up.note_missing');
    expect(wordless.body).toMatchObject({ errors: [{ field: 'note' }] });
    expectProblem(await town.post(`/follow-ups/${id}/transitions`, { action: 'start' }), 400, 'request.invalid');
  });

  it('takes a step once when it is sent twice, and one of two that are sent at once', async () => {
    const id = await hazard();
    const clientId = randomUUID();
    const first = await step(town, id, 'start', '开始', clientId).expect(200);
    expect((await step(town, id, 'start', '开始', clientId).expect(200)).body).toEqual(first.body);

    const answers = await Promise.all([step(town, id, 'resolve'), step(visitor, id, 'resolve')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await t.dataSource.manager.countBy(FollowUpEvent, { followUpId: id })).toBe(3);
  });

  it('is seen and moved only where it belongs', async () => {
    const id = await hazard();
    for (const stranger of [
      await t.signIn('visitor', { regionCode: OTHER_VILLAGE }),
      await t.signIn('town_officer', { regionCode: FAR_TOWN }),
    ]) {
      expectProblem(await stranger.get(`/follow-ups/${id}`), 404, 'follow_up.unknown');
      expectProblem(await step(stranger, id, 'start'), 404, 'follow_up.unknown');
      expect(((await stranger.get('/follow-ups').expect(200)).body as FollowUpPage).items).toEqual([]);
    }
    const city = await t.signIn('city_officer');
    expect((await city.get(`/follow-ups/${id}`).expect(200)).body).toMatchObject({ id, actions: [] });
    expectProblem(await step(city, id, 'start'), 403, 'permission.denied');
    expectProblem(await (await t.signIn('family')).get('/follow-ups'), 403, 'permission.denied');
    expect(await t.dataSource.manager.findOneByOrFail(FollowUp, { id })).toMatchObject({ status: 'open' });
  });

  it('lists what is unfinished, oldest first, page by page, by status or elder', async () => {
    const ids = [await hazard(), await hazard(), await hazard()];
    await step(town, ids[1] ?? 0, 'withdraw', '重复登记').expect(200);
    const list = async (query: string): Promise<FollowUpPage> =>
      (await town.get(`/follow-ups?${query}`).expect(200)).body as FollowUpPage;

    const all = await list('limit=100');
    const own = all.items.map(({ id }) => id).filter((id) => ids.includes(id));
    expect(own).toEqual([ids[0], ids[2]]);
    const first = await list('limit=2');
    const second = await list(`limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.items.slice(0, 4).map(({ id }) => id));

    expect((await list('status=withdrawn')).items.map(({ id }) => id)).toEqual([ids[1]]);
    const elderId = all.items.at(-1)?.elderId;
    expect((await list(`elderId=${elderId}`)).items.map(({ id }) => id)).toEqual([ids[2]]);
    expectProblem(await town.get('/follow-ups?status=lost'), 400, 'request.invalid');
    expectProblem(await town.get('/follow-ups?cursor=lost'), 400, 'request.invalid');
  });

  it('is overdue the day after its term, until it is closed', async () => {
    const [id, settled] = [await hazard(), await hazard()];
    await step(town, settled, 'withdraw', '重复登记').expect(200);
    const read = async (followUpId: number): Promise<FollowUpDetail> => {
      const device = await t.signInAs(town.account.loginName);
      return (await device.get(`/follow-ups/${followUpId}`).expect(200)).body as FollowUpDetail;
    };
    t.clock.set('2026-11-24T15:59:00.000Z');
    expect(await read(id)).toMatchObject({ dueOn: '2026-11-24', overdue: false });
    t.clock.set('2026-11-24T16:00:00.000Z');
    expect(await read(id)).toMatchObject({ overdue: true });
    expect(await read(settled)).toMatchObject({ overdue: false });
  });
});
