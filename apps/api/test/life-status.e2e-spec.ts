import { randomUUID } from 'node:crypto';
import type { WeekList } from '../src/modules/planning/week-list.dto.js';
import type { ConsentTextPage } from '../src/modules/registry/consents.dto.js';
import { LifeByTimeJob } from '../src/modules/registry/life-by-time.job.js';
import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import type { ElderStatusNow, RefusalPage, StatusEventPage } from '../src/modules/registry/elder-status.dto.js';
import { OTHER_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { changeOf, fileOf, registered } from './support/registry-factories.js';
import { attempt, elderOnRegister } from './support/visit-factories.js';

const id = (): { clientId: string } => ({ clientId: randomUUID() });

describe('status over time', () => {
  let t: TestApp;
  let visitor: Client;
  let manager: Client;

  beforeAll(async () => {
    t = await startApp();
    visitor = await t.signIn('visitor');
    manager = await t.signIn('village_manager');
  });
  beforeEach(() => t.clock.set('2026-11-23T01:00:00.000Z'));
  afterAll(() => t.close());

  const act = async (client: Client, elderId: number, path: string, body: object): Promise<ElderFile> =>
    (await client.post(`/elders/${elderId}/${path}`, { ...id(), ...body }).expect(200)).body as ElderFile;
  const statusOf = async (elderId: number): Promise<ElderStatusNow> =>
    (await manager.get(`/elders/${elderId}/status`).expect(200)).body as ElderStatusNow;
  const timeline = async (elderId: number): Promise<string[]> =>
    ((await manager.get(`/elders/${elderId}/status-events`).expect(200)).body as StatusEventPage).items.map(
      ({ title, from, to, note, recordedByName }) =>
        [title, from, to ? `至${to}` : '', note ?? '', recordedByName].filter(Boolean).join(' '),
    );
  const dues = async (elderId: number, week = '2026-W48') => {
    const [row] = await t.dataSource.query<{ due_home: number; due_remote: number }[]>(
      'SELECT due_home, due_remote FROM weekly_due WHERE elder_id = ? AND week = ?',
      [elderId, week],
    );
    return row ? [row.due_home, row.due_remote] : null;
  };

  describe('away', () => {
    it('turns home visits into calls from one day to another, and back again by itself', async () => {
      t.clock.set('2026-11-16T01:00:00.000Z');
      const file = await registered(visitor);
      t.clock.set('2026-11-23T01:00:00.000Z');
      const away = { reason: 'hospital', from: '2026-11-23', to: '2026-11-29', note: '市人民医院骨科' };
      const after = await act(visitor, file.id, 'suspensions', away);
      expect(after.status).toBe('suspended');
      expect(await dues(file.id)).toEqual([0, 4]);
      expect((await statusOf(file.id)).absences).toMatchObject([
        { from: '2026-11-23', to: '2026-11-29', running: true },
      ]);

      t.clock.set('2026-11-30T00:00:00.000Z');
      expect(await t.app.get(LifeByTimeJob).followAbsences()).toBe(1);
      expect(await t.app.get(LifeByTimeJob).followAbsences()).toBe(0);
      expect((await fileOf(manager, file.id)).status).toBe('active');
      expect(await dues(file.id, '2026-W49')).toEqual([2, 2]);
      expect(await timeline(file.id)).toEqual([
        '恢复探访（住院） 2026-11-30 系统',
        '暂停探访（住院） 2026-11-23 至2026-11-29 市人民医院骨科 测试探访员',
      ]);
    });

    it('may have an open end that is given later; part of a week counts by days', async () => {
      t.clock.set('2026-11-16T01:00:00.000Z');
      const file = await registered(visitor);
      t.clock.set('2026-11-23T01:00:00.000Z');
      await act(visitor, file.id, 'suspensions', { reason: 'away', from: '2026-11-23' });
      const [absence] = (await statusOf(file.id)).absences;
      expect(absence?.to).toBeNull();
      t.clock.set('2026-11-26T01:00:00.000Z');
      const back = await act(visitor, file.id, `absences/${absence?.id}/end`, { backOn: '2026-11-26' });
      expect(back.status).toBe('active');
      // Three of seven days away: of two home visits one is left, the other is a call.
      expect(await dues(file.id)).toEqual([1, 3]);
      const again = await visitor.post(`/elders/${file.id}/absences/${absence?.id}/end`, {
        ...id(),
        backOn: '2026-11-27',
      });
      expectProblem(again, 404, 'absence.not_found');
    });

    it('begins later where it is planned, and never was where somebody is back before the first day', async () => {
      const file = await registered(visitor);
      const planned = await act(visitor, file.id, 'suspensions', {
        reason: 'away',
        from: '2026-12-01',
        to: '2026-12-05',
      });
      expect(planned.status).toBe('active');
      t.clock.set('2026-12-01T01:00:00.000Z');
      await t.app.get(LifeByTimeJob).followAbsences();
      expect((await fileOf(manager, file.id)).status).toBe('suspended');
      const [absence] = (await statusOf(file.id)).absences;
      await act(visitor, file.id, `absences/${absence?.id}/end`, { backOn: '2026-12-01', note: '没有去成' });
      expect((await fileOf(manager, file.id)).status).toBe('active');
      expect((await statusOf(file.id)).absences).toEqual([]);
    });

    it('refuses days that are none, that overlap, and other people’s', async () => {
      const file = await registered(visitor);
      const suspend = (client: Client, body: object) =>
        client.post(`/elders/${file.id}/suspensions`, { ...id(), ...body });
      expectProblem(await suspend(visitor, { reason: 'away', from: '2026-02-30' }), 400, 'request.invalid');
      expectProblem(
        await suspend(visitor, { reason: 'away', from: '2026-12-05', to: '2026-12-01' }),
        400,
        'request.invalid',
      );
      expectProblem(await suspend(visitor, { reason: 'sleep', from: '2026-12-05' }), 400, 'request.invalid');
      await suspend(visitor, { reason: 'away', from: '2026-12-05', to: '2026-12-09' }).expect(200);
      expectProblem(await suspend(visitor, { reason: 'away', from: '2026-12-09' }), 409, 'absence.overlaps');
      const outsider = await t.signIn('visitor', { regionCode: OTHER_VILLAGE });
      expectProblem(await suspend(outsider, { reason: 'away', from: '2026-12-20' }), 404, 'elder.not_found');
      expectProblem(
        await suspend(await t.signIn('city_officer'), { reason: 'away', from: '2026-12-20' }),
        403,
        'permission.denied',
      );
    });

    it('sent twice, and twice at once, is one', async () => {
      const file = await registered(visitor);
      const body = { ...id(), reason: 'hospital', from: '2026-11-23' };
      const both = await Promise.all([1, 2].map(() => visitor.post(`/elders/${file.id}/suspensions`, body)));
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      expect(await timeline(file.id)).toHaveLength(1);
    });
  });

  describe('declined', () => {
    it('keeps each answer with its reason; nothing is due; the wish is asked again in the next quarter', async () => {
      const file = await registered(visitor);
      const no = await act(visitor, file.id, 'wishes', { regularVisits: false, homeVisit: false, reason: '子女常来' });
      expect(no.status).toBe('refused');
      expect(no.consent).toMatchObject({ regularVisits: false, reason: '子女常来' });
      expect(await dues(file.id)).toEqual([0, 0]);
      expect((await statusOf(file.id)).askAgain).toBe(false);

      const toAsk = async (): Promise<RefusalPage> => (await visitor.get('/refusals').expect(200)).body as RefusalPage;
      expect((await toAsk()).items.map(({ elderId }) => elderId)).not.toContain(file.id);
      t.clock.set('2027-01-04T01:00:00.000Z');
      const page = await toAsk();
      expect(page.quarter).toBe('2027-Q1');
      expect(page.items.find(({ elderId }) => elderId === file.id)).toMatchObject({
        reason: '子女常来',
        askedThisQuarter: false,
      });
      expect((await statusOf(file.id)).askAgain).toBe(true);
      await act(visitor, file.id, 'wishes', { regularVisits: false, homeVisit: false, reason: '仍不需要' });
      expect((await toAsk()).items.map(({ elderId }) => elderId)).not.toContain(file.id);
      await act(visitor, file.id, 'wishes', { regularVisits: true, homeVisit: true });
      expect((await fileOf(visitor, file.id)).status).toBe('active');
      expect(await dues(file.id, '2027-W01')).toEqual([2, 2]);
      expect(await timeline(file.id)).toEqual([
        '愿意接受探访 2027-01-04 测试探访员',
        '再次询问，仍不愿接受 2027-01-04 仍不需要 测试探访员',
        '不愿接受探访 2026-11-23 子女常来 测试探访员',
      ]);
    });

    it('asks for a reason, and is told by a change of the file as well', async () => {
      const file = await registered(visitor);
      const without = await visitor.post(`/elders/${file.id}/wishes`, {
        ...id(),
        regularVisits: false,
        homeVisit: false,
      });
      expectProblem(without, 400, 'request.invalid');
      const consent = { regularVisits: false, homeVisit: false, reason: '不便' };
      await visitor.post(`/elders/${file.id}/changes`, changeOf(file, { consent })).expect(200);
      expect(await timeline(file.id)).toEqual(['不愿接受探访 2026-11-23 不便 测试探访员']);
    });

    it('is an entry as well when it is declared in words and signed for', async () => {
      const file = await registered(visitor);
      const { items } = (await visitor.get('/consent-texts').expect(200)).body as ConsentTextPage;
      const declare = (granted: boolean, reason?: string) =>
        visitor
          .post(`/elders/${file.id}/consents`, {
            ...id(),
            kind: 'regular_visits',
            granted,
            reason,
            textVersion: items.find(({ kind }) => kind === 'regular_visits')?.version,
            declaration: { signer: 'elder', signerName: '王秀英', how: 'spoken', witnessName: '周探访' },
          })
          .expect(201);
      await declare(false, '想清静些');
      await declare(true);
      expect(await timeline(file.id)).toEqual([
        '愿意接受探访 2026-11-23 测试探访员',
        '不愿接受探访 2026-11-23 想清静些 测试探访员',
      ]);
    });

    it('suggests no home visit to who declined, also after attempts that reached nobody', async () => {
      const elder = await elderOnRegister(t);
      const attempts = ['2026-11-21T02:00:00.000Z', '2026-11-22T02:00:00.000Z'];
      for (const startedAt of attempts) await visitor.post('/visits', attempt(t, elder.id, { startedAt })).expect(201);
      const row = async () =>
        ((await manager.get('/week-list').expect(200)).body as WeekList).households
          .flatMap(({ elders }) => elders)
          .find(({ elderId }) => elderId === elder.id);
      expect(await row()).toMatchObject({ unreachable: true, suggestion: { method: 'home' } });
      await act(visitor, elder.id, 'wishes', { regularVisits: false, homeVisit: false, reason: '不愿打扰' });
      expect(await row()).toMatchObject({ suggestion: null, reason: '不愿接受定期探访' });
    });
  });
});
