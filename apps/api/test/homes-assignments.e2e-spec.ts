import { randomUUID } from 'node:crypto';
import type {
  AssignedElderPage,
  AssignmentHistory,
  Coverage,
  HandOverDone,
  HandOverPreview,
  VisitorPage,
} from '../src/modules/assignments/assignments.dto.js';
import type { FilingPage } from '../src/modules/assignments/filings.dto.js';
import type { VisitDto } from '../src/modules/visits/visit.dto.js';
import { OTHER_VILLAGE, TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { eldersOf, eldersOn, handOver, nobodyLeft, ownWeek } from './support/homes.js';
import { fileOf, registered } from './support/registry-factories.js';
import { elderOnRegister, visitOf } from './support/visit-factories.js';

describe('who visits whom', () => {
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

  describe('a hand-over for good', () => {
    it('gives elders to another visitor, with a dated history by whom and why; the week that runs follows', async () => {
      const ids = await eldersOf(t, li, 3);
      const wish = handOver(ids, li, wang);
      const preview = (
        await manager
          .post('/assignments/hand-over/preview', { elders: wish.elders, toVisitorId: wish.toVisitorId })
          .expect(200)
      ).body as HandOverPreview;
      expect(preview).toMatchObject({
        elders: 3,
        households: 3,
        byLevel: { A: 3, B: 0 },
        unchanged: 0,
        openFollowUps: 0,
        contactsLeft: 12,
      });

      const done = (await manager.post('/assignments/hand-over', wish).expect(200)).body as HandOverDone;
      expect(done).toEqual({ elders: 3, unchanged: 0, leaveIds: [] });
      expect((await manager.post('/assignments/hand-over', wish).expect(200)).body).toEqual(done);

      const { items } = (await manager.get(`/elders/${ids[0]}/assignments`).expect(200)).body as AssignmentHistory;
      expect(items).toEqual([
        expect.objectContaining({
          visitorName: '王某',
          reason: 'handed_over',
          note: '分片调整',
          assignedByName: manager.account.displayName,
          endedAt: null,
        }),
      ]);
      expect((await fileOf(manager, ids[0] as number)).assignedVisitor).toMatchObject({ displayName: '王某' });
      expect(eldersOn(await ownWeek(wang))).toEqual(ids);
      expect(eldersOn(await ownWeek(li))).toEqual([]);
      const history = (await manager.get(`/elders/${ids[0]}/history`)).body as {
        items: { label: string; before: string; after: string }[];
      };
      expect(history.items[0]).toMatchObject({ label: '探访关爱联系人', before: '李某', after: '王某' });
    });

    it('leaves weeks that are over with whoever they were of', async () => {
      t.clock.set('2026-11-18T01:00:00.000Z');
      const [id] = await eldersOf(t, li, 1);
      t.clock.set('2026-11-23T01:00:00.000Z');
      await manager.post('/assignments/hand-over', handOver([id as number], li, wang)).expect(200);
      const rows = await t.dataSource.query<{ visitor_id: number }[]>(
        'SELECT visitor_id FROM weekly_due WHERE elder_id = ? ORDER BY week',
        [id],
      );
      expect(rows[0]?.visitor_id).toBe(li.account.id);
    });

    it('loses nothing that is still on the former visitor’s phone', async () => {
      const [id] = await eldersOf(t, li, 1);
      const onPhone = visitOf(t, id as number);
      t.clock.advance({ hours: 3 });
      await manager.post('/assignments/hand-over', handOver([id as number], li, wang)).expect(200);
      const visit = (await li.post('/visits', onPhone).expect(201)).body as VisitDto;
      expect(visit).toMatchObject({ ordinal: 1, weekProgress: { doneHome: 1 } });
      const elder = (await ownWeek(wang)).households
        .flatMap(({ elders }) => elders)
        .find(({ elderId }) => elderId === id);
      expect(elder).toMatchObject({ doneHome: 1, nextOrdinal: 2 });
    });

    it('tells when somebody else was quicker, and both at once cannot win', async () => {
      const ids = await eldersOf(t, li, 2);
      const answers = await Promise.all([
        manager.post('/assignments/hand-over', handOver(ids, li, wang)),
        manager.post('/assignments/hand-over', handOver(ids, li, zhao)),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const refused = answers.find(({ status }) => status === 409);
      expectProblem(refused as (typeof answers)[0], 409, 'assignment.changed');
      expect((refused?.body as { changed: unknown[] }).changed).toHaveLength(2);
    });

    it('refuses strangers, people of another village, and what changes nothing', async () => {
      const ids = await eldersOf(t, li, 1);
      const elsewhere = await t.signIn('visitor', { regionCode: OTHER_VILLAGE, name: '外村' });
      const town = await t.signIn('town_officer');
      expectProblem(
        await manager.post('/assignments/hand-over', handOver(ids, li, elsewhere)),
        404,
        'visitor.not_found',
      );
      const answer = await town.post('/assignments/hand-over', handOver(ids, li, elsewhere));
      expectProblem(answer, 400, 'request.invalid');
      expectProblem(
        await manager.post('/assignments/hand-over', handOver(ids, li, li)),
        422,
        'assignment.nothing_changed',
      );
      expectProblem(
        await manager.post('/assignments/hand-over', handOver([999_999], li, wang)),
        404,
        'elder.not_found',
      );
      expectProblem(await li.post('/assignments/hand-over', handOver(ids, li, wang)), 403, 'permission.denied');
      expectProblem(
        await manager.post('/assignments/hand-over', { ...handOver(ids, li, wang), reason: '' }),
        400,
        'request.invalid',
      );
    });
  });

  it('is listed by village and visitor, page by page, and counts who has nobody', async () => {
    const ids = await eldersOf(t, li, 3);
    await elderOnRegister(t, { assignedVisitorId: null });
    const first = (await manager.get(`/assignments/elders?visitorId=${li.account.id}&limit=2`).expect(200))
      .body as AssignedElderPage;
    const second = (
      await manager.get(`/assignments/elders?visitorId=${li.account.id}&limit=2&cursor=${first.nextCursor}`).expect(200)
    ).body as AssignedElderPage;
    expect([...first.items, ...second.items].map(({ elderId }) => elderId).sort((a, b) => a - b)).toEqual(ids);
    const without = (await manager.get('/assignments/elders?unassigned=true&limit=100').expect(200))
      .body as AssignedElderPage;
    const coverage = (await (await t.signIn('city_officer')).get('/assignments/coverage').expect(200)).body as Coverage;
    expect(without.items.every(({ visitorId }) => visitorId === null)).toBe(true);
    expect(coverage).toMatchObject({
      withoutVisitor: without.items.length,
      elders: without.items.length + 3,
      visitors: 1,
    });
    expect(coverage.rows.reduce((sum, { elders }) => sum + elders, 0)).toBe(coverage.elders);
    const elsewhere = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
    expect(((await elsewhere.get('/assignments/elders')).body as AssignedElderPage).items).toEqual([]);
    const visitors = (await manager.get('/assignments/visitors').expect(200)).body as VisitorPage;
    expect(visitors.items.find(({ name }) => name === '李某')).toMatchObject({
      elders: 3,
      contactsThisWeek: 12,
      filing: null,
      villageCode: TEST_VILLAGE,
    });
  });

  it('is kept from the registration on', async () => {
    const file = await registered(li);
    const { items } = (await manager.get(`/elders/${file.id}/assignments`)).body as AssignmentHistory;
    expect(items).toEqual([expect.objectContaining({ visitorName: '李某', reason: 'registered', endedAt: null })]);
    await manager.post('/assignments/hand-over', handOver([file.id], li, null)).expect(200);
    const after = (await manager.get(`/elders/${file.id}/assignments`)).body as AssignmentHistory;
    expect(after.items).toEqual([
      expect.objectContaining({
        visitorName: '李某',
        endReason: 'handed_over',
        endedByName: manager.account.displayName,
      }),
    ]);
  });

  it('is filed with the bureau, which sees it, and withdrawn with a reason', async () => {
    await eldersOf(t, li, 2);
    const filing = { clientId: randomUUID(), visitorIds: [li.account.id, wang.account.id], on: '2026-11-20' };
    expect((await manager.post('/visitor-filings', filing).expect(201)).body).toEqual({ filed: 2, already: 0 });
    const again = { ...filing, clientId: randomUUID() };
    expect((await manager.post('/visitor-filings', again).expect(201)).body).toEqual({ filed: 0, already: 2 });
    const city = await t.signIn('city_officer');
    const { items } = (await city.get('/visitor-filings').expect(200)).body as FilingPage;
    expect(items.find(({ visitorName }) => visitorName === '李某')).toMatchObject({
      filedOn: '2026-11-20',
      elders: 2,
      withdrawnOn: null,
    });
    const id = items.find(({ visitorName }) => visitorName === '李某')?.id;
    const coverage = (await manager.get('/assignments/coverage')).body as Coverage;
    expect(coverage).toMatchObject({ visitors: 1, filed: 1 });
    const withdrawal = { clientId: randomUUID(), reason: '调离本村' };
    await manager.post(`/visitor-filings/${id}/withdrawal`, withdrawal).expect(200);
    expectProblem(
      await manager.post(`/visitor-filings/${id}/withdrawal`, { ...withdrawal, clientId: randomUUID() }),
      422,
      'filing.withdrawn',
    );
    expectProblem(
      await manager.post('/visitor-filings', { ...filing, clientId: randomUUID(), on: '2026-11-24' }),
      400,
      'request.invalid',
    );
    const town = await t.signIn('town_officer');
    expectProblem(await city.post('/visitor-filings', filing), 403, 'permission.denied');
    expect(((await town.get('/visitor-filings')).body as FilingPage).items.length).toBe(2);
  });
});
