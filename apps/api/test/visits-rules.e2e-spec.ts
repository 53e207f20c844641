import { randomUUID } from 'node:crypto';
import { formatDoorCode } from '@tanfang/domain';
import { DoorCode } from '../src/modules/registry/door-code.entity.js';
import { Elder } from '../src/modules/registry/elder.entity.js';
import type { RecordVisit } from '../src/modules/visits/record-visit.dto.js';
import { VisitLocation } from '../src/modules/visits/visit-location.entity.js';
import type { VisitDto } from '../src/modules/visits/visit.dto.js';
import { Visit } from '../src/modules/visits/visit.entity.js';
import { Audit } from '../src/platform/audit.js';
import { HourlyJobs } from '../src/platform/jobs.js';
import { OTHER_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { answeredVisit, elderOnRegister, visitOf } from './support/visit-factories.js';

describe('what a visit record is held to', () => {
  let t: TestApp;
  let visitor: Client;

  beforeAll(async () => {
    t = await startApp({ now: '2026-11-25T01:00:00.000Z' });
    visitor = await t.signIn('visitor');
  });
  afterAll(() => t.close());
  beforeEach(() => t.clock.set('2026-11-25T01:00:00.000Z'));

  const record = async (body: RecordVisit): Promise<VisitDto> =>
    (await visitor.post('/visits', body).expect(201)).body as VisitDto;
  const codesOf = (body: { errors?: { field: string }[] }): string[] => (body.errors ?? []).map(({ field }) => field);

  describe('light evidence', () => {
    const CODE = formatDoorCode('320682', '7K3M9QXW2A');

    it('knows the door by its code and near from far by earlier scans; never blocks; is erased after 90 days', async () => {
      const elder = await elderOnRegister(t);
      await t.dataSource.manager.insert(DoorCode, {
        householdId: elder.householdId,
        activeHouseholdId: elder.householdId,
        code: CODE,
        issuedAt: t.clock.now(),
        issuedBy: 1,
        revokedAt: null,
        revokedBy: null,
      });
      const at = (lat: number) => ({ location: { lat, lng: 120.56789, accuracy: 30 } });
      const visit = (evidence: RecordVisit['evidence']) => record(visitOf(t, elder.id, { evidence }));

      const scanned = await visit({ doorCodeScanned: true, doorCode: CODE, ...at(32.38512) });
      expect(scanned.evidence).toEqual({ doorCode: 'matched', proximity: 'unknown' });
      const near = await visit({ doorCodeScanned: false, ...at(32.38648) });
      expect(near.evidence).toEqual({ doorCode: 'not_scanned', proximity: 'near' });
      const far = await visit({ doorCodeScanned: true, doorCode: 'nonsense', ...at(32.41) });
      expect(far.evidence).toEqual({ doorCode: 'other_door', proximity: 'far' });
      expect((await visit({ doorCodeScanned: true })).evidence).toEqual({
        doorCode: 'unverified',
        proximity: 'unknown',
      });

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

    it.each(['family', 'auditor', 'administrator', 'service_org'] as const)(
      'keeps visits from the %s',
      async (role) => {
        const elder = await elderOnRegister(t);
        const { id } = await record(visitOf(t, elder.id));
        expectProblem(await (await t.signIn(role)).get(`/visits/${id}`), 403, 'permission.denied');
      },
    );
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
      [
        'a call with nobody at home',
        { method: 'phone', outcome: 'nobody_home' },
        422,
        'visit.outcome_mismatch',
        ['outcome'],
      ],
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
      const spy = jest.spyOn(t.app.get(Audit), 'record');
      spy.mockRejectedValueOnce(new Error('disk full'));
      await visitor.post('/visits', body).expect(500);
      expect(await t.dataSource.manager.countBy(Visit, { elderId: elder.id })).toBe(0);
      const { ordinal } = await record(body);
      expect(ordinal).toBe(1);
    });
  });
});
