import { randomUUID } from 'node:crypto';
import type {
  ConsentRecord,
  ConsentRecordPage,
  ConsentTextPage,
  RecordConsent,
} from '../src/modules/registry/consents.dto.js';
import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import type { LookPage } from '../src/modules/registry/reveal.dto.js';
import type { SuggestionPage } from '../src/modules/suggestions/suggestions.dto.js';
import { expectProblem, OTHER_VILLAGE, startApp, type TestApp } from './support/app.js';
import type { Client } from './support/client.js';
import { changeOf, fileOf, registered } from './support/registry-factories.js';
import { answeredVisit } from './support/visit-factories.js';

let t: TestApp;
let visitor: Client;
let manager: Client;
let outsider: Client;

const DRAWN = 'data:image/png;base64,iVBORw0KGgo=';
const SPOKEN = { signer: 'elder' as const, signerName: '王秀英', how: 'spoken' as const, witnessName: '李邻居' };

beforeAll(async () => {
  t = await startApp();
  visitor = await t.signIn('visitor', { name: '探访员甲' });
  manager = await t.signIn('village_manager');
  outsider = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
});
afterAll(() => t.close());

const wish = (changes: Partial<RecordConsent> = {}): RecordConsent => ({
  clientId: randomUUID(),
  kind: 'home_visit',
  granted: true,
  textVersion: '2023-11',
  declaration: SPOKEN,
  ...changes,
});
const record = (file: ElderFile, changes: Partial<RecordConsent> = {}, client = visitor) =>
  client.post(`/elders/${file.id}/consents`, wish(changes));
const recordsOf = async (file: ElderFile): Promise<ConsentRecord[]> =>
  ((await visitor.get(`/elders/${file.id}/consents?limit=100`).expect(200)).body as ConsentRecordPage).items;
const dueHome = async (file: ElderFile): Promise<number[]> =>
  (
    await t.dataSource.query<{ due_home: number }[]>('SELECT due_home FROM weekly_due WHERE elder_id = ?', [file.id])
  ).map((row) => row.due_home);

describe('consents', () => {
  it('show the words of today, one of each kind', async () => {
    const { items } = (await visitor.get('/consent-texts').expect(200)).body as ConsentTextPage;
    expect(items.map(({ kind }) => kind)).toEqual(['regular_visits', 'home_visit', 'family_view', 'service_handover']);
    expect(items.every(({ text, version }) => text.length > 20 && version === '2023-11')).toBe(true);
  });

  it('are signed, with the words, by whom and when, and kept encrypted', async () => {
    const file = await registered(visitor, { consent: { regularVisits: true, homeVisit: false } });
    const declaration = {
      signer: 'relative',
      signerName: '王芳芳',
      relation: 'child',
      how: 'signature',
      signature: DRAWN,
    };
    const answer = await record(file, { declaration: declaration as RecordConsent['declaration'] }).expect(201);
    expect(answer.body).toMatchObject({
      kind: 'home_visit',
      granted: true,
      signer: 'relative',
      signerName: '王芳芳',
      relation: 'child',
      how: 'signature',
      signature: DRAWN,
      witnessName: null,
      inForce: true,
      recordedByName: '探访员甲',
    });
    expect((answer.body as ConsentRecord).text).toContain('事先联系');
    const rows = await t.dataSource.query<object[]>(
      'SELECT c.signer_name_enc, c.text_hash, f.image_enc FROM consent c JOIN file_signature f ON f.consent_id = c.id WHERE c.elder_id = ?',
      [file.id],
    );
    expect(JSON.stringify(rows)).not.toMatch(/王芳芳|iVBORw0KGgo/);
    expect(rows).toMatchObject([{ text_hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string }]);
    expect((await fileOf(visitor, file.id)).consent).toMatchObject({ regularVisits: true, homeVisit: true });
  });

  it('taken back, end at once: no visit at home is planned any more, and earlier declarations stay', async () => {
    const file = await registered(visitor);
    expect((await dueHome(file)).some((due) => due > 0)).toBe(true);
    await record(file, { granted: false, reason: '不方便' }).expect(201);
    expect((await dueHome(file)).every((due) => due === 0)).toBe(true);
    const records = await recordsOf(file);
    expect(
      records.filter(({ kind }) => kind === 'home_visit').map(({ granted, inForce }) => [granted, inForce]),
    ).toEqual([
      [false, true],
      [true, false],
    ]);
    const { body } = await visitor.get(`/elders/${file.id}/history`).expect(200);
    expect(body).toMatchObject({ items: [{ field: 'consent.homeVisit', before: '是', after: '否' }] });
  });

  it('against visits altogether end those at home too, and need them back first', async () => {
    const file = await registered(visitor);
    await record(file, { kind: 'regular_visits', granted: false, reason: '身体尚好' }).expect(201);
    expect(await fileOf(visitor, file.id)).toMatchObject({
      status: 'refused',
      consent: { regularVisits: false, homeVisit: false, reason: '身体尚好' },
    });
    expectProblem(await record(file), 422, 'consent.contradiction');
    await record(file, { kind: 'regular_visits' }).expect(201);
    await record(file).expect(201);
    expect(await fileOf(visitor, file.id)).toMatchObject({
      status: 'active',
      consent: { homeVisit: true, reason: null },
    });
  });

  it('about handing data over leave the visits alone', async () => {
    const file = await registered(visitor);
    await record(file, { kind: 'service_handover' }).expect(201);
    expect((await fileOf(visitor, file.id)).version).toBe(file.version);
    await record(file, { kind: 'service_handover', granted: false, reason: '不需要了' }).expect(201);
    expect((await recordsOf(file)).filter(({ kind, inForce }) => kind === 'service_handover' && inForce)).toMatchObject(
      [{ granted: false, reason: '不需要了' }],
    );
  });

  it('arrive once, however often they are sent, and one after the other when two come at once', async () => {
    const file = await registered(visitor);
    const body = wish({ granted: false, reason: '不方便' });
    const answers = await Promise.all([1, 2, 3].map(() => visitor.post(`/elders/${file.id}/consents`, body)));
    expect(new Set(answers.map((answer) => (answer.body as ConsentRecord).id)).size).toBe(1);
    const both = await Promise.all([record(file), record(file, { granted: false, reason: '改主意' }, manager)]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const inForce = (await recordsOf(file)).find(({ kind, inForce: holds }) => kind === 'home_visit' && holds);
    expect((await fileOf(visitor, file.id)).consent.homeVisit).toBe(inForce?.granted);
  });

  it('are refused in words, field by field', async () => {
    const file = await registered(visitor);
    const of = (declaration: object) => ({ declaration: declaration as RecordConsent['declaration'] });
    const wrong: Partial<RecordConsent>[] = [
      { kind: 'family_view' as RecordConsent['kind'] },
      { granted: 'yes' as unknown as boolean },
      of({ ...SPOKEN, witnessName: '' }),
      of({ ...SPOKEN, signerName: ' ' }),
      of({ ...SPOKEN, signer: 'relative' }),
      of({ ...SPOKEN, how: 'signature' }),
      of({ ...SPOKEN, how: 'signature', signature: 'data:text/html;base64,AAAA' }),
      of({ ...SPOKEN, how: 'signature', signature: `data:image/png;base64,${'A'.repeat(45_000)}` }),
    ];
    for (const changes of wrong) expectProblem(await record(file, changes), 400, 'request.invalid');
    const all = await record(file, of({ signer: 'relative', how: 'spoken' }));
    expect((all.body as { errors: { field: string }[] }).errors.map(({ field }) => field).sort()).toEqual([
      'declaration.relation',
      'declaration.signerName',
      'declaration.witnessName',
    ]);
    expectProblem(await record(file, { granted: false }), 400, 'request.invalid');
    expectProblem(await record(file, { granted: false, reason: ' ' }), 400, 'request.invalid');
    expectProblem(await record(file, { textVersion: '2020-01' }), 422, 'consent.text_outdated');
    expectProblem(await record(file, {}, outsider), 404, 'elder.not_found');
    expectProblem(await record(file, {}, await t.signIn('city_officer')), 403, 'permission.denied');
    expect(await recordsOf(file)).toHaveLength(2);
  });
});

describe('signatures under the form', () => {
  it('are kept for both sides, the latest first', async () => {
    const file = await registered(visitor);
    const sign = (body: object) =>
      visitor.post(`/elders/${file.id}/signatures`, {
        clientId: randomUUID(),
        signerName: '某某',
        image: DRAWN,
        ...body,
      });
    await sign({ side: 'elder_side', relation: 'child' }).expect(201);
    await sign({ side: 'worker' }).expect(201);
    const { body } = await visitor.get(`/elders/${file.id}/signatures`).expect(200);
    expect(body).toMatchObject({
      items: [
        { side: 'worker', image: DRAWN },
        { side: 'elder_side', relation: 'child' },
      ],
    });
    for (const wrong of [{ side: 'nobody' }, { side: 'worker', image: 'x' }, { side: 'worker', signerName: '' }]) {
      expectProblem(await sign(wrong), 400, 'request.invalid');
    }
  });
});

describe('where a home is', () => {
  it('is set and corrected on the file, to about 100 m', async () => {
    const file = await registered(visitor);
    expect(file.household.place).toBeNull();
    const path = `/households/${file.household.id}/place`;
    await manager.post(path, { lat: 32.37149, lng: 120.5 }).expect(200);
    await manager.post(path, { lat: 32.37251, lng: 120.56049 }).expect(200);
    expect((await fileOf(visitor, file.id)).household.place).toMatchObject({ lat: 32.373, lng: 120.56 });
    expectProblem(await visitor.post(path, { lat: 1, lng: 1 }), 403, 'permission.denied');
    expectProblem(await outsider.post(path, { lat: 1, lng: 1 }), 404, 'household.not_found');
    expectProblem(await manager.post(path, { lat: 91, lng: '东' }), 400, 'request.invalid');
  });

  it('is what the light evidence of a visit is compared with', async () => {
    const file = await registered(visitor);
    await manager.post(`/households/${file.household.id}/place`, { lat: 32.371, lng: 120.56 }).expect(200);
    const at = async (lat: number) =>
      (
        await visitor
          .post(
            '/visits',
            answeredVisit(
              t,
              file.id,
              {},
              { evidence: { doorCodeScanned: false, location: { lat, lng: 120.56, accuracy: 20 } } as never },
            ),
          )
          .expect(201)
      ).body as object;
    expect(await at(32.371)).toMatchObject({ evidence: { proximity: 'near' } });
    expect(await at(32.5)).toMatchObject({ evidence: { proximity: 'far' } });
  });
});

describe('who looked', () => {
  it('is on the file for officials, and in calm words for the family', async () => {
    const file = await registered(visitor);
    const family = await t.signIn('family', { name: '家属' });
    const bind = { clientId: randomUUID(), loginName: family.account.loginName, relation: 'child', consented: true };
    await manager.post(`/elders/${file.id}/family-bindings`, bind).expect(201);
    await visitor.post(`/elders/${file.id}/reveal`, { field: 'phone', reason: '上门前联系' }).expect(200);
    const { items } = (await manager.get(`/elders/${file.id}/looks`).expect(200)).body as LookPage;
    expect(items).toMatchObject([{ label: '电话', reason: '上门前联系', byName: '探访员甲' }]);
    expect((await family.get(`/family/elders/${file.id}/looks`).expect(200)).body).toMatchObject({
      items: [{ on: '2026-11-23', summary: '探访员甲查看了电话，用于：上门前联系' }],
    });
    expectProblem(await visitor.get(`/elders/${file.id}/looks`), 403, 'permission.denied');
    expectProblem(await outsider.get(`/elders/${file.id}/looks`), 404, 'elder.not_found');
    expectProblem(
      await (await t.signIn('family', { name: '别家' })).get(`/family/elders/${file.id}/looks`),
      404,
      'elder.not_found',
    );
  });
});

describe('suggestions', () => {
  const offered = async (file: ElderFile): Promise<SuggestionPage['items']> =>
    ((await visitor.get(`/elders/${file.id}/suggestions`).expect(200)).body as SuggestionPage).items;
  const decide = (file: ElderFile, key: string, decision: string, client = visitor) =>
    client.post(`/elders/${file.id}/suggestions/decisions`, { key, decision });

  it('of a family are offered at the section with the value, and go once decided', async () => {
    const file = await registered(visitor);
    const family = await t.signIn('family', { name: '报变化的家属' });
    const bind = { clientId: randomUUID(), loginName: family.account.loginName, relation: 'child', consented: true };
    await manager.post(`/elders/${file.id}/family-bindings`, bind).expect(201);
    const report = (body: object) =>
      family.post(`/family/elders/${file.id}/changes`, { clientId: randomUUID(), ...body });
    await report({ topic: 'phone', text: '换了手机号', phone: '137 0000 1234' }).expect(201);
    expectProblem(await report({ topic: 'phone', text: '换了', phone: '12' }), 400, 'request.invalid');
    expectProblem(await report({ topic: 'phone', text: '  ' }), 400, 'request.invalid');
    expectProblem(await report({ topic: 'money', text: 'x' }), 400, 'request.invalid');

    const [one] = await offered(file);
    expect(one).toMatchObject({
      section: 'basic',
      source: 'family',
      text: '换了手机号',
      byName: '报变化的家属',
      fills: 'phone',
      value: '13700001234',
    });
    expect(Object.keys(one ?? {})).not.toContain('reportedBy');
    expectProblem(await decide(file, one?.key ?? '', 'taken', outsider), 404, 'elder.not_found');
    await visitor.post(`/elders/${file.id}/changes`, changeOf(file, { phone: one?.value })).expect(200);
    await decide(file, one?.key ?? '', 'taken').expect(200);
    expect(await offered(file)).toEqual([]);
    expectProblem(await decide(file, one?.key ?? '', 'dismissed'), 404, 'suggestion.not_open');
    expectProblem(await decide(file, 'drop table', 'taken'), 400, 'request.invalid');

    const stranger = await t.signIn('family', { name: '没有关联的家属' });
    const body = { clientId: randomUUID(), topic: 'other', text: 'x' };
    expectProblem(await stranger.post(`/family/elders/${file.id}/changes`, body), 404, 'elder.not_found');
  });

  it('of the visits are offered until somebody decides, the latest visit for each item', async () => {
    const file = await registered(visitor);
    const handlings = [{ itemKey: 'illness', handling: 'reported_town' }] as const;
    const visit = answeredVisit(t, file.id, { illness: 'severe', populationChange: 'decreased' }, {
      handlings: [...handlings],
      illnessName: '脑梗',
      populationChangeCount: 1,
    } as never);
    await visitor.post('/visits', visit).expect(201);
    const items = await offered(file);
    expect(items).toMatchObject([
      { section: 'household_members', source: 'visit', text: '人口变化：减少1人', fills: null },
      { section: 'health', text: '疾病状况：严重，脑梗', fills: 'illnessHistory', value: '脑梗', byName: '探访员甲' },
    ]);
    const key = items[0]?.key ?? '';
    const both = await Promise.all([decide(file, key, 'dismissed'), decide(file, key, 'dismissed', manager)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect(await offered(file)).toHaveLength(1);
  });
});
