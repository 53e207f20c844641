import { randomUUID } from 'node:crypto';
import { DoorCode } from '../src/modules/registry/door-code.entity.js';
import { Elder } from '../src/modules/registry/elder.entity.js';
import { WeeklyDue } from '../src/modules/planning/weekly-due.entity.js';
import type { RecordVisit } from '../src/modules/visits/record-visit.dto.js';
import { VisitLocation } from '../src/modules/visits/visit-location.entity.js';
import { VisitSignature } from '../src/modules/visits/visit-signature.entity.js';
import type { VisitDetail, VisitDto, VisitPage } from '../src/modules/visits/visit.dto.js';
import { Visit } from '../src/modules/visits/visit.entity.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { HourlyJobs } from '../src/platform/jobs.js';
import { OTHER_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
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

      const entries = await t.dataSource.manager.findBy(AuditEntry, { action: 'visit.record', subjectId: `${first.id}` });
      expect(entries).toHaveLength(1);
      expect(entries[0]).toMatchObject({ accountId: visitor.account.id, regionCode: elder.villageCode });
    });

    it('is read back as it was recorded, with the signature only on its own', async () => {
      const elder = await elderOnRegister(t);
      const made = await record(
        answeredVisit(t, elder.id, { illness: 'severe', populationChange: 'decreased' }, {
          illnessName: '脑梗',
          populationChangeCount: 1,
          handlings: [{ itemKey: 'illness', handling: 'reported_town', note: '已联系卫生室' }],
          companions: '村医李某',
          visitedPerson: { name: '陈小军', relation: '儿子', signature: SIGNATURE },
        }),
      );
      const alone = (await visitor.get(`/visits/${made.id}`).expect(200)).body as VisitDetail;
      expect(alone).toEqual({ ...made, signature: SIGNATURE });
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
      const rest = (await device.get(`/elders/${elder.id}/visits?limit=2&cursor=${first.nextCursor}`)).body as VisitPage;
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
      await record(answeredVisit(t, elder.id, { gasSafety: 'unsafe', waterHeatingSafety: 'fairly_safe' }, { handlings }));

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

  describe('light evidence', () => {
    const DOOR = 'TF-320682-7K3M9QXW2A';

    it('knows the door by its code and near from far by earlier scans; never blocks; is erased after 90 days', async () => {
      const elder = await elderOnRegister(t);
      const { formatDoorCode } = await import('@tanfang/domain');
      const code = formatDoorCode('320682', DOOR.slice(-10));
      await t.dataSource.manager.insert(DoorCode, {
        householdId: elder.householdId,
        activeHouseholdId: elder.householdId,
        code,
        issuedAt: t.clock.now(),
        issuedBy: 1,
        revokedAt: null,
        revokedBy: null,
      });
      const at = (lat: number) => ({ location: { lat, lng: 120.56789, accuracy: 30 } });
      const visit = (evidence: RecordVisit['evidence']) => record(visitOf(t, elder.id, { evidence }));

      const scanned = await visit({ doorCodeScanned: true, doorCode: code, ...at(32.38512) });
      expect(scanned.evidence).toEqual({ doorCode: 'matched', proximity: 'unknown' });
      const near = await visit({ doorCodeScanned: false, ...at(32.38648) });
      expect(near.evidence).toEqual({ doorCode: 'not_scanned', proximity: 'near' });
      const far = await visit({ doorCodeScanned: true, doorCode: 'nonsense', ...at(32.41) });
      expect(far.evidence).toEqual({ doorCode: 'other_door', proximity: 'far' });
      expect((await visit({ doorCodeScanned: true })).evidence).toEqual({ doorCode: 'unverified', proximity: 'unknown' });

      const kept = await t.dataSource.manager.findOneByOrFail(VisitLocation, { visitId: scanned.id });
      expect(kept).toMatchObject({ latitudeMilli: 32385, longitudeMilli: 120568, eraseAfter: '2027-02-23' });
      t.clock.set('2027-02-23T16:00:00.000Z');
      await t.app.get(HourlyJobs).runAll();
      expect(await t.dataSource.manager.countBy(VisitLocation, { householdId: elder.householdId })).toBe(0);
      expect(await t.dataSource.manager.countBy(Visit, { elderId: elder.id })).toBe(4);
    });
  });

  describe('who may', () => {
    it('shows an elder of another village to nobody there', async () => {
      const elder = await elderOnRegister(t);
      const { id } = await record(visitOf(t, elder.id));
      const stranger = await t.signIn('visitor', { regionCode: OTHER_VILLAGE });
      expectProblem(await stranger.post('/visits', visitOf(t, elder.id)), 404, 'elder.unknown');
      expectProblem(await stranger.get(`/visits/${id}`), 404, 'visit.unknown');
      expectProblem(await stranger.get(`/elders/${elder.id}/visits`), 404, 'elder.unknown');
      expectProblem(await stranger.get('/visits/999999'), 404, 'visit.unknown');
      expect(await t.dataSource.manager.countBy(Visit, { elderId: elder.id })).toBe(1);
    });

    it.each(['town_officer', 'city_officer'] as const)('lets the %s read but not record', async (role) => {
      const elder = await elderOnRegister(t);
      const { id } = await record(visitOf(t, elder.id));
      const officer = await t.signIn(role);
      await officer.get(`/visits/${id}`).expect(200);
      expectProblem(await officer.post('/visits', visitOf(t, elder.id)), 403, 'permission.denied');
    });

    it.each(['family', 'auditor', 'administrator', 'service_org'] as const)('keeps visits from the %s', async (role) => {
      const elder = await elderOnRegister(t);
      const { id } = await record(visitOf(t, elder.id));
      expectProblem(await (await t.signIn(role)).get(`/visits/${id}`), 403, 'permission.denied');
    });
  });

  describe('bad input', () => {
    it.each<[string, Partial<RecordVisit> | Record<string, unknown>, number, string, string[]]>([
      ['no id of its own', { clientId: 'visit-1' }, 400, 'request.invalid', ['clientId']],
      ['a method that does not exist', { method: 'letter' }, 400, 'request.invalid', ['method']],
      ['a field that does not exist', { mood: 'worse' }, 400, 'request.invalid', ['mood']],
      ['a time without zone', { startedAt: '2026-11-25T01:00:00' }, 400, 'request.invalid', ['startedAt']],
      ['no time at all', { startedAt: 'yesterday' }, 400, 'request.invalid', ['startedAt']],
      ['a text that is too long', { suggestions: '很'.repeat(501) }, 400, 'request.invalid', ['suggestions']],
      ['an endless visit', { durationMinutes: 601 }, 400, 'request.invalid', ['durationMinutes']],
      [
        'an answer that is not on the form',
        { items: { gasSafety: 'dangerous' } },
        400,
        'request.invalid',
        ['items.gasSafety'],
      ],
      [
        'a place beyond the earth',
        { evidence: { doorCodeScanned: false, location: { lat: 91, lng: 0, accuracy: 1 } } },
        400,
        'request.invalid',
        ['evidence.location.lat'],
      ],
      [
        'a signature that is no picture',
        { visitedPerson: { signature: 'data:text/html;base64,AAAA' } },
        400,
        'request.invalid',
        ['visitedPerson.signature'],
      ],
      ['a call with nobody at home', { method: 'phone', outcome: 'nobody_home' }, 422, 'visit.outcome_mismatch', ['outcome']],
      [
        'an untouched form',
        { allUnchangedChecked: false, items: { mood: 'unchanged' } },
        422,
        'visit.items_missing',
        [
          'items.populationChange',
          'items.expression',
          'items.mobility',
          'items.illness',
          'items.gasSafety',
          'items.waterHeatingSafety',
          'items.electricitySafety',
          'items.personalHygiene',
          'items.homeHygiene',
          'items.indoorEnvironment',
        ],
      ],
      ['a change under 均无变化', { items: { mood: 'worse' } }, 422, 'visit.items_contradict', ['items.mood']],
      ['an attempt that saw something', { outcome: 'refused' }, 422, 'visit.items_not_expected', ['items']],
      [
        'handling of what is in order',
        { handlings: [{ itemKey: 'mood', handling: 'reported_town' }] },
        422,
        'visit.handling_not_expected',
        ['handlings'],
      ],
    ])('refuses %s', async (_, changes, status, code, fields) => {
      const elder = await elderOnRegister(t);
      const answer = await visitor.post('/visits', { ...visitOf(t, elder.id), ...changes });
      expectProblem(answer, status, code);
      expect(codesOf(answer.body as object)).toEqual(fields);
      expect(await t.dataSource.manager.countBy(Visit, { elderId: elder.id })).toBe(0);
    });

    it('asks for the illness and the number of people', async () => {
      const elder = await elderOnRegister(t);
      const severe = answeredVisit(t, elder.id, { illness: 'severe' }, { illnessName: ' ' });
      expectProblem(await visitor.post('/visits', severe), 422, 'visit.illness_name_missing');
      const increased = answeredVisit(t, elder.id, { populationChange: 'increased' });
      expectProblem(await visitor.post('/visits', increased), 422, 'visit.population_count_missing');
    });

    it('refuses visits after the file was closed, and takes those before', async () => {
      const elder = await elderOnRegister(t);
      await t.dataSource.manager.update(Elder, elder.id, { status: 'closed', closedOn: '2026-11-24' });
      expectProblem(await visitor.post('/visits', visitOf(t, elder.id)), 422, 'visit.file_closed');
      await record(visitOf(t, elder.id, { startedAt: '2026-11-24T02:00:00Z' }));
    });

    it('leaves nothing behind when it fails on the way', async () => {
      const elder = await elderOnRegister(t);
      const body = visitOf(t, elder.id, { clientId: randomUUID() });
      const spy = jest.spyOn(t.app.get((await import('../src/platform/audit.js')).Audit), 'record');
      spy.mockRejectedValueOnce(new Error('disk full'));
      await visitor.post('/visits', body).expect(500);
      expect(await t.dataSource.manager.countBy(Visit, { elderId: elder.id })).toBe(0);
      const { ordinal } = await record(body);
      expect(ordinal).toBe(1);
    });
  });
});
