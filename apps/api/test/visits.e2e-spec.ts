import { Elder } from '../src/modules/registry/elder.entity.js';
import { WeeklyDue } from '../src/modules/planning/weekly-due.entity.js';
import type { RecordVisit } from '../src/modules/visits/record-visit.dto.js';
import { VisitSignature } from '../src/modules/visits/visit-signature.entity.js';
import type { VisitDetail, VisitDto, VisitPage } from '../src/modules/visits/visit.dto.js';
import { Visit } from '../src/modules/visits/visit.entity.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { answeredVisit, attempt, elderOnRegister, visitOf } from './support/visit-factories.js';

const SIGNATURE = `data:image/png;base64,${Buffer.from('a drawn name').toString('base64')}`;

describe('visits', () => {
  let t: TestApp;
  let visitor: Client;

  beforeAll(async () => {
    t = await startApp({ now: '2026-11-25T01:00:00.000Z' });
    visitor = await t.signIn('visitor', { name: '王探访' });
  });
  afterAll(() => t.close());
  beforeEach(() => t.clock.set('2026-11-25T01:00:00.000Z'));

  /** Records as somebody who signs in now: sessions of earlier days have ended. */
  const record = async (body: RecordVisit, by = visitor): Promise<VisitDto> => {
    const device = await t.signInAs(by.account.loginName);
    return (await device.post('/visits', body).expect(201)).body as VisitDto;
  };
  const codesOf = (body: { errors?: { field: string }[] }): string[] => (body.errors ?? []).map(({ field }) => field);

  describe('a visit at the door', () => {
    it('gets its number, moves the week and leaves an audit entry', async () => {
      const elder = await elderOnRegister(t, { name: '陈桂英', level: 'A' });
      const first = await record(visitOf(t, elder.id, { durationMinutes: 20, suggestions: '注意防寒' }));
      expect(first).toMatchObject({
        elderId: elder.id,
        elderName: '陈桂英',
        ordinal: 1,
        visitedOn: '2026-11-25',
        week: '2026-W48',
        level: 'A',
        durationMinutes: 20,
        suggestions: '注意防寒',
        late: false,
        followUps: [],
        visitor: { accountId: visitor.account.id, displayName: '王探访' },
        weekProgress: { week: '2026-W48', dueHome: 2, doneHome: 1, dueRemote: 2, doneRemote: 0, met: false },
        items: { illness: 'unchanged', gasSafety: 'safe' },
      });

      t.clock.advance({ days: 1 });
      const second = await record(visitOf(t, elder.id, { method: 'phone' }));
      expect(second).toMatchObject({ ordinal: 2, weekProgress: { doneHome: 1, doneRemote: 1 } });

      const entries = await t.dataSource.manager.findBy(AuditEntry, {
        action: 'visit.record',
        subjectId: `${first.id}`,
      });
      expect(entries).toHaveLength(1);
      expect(entries[0]).toMatchObject({ accountId: visitor.account.id, regionCode: elder.villageCode });
    });

    it('is read back as it was recorded, with the signature only on its own', async () => {
      const elder = await elderOnRegister(t);
      const made = await record(
        answeredVisit(
          t,
          elder.id,
          { illness: 'severe', populationChange: 'decreased' },
          {
            illnessName: '脑梗',
            populationChangeCount: 1,
            handlings: [{ itemKey: 'illness', handling: 'reported_town', note: '已联系卫生室' }],
            companions: '村医李某',
            visitedPerson: { name: '陈小军', relation: '儿子', signature: SIGNATURE },
          },
        ),
      );
      const alone = (await visitor.get(`/visits/${made.id}`).expect(200)).body as VisitDetail;
      expect(alone).toEqual({ ...made, signature: SIGNATURE, mayChange: true, replaced: [] });
      expect(alone).toMatchObject({
        illnessName: '脑梗',
        populationChangeCount: 1,
        companions: '村医李某',
        visitedPerson: { name: '陈小军', relation: '儿子', signed: true, absentReason: null },
        handlings: [{ itemKey: 'illness', handling: 'reported_town', note: '已联系卫生室' }],
      });

      const row = await t.dataSource.manager.findOneByOrFail(Visit, { id: made.id });
      expect(row.illnessNameEnc).not.toContain('脑梗');
      const { imageEnc } = await t.dataSource.manager.findOneByOrFail(VisitSignature, { visitId: made.id });
      expect(imageEnc).not.toContain('base64');
    });

    it('lists an elder’s records latest first, page by page', async () => {
      const elder = await elderOnRegister(t);
      for (let day = 0; day < 3; day += 1) {
        await record(visitOf(t, elder.id));
        t.clock.advance({ days: 1 });
      }
      const device = await t.signInAs(visitor.account.loginName);
      const first = (await device.get(`/elders/${elder.id}/visits?limit=2`).expect(200)).body as VisitPage;
      expect(first.items.map(({ ordinal }) => ordinal)).toEqual([3, 2]);
      const rest = (await device.get(`/elders/${elder.id}/visits?limit=2&cursor=${first.nextCursor}`))
        .body as VisitPage;
      expect(rest).toMatchObject({ items: [{ ordinal: 1 }], nextCursor: null });
    });
  });

  describe('what the visit finds', () => {
    it('asks how each answer of concern was handled, and opens follow-ups without retyping', async () => {
      const elder = await elderOnRegister(t, { name: '周福' });
      const body = answeredVisit(t, elder.id, { gasSafety: 'unsafe', electricitySafety: 'unsafe', mood: 'worse' });
      const refused = await visitor.post('/visits', body);
      expectProblem(refused, 422, 'visit.handling_missing');
      expect(codesOf(refused.body as object)).toEqual([
        'handlings.mood',
        'handlings.gasSafety',
        'handlings.electricitySafety',
      ]);

      const { followUps } = await record({
        ...body,
        handlings: [
          { itemKey: 'gasSafety', handling: 'reported_town', note: '软管老化' },
          { itemKey: 'electricitySafety', handling: 'reminded_resolved' },
          { itemKey: 'mood', handling: 'reported_town' },
        ],
      });
      expect(followUps).toHaveLength(3);
      expect(followUps.find(({ itemKeys }) => itemKeys.includes('gasSafety'))).toMatchObject({
        elderName: '周福',
        kind: 'hazard',
        severity: 'urgent',
        status: 'open',
        handling: 'reported_town',
        dueOn: '2026-11-26',
        sentence: '燃气安全：不安全',
      });
      expect(followUps.find(({ itemKeys }) => itemKeys.includes('electricitySafety'))).toMatchObject({
        status: 'resolved',
        handling: 'reminded_resolved',
      });
    });

    it('takes 均无变化 after 不安全 for still unsafe', async () => {
      const elder = await elderOnRegister(t);
      const handlings: RecordVisit['handlings'] = [{ itemKey: 'gasSafety', handling: 'reported_town' }];
      await record(
        answeredVisit(t, elder.id, { gasSafety: 'unsafe', waterHeatingSafety: 'fairly_safe' }, { handlings }),
      );

      const refused = await visitor.post('/visits', visitOf(t, elder.id));
      expectProblem(refused, 422, 'visit.handling_missing');
      const again = await record(visitOf(t, elder.id, { handlings }));
      expect(again.items).toMatchObject({ gasSafety: 'unsafe', waterHeatingSafety: 'fairly_safe', mood: 'unchanged' });
    });
  });

  describe('the same visit sent again', () => {
    it('gets the first answer, and is stored once', async () => {
      const elder = await elderOnRegister(t);
      const body = visitOf(t, elder.id);
      const first = await record(body);
      t.clock.advance({ days: 20 });
      expect(await record(body)).toEqual(first);
      expect(await t.dataSource.manager.countBy(Visit, { elderId: elder.id })).toBe(1);
    });

    it('at once gets the first answer as well', async () => {
      const elder = await elderOnRegister(t);
      const body = visitOf(t, elder.id);
      const answers = await Promise.all(Array.from({ length: 6 }, () => record(body)));
      expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
      expect(await t.dataSource.manager.countBy(Visit, { elderId: elder.id })).toBe(1);
      const { visitCount } = await t.dataSource.manager.findOneByOrFail(Elder, { id: elder.id });
      expect(visitCount).toBe(1);
    });

    it('with another body, or from another person, is refused', async () => {
      const elder = await elderOnRegister(t);
      const body = visitOf(t, elder.id);
      await record(body);
      expectProblem(await visitor.post('/visits', { ...body, method: 'phone' }), 409, 'client_id.reused');
      const colleague = await t.signIn('visitor', { name: '同村同事' });
      expectProblem(await colleague.post('/visits', body), 409, 'client_id.reused');
    });
  });

  it('numbers visits that are saved in the same second one by one, and counts the week right', async () => {
    const elder = await elderOnRegister(t, { level: 'A' });
    const colleague = await t.signIn('visitor', { name: '第二部手机' });
    const bodies = [
      visitOf(t, elder.id),
      visitOf(t, elder.id, { method: 'phone' }),
      visitOf(t, elder.id, { method: 'video', startedAt: '2026-11-24T02:00:00Z' }),
      visitOf(t, elder.id, { startedAt: '2026-11-23T02:00:00Z' }),
      attempt(t, elder.id),
    ];
    const answers = await Promise.all(bodies.map((body, index) => record(body, index % 2 ? visitor : colleague)));
    expect(answers.map(({ ordinal }) => ordinal).sort()).toEqual([1, 2, 3, 4, null]);
    const row = await t.dataSource.manager.findOneByOrFail(WeeklyDue, { elderId: elder.id, week: '2026-W48' });
    expect(row).toMatchObject({ doneHome: 2, doneRemote: 2, met: true });
  });

  describe('time', () => {
    it('refuses a visit of tomorrow and says both times, but forgives a clock that is minutes ahead', async () => {
      const elder = await elderOnRegister(t);
      const tomorrow = await visitor.post('/visits', visitOf(t, elder.id, { startedAt: '2026-11-26T09:00:00+08:00' }));
      expectProblem(tomorrow, 422, 'visit.in_future');
      expect((tomorrow.body as { detail: string }).detail).toMatch(/2026-11-26 09:00.*2026-11-25 09:00/);

      await record(visitOf(t, elder.id, { startedAt: '2026-11-25T01:10:00Z' }));
      const ahead = await visitor.post('/visits', visitOf(t, elder.id, { startedAt: '2026-11-25T01:10:01Z' }));
      expectProblem(ahead, 422, 'visit.in_future');
    });

    it('takes the day from Rugao, whatever zone the phone is in', async () => {
      const elder = await elderOnRegister(t);
      t.clock.set('2026-11-25T17:00:00.000Z');
      const visit = await record(visitOf(t, elder.id, { startedAt: '2026-11-25T08:30:00-08:00' }));
      expect(visit).toMatchObject({ visitedOn: '2026-11-26', startedAt: '2026-11-25T16:30:00.000Z' });
    });

    it('records up to 14 days back, marked, into the week of the visit', async () => {
      const elder = await elderOnRegister(t);
      const late = await record(
        visitOf(t, elder.id, { startedAt: '2026-11-11T02:00:00Z', recordedLateReason: '山里没有信号' }),
      );
      expect(late).toMatchObject({ late: true, lateReason: '山里没有信号', week: '2026-W46', ordinal: 1 });
      expect(late.weekProgress).toMatchObject({ week: '2026-W46', doneHome: 1 });
      const now = await t.dataSource.manager.findOneByOrFail(WeeklyDue, { elderId: elder.id, week: '2026-W48' });
      expect(now.doneHome).toBe(0);

      const tooOld = await visitor.post('/visits', visitOf(t, elder.id, { startedAt: '2026-11-10T02:00:00Z' }));
      expectProblem(tooOld, 422, 'visit.too_old');
    });
  });

  describe('attempts', () => {
    it('are kept and do not count; two on different days make somebody unreachable until a sign of life', async () => {
      const elder = await elderOnRegister(t);
      const row = () => t.dataSource.manager.findOneByOrFail(WeeklyDue, { elderId: elder.id, week: '2026-W48' });
      const first = await record(attempt(t, elder.id));
      expect(first).toMatchObject({ ordinal: null, items: null, weekProgress: { doneRemote: 0 } });
      expect((await row()).unreachable).toBe(false);
      t.clock.advance({ days: 1 });
      await record(attempt(t, elder.id));
      expect((await row()).unreachable).toBe(true);
      await record(visitOf(t, elder.id));
      expect(await row()).toMatchObject({ unreachable: false, doneHome: 1 });
      expect(await t.dataSource.manager.countBy(Visit, { elderId: elder.id })).toBe(3);
    });
  });
});
