import { randomUUID } from 'node:crypto';
import type { RecordVisit } from '../src/modules/visits/record-visit.dto.js';
import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import type { FamilyBindingView, FamilyElderPage, FamilySummary } from '../src/modules/family/family.dto.js';
import { AccountsService } from '../src/modules/accounts/accounts.service.js';
import { Transactions } from '../src/platform/tx.js';
import type { Client } from './support/client.js';
import { expectProblem, FAR_VILLAGE, startApp, TEST_VILLAGE, type TestApp } from './support/app.js';
import { createAccount } from './support/factories.js';
import { registered } from './support/registry-factories.js';
import { answeredVisit, attempt, visitOf } from './support/visit-factories.js';

let t: TestApp;
let manager: Client;
let visitor: Client;
let daughter: Client;
let mother: ElderFile;

beforeAll(async () => {
  t = await startApp();
  manager = await t.signIn('village_manager');
  visitor = await t.signIn('visitor');
  daughter = await t.signIn('family', { name: '王芳' });
  mother = await registered(visitor, { name: '王秀英' });
  await registered(visitor, { name: '别人' });
});
afterAll(() => t.close());

const bindingForm = (changes: object = {}) => ({
  clientId: randomUUID(),
  loginName: daughter.account.loginName,
  relation: 'child',
  consented: true,
  ...changes,
});
const bind = (elderId: number, changes: object = {}) =>
  manager.post(`/elders/${elderId}/family-bindings`, bindingForm(changes));
const eldersOf = async (client: Client): Promise<FamilyElderPage['items']> =>
  ((await client.get('/family/elders').expect(200)).body as FamilyElderPage).items;

describe('a family', () => {
  let binding: FamilyBindingView;

  beforeAll(async () => {
    binding = (await bind(mother.id).expect(201)).body as FamilyBindingView;
  });

  it('sees the elders who agreed, and nobody else', async () => {
    expect(await eldersOf(daughter)).toEqual([
      {
        elderId: mother.id,
        name: '王秀英',
        relation: 'child',
        lastVisit: null,
        nextPlanned: { on: '2026-11-23', method: 'home' },
        openFollowUps: 0,
      },
    ]);
    expect(await eldersOf(await t.signIn('family', { name: '陌生人' }))).toEqual([]);
  });

  it('reads calmly what a visit found, and that it is being seen to', async () => {
    await visitor.post('/visits', visitOf(t, mother.id)).expect(201);
    t.clock.advance({ hours: 2 });
    const found = { gasSafety: 'unsafe', mobility: 'worse' } as const;
    const handlings: RecordVisit['handlings'] = [
      { itemKey: 'gasSafety', handling: 'reported_town', note: '内部备注：灶台漏气' },
      { itemKey: 'mobility', handling: 'reminded_resolved' },
    ];
    await visitor.post('/visits', answeredVisit(t, mother.id, found, { method: 'phone', handlings })).expect(201);
    t.clock.advance({ hours: 2 });
    await visitor.post('/visits', attempt(t, mother.id)).expect(201);

    const summary = (await daughter.get(`/family/elders/${mother.id}`).expect(200)).body as FamilySummary;
    expect(summary).toMatchObject({
      name: '王秀英',
      age: 82,
      level: 'A',
      levelWords: '每周至少上门探访2次、电话或视频问候2次。',
      visits: [
        { on: '2026-11-23', method: 'phone', outcome: 'unanswered', summary: '电话探访：没有接通，会再联系。' },
        { method: 'phone', summary: '电话探访：行动能力较差，燃气安全不安全；其他与平时一样。' },
        { method: 'home', summary: '上门探访：各方面与平时一样。' },
      ],
      followUps: expect.arrayContaining([
        expect.objectContaining({
          since: '2026-11-23',
          summary: '安全隐患已登记，工作人员正在跟进。',
          saidDone: false,
        }),
      ]) as unknown,
      visitor: { displayName: visitor.account.displayName, maskedPhone: null },
    });
    const words = JSON.stringify(summary);
    for (const internal of ['内部', '138', 'idNumber', 'facts', 'evidence', '低保'])
      expect(words).not.toContain(internal);
    expect((await eldersOf(daughter))[0]).toMatchObject({
      lastVisit: { on: '2026-11-23', method: 'phone' },
      openFollowUps: 2,
    });
  });

  it('may say that it is done, which closes nothing and tells whoever sees to it', async () => {
    const open = ((await daughter.get(`/family/elders/${mother.id}`)).body as FamilySummary).followUps;
    const hazard = open.find(({ summary }) => summary.startsWith('安全隐患'))?.id ?? 0;
    const path = (elderId: number, id: number) => `/family/elders/${elderId}/follow-ups/${id}/done`;
    const body = { clientId: randomUUID(), note: '软管换好了' };
    for (let time = 0; time < 2; time += 1) {
      const after = (await daughter.post(path(mother.id, hazard), body).expect(200)).body as FamilySummary;
      expect(after.followUps.find(({ id }) => id === hazard)).toMatchObject({ saidDone: true });
    }
    await daughter.post(path(mother.id, hazard), { clientId: randomUUID() }).expect(200);
    expect((await visitor.get(`/follow-ups/${hazard}`).expect(200)).body).toMatchObject({
      status: 'open',
      events: [
        { action: 'open' },
        { action: 'family_done', toStatus: 'open', note: '软管换好了', accountName: '王芳' },
      ],
    });

    const stranger = await t.signIn('family', { name: '陌生人' });
    const said = { clientId: randomUUID() };
    expectProblem(await stranger.post(path(mother.id, hazard), said), 404, 'elder.not_found');
    expectProblem(await daughter.post(path(mother.id, 999_999), said), 404, 'follow_up.unknown');
    expectProblem(await visitor.post(path(mother.id, hazard), said), 403, 'permission.denied');
    await visitor.post(`/follow-ups/${hazard}/revisits`, { clientId: randomUUID(), settled: true }).expect(200);
    expectProblem(await daughter.post(path(mother.id, hazard), { clientId: randomUUID() }), 409, 'follow_up.finished');
  });

  it('calls the visitor, and it is kept who asked', async () => {
    const path = (id: number): string => `/family/elders/${id}/visitor-phone`;
    expectProblem(await daughter.post(path(mother.id), { reason: '询问近况' }), 404, 'family.no_visitor_phone');

    const reachable = await t.app.get(Transactions).run((tx) =>
      t.app.get(AccountsService).create(tx, {
        loginName: 'visitor-with-phone',
        passwordHash: null,
        displayName: '有电话的探访员',
        role: 'visitor',
        regionCode: TEST_VILLAGE,
        phone: '13800000555',
      }),
    );
    const father = await registered(visitor, { name: '王建国', assignedVisitorId: reachable.id });
    await bind(father.id).expect(201);
    const summary = (await daughter.get(`/family/elders/${father.id}`)).body as FamilySummary;
    expect(summary.visitor).toEqual({ displayName: '有电话的探访员', maskedPhone: '138****0555' });
    const answer = await daughter.post(path(father.id), { reason: '询问近况' }).expect(200);
    expect(answer.body).toMatchObject({ value: '13800000555' });
    const looked = await t.dataSource.query<object[]>(
      'SELECT field, reason, revealed_by FROM reveal WHERE elder_id = ?',
      [father.id],
    );
    expect(looked).toEqual([{ field: 'visitorPhone', reason: '询问近况', revealed_by: daughter.account.id }]);
    expectProblem(await daughter.post(path(999_999), { reason: '询问近况' }), 404, 'elder.not_found');
  });

  it('loses sight when the elder withdraws, and regains it when he agrees again', async () => {
    const wish = (granted: boolean) =>
      manager.post(`/elders/${mother.id}/family-bindings/${binding.id}/consents`, { clientId: randomUUID(), granted });
    expect((await wish(false).expect(200)).body).toMatchObject({ consented: false });
    expect((await eldersOf(daughter)).map((elder) => elder.elderId)).not.toContain(mother.id);
    expectProblem(await daughter.get(`/family/elders/${mother.id}`), 404, 'elder.not_found');
    await wish(true).expect(200);
    await daughter.get(`/family/elders/${mother.id}`).expect(200);

    const wishes = await t.dataSource.query<{ granted: number }[]>(
      "SELECT granted FROM consent WHERE elder_id = ? AND kind = 'family_view' ORDER BY id",
      [mother.id],
    );
    expect(wishes.map(({ granted }) => Boolean(granted))).toEqual([true, false, true]);
  });

  it('sees nothing of the government end', async () => {
    for (const path of [
      `/elders/${mother.id}`,
      '/elders',
      `/elders/${mother.id}/visits`,
      '/week-list',
      '/follow-ups',
    ]) {
      expectProblem(await daughter.get(path), 403, 'permission.denied');
    }
  });
});

describe('a binding', () => {
  it('waits for the elder where he does not agree', async () => {
    const elder = await registered(visitor);
    await bind(elder.id, { consented: false }).expect(201);
    expect((await eldersOf(daughter)).map((seen) => seen.elderId)).not.toContain(elder.id);
  });

  it('happens once when it is sent twice, and not a second time', async () => {
    const elder = await registered(visitor);
    const form = bindingForm();
    const send = () => manager.post(`/elders/${elder.id}/family-bindings`, form);
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expectProblem(await bind(elder.id), 409, 'family.bound');
    const list = await manager.get(`/elders/${elder.id}/family-bindings`).expect(200);
    expect(list.body).toMatchObject({
      items: [{ displayName: '王芳', relation: 'child', consented: true }],
      nextCursor: null,
    });
  });

  it('is made once when two officials press at once', async () => {
    const elder = await registered(visitor);
    const answers = await Promise.all([bind(elder.id), bind(elder.id), bind(elder.id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('takes family accounts only', async () => {
    const answer = await bind(mother.id, { loginName: visitor.account.loginName });
    expectProblem(answer, 400, 'request.invalid');
    expectProblem(await bind(mother.id, { loginName: 'nobody' }), 400, 'request.invalid');
  });

  it('is made by officials of the place', async () => {
    const far = await t.signIn('village_manager', { regionCode: FAR_VILLAGE });
    const path = `/elders/${mother.id}/family-bindings`;
    const other = await createAccount(t, { loginName: 'son', displayName: '儿子', role: 'family', regionCode: null });
    expectProblem(await far.post(path, bindingForm({ loginName: other.loginName })), 404, 'elder.not_found');
    expectProblem(await far.get(path), 404, 'elder.not_found');
    expectProblem(await visitor.post(path, bindingForm()), 403, 'permission.denied');
    const consent = { clientId: randomUUID(), granted: true };
    expectProblem(await manager.post(`${path}/999999/consents`, consent), 404, 'family.not_bound');
  });
});
