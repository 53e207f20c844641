import { randomUUID } from 'node:crypto';
import { WeeklyDue } from '../src/modules/planning/weekly-due.entity.js';
import type { WeekList } from '../src/modules/planning/week-list.dto.js';
import { Elder } from '../src/modules/registry/elder.entity.js';
import { VisitChange } from '../src/modules/visits/visit-change.entity.js';
import { VisitRecordsService } from '../src/modules/visits/visit-records.service.js';
import type { VisitDetail, VisitDto, VisitPage } from '../src/modules/visits/visit.dto.js';
import { Visit } from '../src/modules/visits/visit.entity.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { answeredVisit, attempt, elderOnRegister, visitOf } from './support/visit-factories.js';

const NOW = '2026-11-25T01:00:00.000Z';
const WEEK = '2026-W48';

describe('corrections and withdrawals of visits', () => {
  let t: TestApp;
  let visitor: Client;

  beforeAll(async () => {
    t = await startApp({ now: NOW });
    visitor = await t.signIn('visitor', { name: '王探访' });
  });
  afterAll(() => t.close());
  beforeEach(() => t.clock.set(NOW));

  const record = async (body: object): Promise<VisitDto> =>
    (await visitor.post('/visits', body).expect(201)).body as VisitDto;
  const on = (day: string): { startedAt: string } => ({ startedAt: `${day}T00:30:00.000Z` });
  const withdrawal = (reason = '记错了人') => ({ clientId: randomUUID(), reason });
  const correction = (visit: object, reason = '选错了方式') => ({ ...visit, clientId: randomUUID(), reason });
  const weekOfElder = (elderId: number, week = WEEK) =>
    t.dataSource.manager.findOneByOrFail(WeeklyDue, { elderId, week });
  const readAs = async (who: Client, id: number): Promise<VisitDetail> =>
    (await who.get(`/visits/${id}`).expect(200)).body as VisitDetail;
  const historyOf = async (elderId: number): Promise<VisitDto[]> =>
    ((await visitor.get(`/elders/${elderId}/visits`).expect(200)).body as VisitPage).items;
  const countOf = async (elderId: number) =>
    (await t.dataSource.manager.findOneByOrFail(Elder, { id: elderId })).visitCount;
  const figureOf = async (figure: string): Promise<number> => {
    const town = await t.signIn('town_officer');
    const { body } = await town.get(
      `/figures/records?measure=${figure}&limit=100&period=2026-11&place=${TEST_VILLAGE}`,
    );
    return (body as { items: unknown[] }).items.length;
  };

  describe('a withdrawal', () => {
    it('is a new entry that shows the old record, who, when and why', async () => {
      const elder = await elderOnRegister(t, { level: 'A' });
      const made = await record(answeredVisit(t, elder.id, {}, { suggestions: '注意防寒' }));
      const answer = await visitor.post(`/visits/${made.id}/withdrawal`, withdrawal('不是这位老人')).expect(201);
      expect(answer.body).toMatchObject({
        id: made.id,
        suggestions: '注意防寒',
        items: made.items,
        ordinal: null,
        mayChange: false,
        change: {
          kind: 'withdrawn',
          reason: '不是这位老人',
          ordinal: 1,
          replacementId: null,
          changedBy: { accountId: visitor.account.id, displayName: '王探访' },
          changedAt: NOW,
        },
      });
      expect(await historyOf(elder.id)).toMatchObject([{ id: made.id, change: { kind: 'withdrawn' } }]);
      const audit = { action: 'visit.withdraw', subjectId: `${made.id}` };
      expect(await t.dataSource.manager.countBy(AuditEntry, audit)).toBe(1);
    });

    it('counts the week anew in the same transaction, and the numbers after it move down', async () => {
      const elder = await elderOnRegister(t, { level: 'A' });
      const first = await record(visitOf(t, elder.id, on('2026-11-23')));
      const second = await record(visitOf(t, elder.id, { method: 'phone', ...on('2026-11-24') }));
      const third = await record(visitOf(t, elder.id, on('2026-11-25')));
      expect(await weekOfElder(elder.id)).toMatchObject({ doneHome: 2, doneRemote: 1 });
      await visitor.post(`/visits/${second.id}/withdrawal`, withdrawal()).expect(201);
      expect(await weekOfElder(elder.id)).toMatchObject({ doneHome: 2, doneRemote: 0 });
      expect((await readAs(visitor, first.id)).ordinal).toBe(1);
      expect((await readAs(visitor, third.id)).ordinal).toBe(2);
      expect(await countOf(elder.id)).toBe(2);
      expect((await record(visitOf(t, elder.id, { method: 'phone' }))).ordinal).toBe(3);
    });

    it('is counted in no figure, and not in the list of records behind one', async () => {
      const elder = await elderOnRegister(t, { level: 'B' });
      await record(visitOf(t, elder.id));
      const wrong = await record(visitOf(t, elder.id, { method: 'phone' }));
      const missed = await record(attempt(t, elder.id));
      const visits = await figureOf('visits');
      const attempts = await figureOf('attempts');
      await visitor.post(`/visits/${wrong.id}/withdrawal`, withdrawal()).expect(201);
      await visitor.post(`/visits/${missed.id}/withdrawal`, withdrawal()).expect(201);
      expect(await figureOf('visits')).toBe(visits - 1);
      expect(await figureOf('attempts')).toBe(attempts - 1);
    });

    it('of an attempt ends the unreachable state that it began', async () => {
      const elder = await elderOnRegister(t, { level: 'B' });
      const missed = await record(attempt(t, elder.id, on('2026-11-24')));
      await record(attempt(t, elder.id));
      expect((await weekOfElder(elder.id)).unreachable).toBe(true);
      await visitor.post(`/visits/${missed.id}/withdrawal`, withdrawal()).expect(201);
      expect((await weekOfElder(elder.id)).unreachable).toBe(false);
    });

    it('takes back what the record led to and nobody has seen through', async () => {
      const elder = await elderOnRegister(t);
      const handlings = [{ itemKey: 'gasSafety' as const, handling: 'reported_town' as const }];
      const made = await record(answeredVisit(t, elder.id, { gasSafety: 'unsafe' }, { handlings }));
      expect(made.followUps).toMatchObject([{ status: 'open' }]);
      await visitor.post(`/visits/${made.id}/withdrawal`, withdrawal()).expect(201);
      expect((await readAs(visitor, made.id)).followUps).toMatchObject([{ status: 'withdrawn' }]);
      // What it said of the home is not taken over by the next record either.
      const next = await record(visitOf(t, elder.id));
      expect(next.items?.gasSafety).toBe('safe');
    });

    it('is not printed as a form, and not shown as the last visit in the week list', async () => {
      const elder = await elderOnRegister(t, { level: 'B' });
      const made = await record(visitOf(t, elder.id));
      await visitor.post(`/visits/${made.id}/withdrawal`, withdrawal()).expect(201);
      const village = await t.signIn('village_manager');
      const one = { visitId: made.id, format: 'pdf' };
      expectProblem(await village.post('/papers/visit-records', one), 422, 'document.void');
      const period = { elderId: elder.id, from: '2026-11-01', to: '2026-11-30', format: 'pdf' };
      expectProblem(await village.post('/papers/visit-records', period), 422, 'document.empty');
      const { households } = (await visitor.get('/week-list').expect(200)).body as WeekList;
      const row = households.flatMap(({ elders }) => elders).find(({ elderId }) => elderId === elder.id);
      expect(row?.lastVisit).toBeNull();
    });

    it('is not told to the family, nor taken for the last record', async () => {
      const elder = await elderOnRegister(t, { level: 'B' });
      const kept = await record(visitOf(t, elder.id, on('2026-11-24')));
      const made = await record(visitOf(t, elder.id, { method: 'phone' }));
      await visitor.post(`/visits/${made.id}/withdrawal`, withdrawal()).expect(201);
      const records = t.app.get(VisitRecordsService);
      const { manager } = t.dataSource;
      expect(await records.recent(manager, elder.id, 5)).toMatchObject([{ on: '2026-11-24', method: 'home' }]);
      expect(await records.reported(manager, elder.id, '2026-11-01', 5)).toMatchObject([{ id: kept.id }]);
      expect((await records.lastCompleted(manager, [elder.id])).get(elder.id)).toMatchObject({ on: '2026-11-24' });
    });
  });

  describe('a correction', () => {
    it('is a new record with the old number, visitor and elder, and the two name each other', async () => {
      const elder = await elderOnRegister(t, { level: 'A' });
      const old = await record(visitOf(t, elder.id, { evidence: { doorCodeScanned: true } }));
      await record(visitOf(t, elder.id, { method: 'phone' }));
      const village = await t.signIn('village_manager', { name: '李村干' });
      const body = correction(visitOf(t, elder.id, { method: 'video', suggestions: '多喝水' }));
      const made = (await village.post(`/visits/${old.id}/corrections`, body).expect(201)).body as VisitDto;
      expect(made).toMatchObject({
        ordinal: 1,
        method: 'video',
        evidence: old.evidence,
        correctsId: old.id,
        change: null,
        visitor: { accountId: visitor.account.id, displayName: '王探访' },
        recordedBy: { accountId: village.account.id, displayName: '李村干' },
        weekProgress: { doneHome: 0, doneRemote: 1 },
      });
      expect(await readAs(visitor, old.id)).toMatchObject({
        method: 'home',
        change: { kind: 'corrected', reason: '选错了方式', ordinal: 1, replacementId: made.id },
      });
      expect(await countOf(elder.id)).toBe(2);
    });

    it('counts both weeks anew when the day was wrong', async () => {
      const elder = await elderOnRegister(t, { level: 'C' });
      const old = await record(visitOf(t, elder.id, { method: 'phone', ...on('2026-11-20') }));
      expect((await weekOfElder(elder.id, '2026-W47')).doneRemote).toBe(1);
      const body = correction(visitOf(t, elder.id, { method: 'phone', ...on('2026-11-24') }), '日期写错了');
      await visitor.post(`/visits/${old.id}/corrections`, body).expect(201);
      expect((await weekOfElder(elder.id, '2026-W47')).doneRemote).toBe(0);
      expect((await weekOfElder(elder.id)).doneRemote).toBe(1);
    });

    it('from a visit to an attempt gives the number back; from an attempt to a visit takes one', async () => {
      const elder = await elderOnRegister(t, { level: 'A' });
      const first = await record(visitOf(t, elder.id, { method: 'phone' }));
      const second = await record(visitOf(t, elder.id));
      const missed = correction(attempt(t, elder.id));
      const made = (await visitor.post(`/visits/${first.id}/corrections`, missed).expect(201)).body as VisitDto;
      expect(made.ordinal).toBeNull();
      expect((await readAs(visitor, second.id)).ordinal).toBe(1);
      const back = correction(visitOf(t, elder.id, { method: 'phone' }));
      const again = (await visitor.post(`/visits/${made.id}/corrections`, back).expect(201)).body as VisitDto;
      expect(again.ordinal).toBe(2);
      expect(await countOf(elder.id)).toBe(2);
    });

    it('cannot move a record to another elder', async () => {
      const [elder, other] = [await elderOnRegister(t), await elderOnRegister(t)];
      const old = await record(visitOf(t, elder.id));
      const body = correction(visitOf(t, other.id));
      expectProblem(await visitor.post(`/visits/${old.id}/corrections`, body), 422, 'visit.other_elder');
      expect((await readAs(visitor, old.id)).change).toBeNull();
    });

    it('that the rules of the form refuse leaves the old record as it stands', async () => {
      const elder = await elderOnRegister(t);
      const old = await record(visitOf(t, elder.id));
      const body = correction(visitOf(t, elder.id, { allUnchangedChecked: false }));
      expectProblem(await visitor.post(`/visits/${old.id}/corrections`, body), 422, 'visit.items_missing');
      expect(await readAs(visitor, old.id)).toMatchObject({ change: null, ordinal: 1, mayChange: true });
    });
  });

  describe('who may, and when', () => {
    it('the visitor himself, the village and the town; no other visitor, and nobody outside the scope', async () => {
      const elder = await elderOnRegister(t);
      const made = await record(visitOf(t, elder.id));
      const path = `/visits/${made.id}/withdrawal`;
      const other = await t.signIn('visitor', { name: '别的探访员' });
      expectProblem(await other.post(path, withdrawal()), 403, 'visit.not_own');
      expect((await readAs(other, made.id)).mayChange).toBe(false);
      expectProblem(await (await t.signIn('city_officer')).post(path, withdrawal()), 403, 'permission.denied');
      const town = await t.signIn('town_officer');
      expect((await readAs(town, made.id)).mayChange).toBe(true);
      await town.post(path, withdrawal()).expect(201);
    });

    it('as long as a visit of that day may be recorded', async () => {
      const elder = await elderOnRegister(t);
      const made = await record(visitOf(t, elder.id));
      t.clock.set('2026-12-10T01:00:00.000Z');
      const village = await t.signIn('village_manager', { name: '晚来的' });
      expectProblem(await village.post(`/visits/${made.id}/withdrawal`, withdrawal()), 422, 'visit.too_old');
      expect((await readAs(village, made.id)).mayChange).toBe(false);
    });

    it('with a reason in words', async () => {
      const elder = await elderOnRegister(t);
      const made = await record(visitOf(t, elder.id));
      for (const reason of ['', '  ', 'x'.repeat(201), 5]) {
        await visitor.post(`/visits/${made.id}/withdrawal`, { clientId: randomUUID(), reason }).expect(400);
      }
    });

    it('once: the same request again gets the first answer, another one is told', async () => {
      const elder = await elderOnRegister(t);
      const made = await record(visitOf(t, elder.id));
      const body = correction(visitOf(t, elder.id, { method: 'phone' }));
      const first = await visitor.post(`/visits/${made.id}/corrections`, body).expect(201);
      const again = await visitor.post(`/visits/${made.id}/corrections`, body).expect(201);
      expect(again.body).toEqual(first.body);
      expectProblem(await visitor.post(`/visits/${made.id}/withdrawal`, withdrawal()), 409, 'visit.void');
    });

    it('two people at once: one of them, and the numbers are right', async () => {
      const elder = await elderOnRegister(t, { level: 'A' });
      const made = await record(visitOf(t, elder.id, on('2026-11-24')));
      const kept = await record(visitOf(t, elder.id));
      const village = await t.signIn('village_manager');
      const answers = await Promise.all([
        visitor.post(`/visits/${made.id}/withdrawal`, withdrawal()),
        village.post(`/visits/${made.id}/withdrawal`, withdrawal()),
        visitor.post(`/visits/${made.id}/corrections`, correction(visitOf(t, elder.id, { method: 'phone' }))),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      expect(await t.dataSource.manager.countBy(VisitChange, { visitId: made.id })).toBe(1);
      const standing = await t.dataSource.manager.findBy(Visit, { elderId: elder.id, voided: false });
      const numbers = standing.map(({ ordinal }) => ordinal).sort();
      expect(numbers).toEqual(standing.length === 2 ? [1, 2] : [1]);
      expect(await countOf(elder.id)).toBe(standing.length);
      expect(standing.map(({ id }) => id)).toContain(kept.id);
    });
  });
});
