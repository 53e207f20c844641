import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import type { ElderChangePage } from '../src/modules/registry/elder-list.dto.js';
import type { ClassPeriodPage } from '../src/modules/registry/classification.dto.js';
import { HourlyJobs } from '../src/platform/jobs.js';
import type { Client } from './support/client.js';
import { expectProblem, OTHER_VILLAGE, startApp, type TestApp } from './support/app.js';
import { changeOf, fileOf, inventedIdNumber, registered, registeredCouple } from './support/registry-factories.js';

/** Thursday of the week. */
const THURSDAY = '2026-11-26T01:00:00.000Z';

let t: TestApp;
let visitor: Client;
let town: Client;

beforeAll(async () => {
  t = await startApp({ now: THURSDAY });
  visitor = await t.signIn('visitor', { name: '探访员甲' });
  town = await t.signIn('town_officer', { name: '经办人乙' });
});
afterAll(() => t.close());

const changed = async (client: Client, file: ElderFile, changes: Parameters<typeof changeOf>[1]): Promise<ElderFile> =>
  (await client.post(`/elders/${file.id}/changes`, changeOf(file, changes)).expect(200)).body as ElderFile;

const historyOf = async (id: number): Promise<ElderChangePage['items']> =>
  ((await visitor.get(`/elders/${id}/history`).expect(200)).body as ElderChangePage).items;

const periodsOf = async (id: number): Promise<ClassPeriodPage['items']> =>
  ((await visitor.get(`/elders/${id}/class-periods`).expect(200)).body as ClassPeriodPage).items;

describe('a change of a file', () => {
  it('saves what is given, keeps the rest, and writes field by field what changed', async () => {
    const file = await registered(visitor);
    const after = await changed(town, file, {
      phone: '13800000099',
      health: { illnessHistory: '糖尿病' },
      economy: { monthlyIncomeCents: 120_050 },
      contacts: [
        { name: '王强', relation: 'relative', phone: '0513-87001234' },
        { id: file.contacts[0]?.id ?? 0, name: '王芳', relation: 'child' },
      ],
    });
    expect(after).toMatchObject({
      version: 2,
      name: '王秀英',
      maskedPhone: '138****0099',
      health: { illnessHistory: '糖尿病', abilityTick: null },
      economy: { pensionKinds: [], monthlyIncomeCents: 120_050 },
      contacts: [
        { ordinal: 1, name: '王强', maskedPhone: '0513-****1234' },
        { ordinal: 2, name: '王芳', maskedPhone: '138****0004' },
      ],
      updatedByName: '经办人乙',
      monthlyUpdate: { state: 'updated', kind: 'registered' },
    });
    const history = await historyOf(file.id);
    expect(history.map(({ field, label, before, after: now }) => ({ field, label, before, now })).reverse()).toEqual([
      { field: 'phone', label: '联系电话', before: '138****0021', now: '138****0099' },
      {
        field: 'contacts',
        label: '联系人',
        before: '1.王芳（子女）138****0004',
        now: '1.王强（近亲属）0513-****1234；2.王芳（子女）138****0004',
      },
      { field: 'health.illnessHistory', label: '曾患病史', before: null, now: '糖尿病' },
      { field: 'economy.monthlyIncomeCents', label: '月可支配收入', before: null, now: '1200.50元' },
    ]);
    expect(history[0]).toMatchObject({ changedByName: '经办人乙', changedAt: THURSDAY });
  });

  it('notices a phone of which only hidden digits differ', async () => {
    const file = await registered(visitor);
    await changed(visitor, file, { phone: '13811110021' });
    expect(await historyOf(file.id)).toMatchObject([{ field: 'phone', before: '138****0021', after: '138****0021' }]);
  });

  it('takes a fact back with null, and knows a "none"', async () => {
    const file = await registered(visitor);
    const after = await changed(visitor, file, { facts: { childInCity: null, abilityScore: null } });
    expect(after.facts).not.toHaveProperty('childInCity');
    expect(after.facts.abilityScore).toBeNull();
  });

  it('refuses to save nothing', async () => {
    const file = await registered(visitor);
    const same = changeOf(file, { name: file.name, facts: { livesAlone: true } });
    expectProblem(await visitor.post(`/elders/${file.id}/changes`, same), 422, 'elder.nothing_changed');
  });

  it('refuses wrong fields all at once, and what is not there', async () => {
    const file = await registered(visitor);
    const body = changeOf(file, {
      phone: '12',
      contacts: [{ id: 999_999, name: '某人', relation: 'child' }],
      household: { members: [{ id: 999_999, name: '某人', relationToHead: 'child', livesHere: false }] },
      assignedVisitorId: 999_999,
      consent: { regularVisits: false, homeVisit: false },
    });
    const answer = await visitor.post(`/elders/${file.id}/changes`, body);
    expectProblem(answer, 400, 'request.invalid');
    expect((answer.body as { errors: { field: string }[] }).errors.map(({ field }) => field).sort()).toEqual(
      [
        'assignedVisitorId',
        'consent.reason',
        'contacts.0.id',
        'household.members.0.id',
        'phone',
        ...['contacts.0.phone'],
      ].sort(),
    );
  });

  it('needs the household version where the household changes', async () => {
    const file = await registered(visitor);
    const { householdVersion, ...body } = changeOf(file, { household: { address: '新地址' } });
    void householdVersion;
    expectProblem(await visitor.post(`/elders/${file.id}/changes`, body), 400, 'request.invalid');
  });

  it('is not for other villages, nor for the city', async () => {
    const file = await registered(visitor);
    const body = changeOf(file, { name: '别名' });
    const outsider = await t.signIn('visitor', { regionCode: OTHER_VILLAGE });
    expectProblem(await outsider.post(`/elders/${file.id}/changes`, body), 404, 'elder.not_found');
    const city = await t.signIn('city_officer');
    expectProblem(await city.post(`/elders/${file.id}/changes`, body), 403, 'permission.denied');
    expectProblem(await visitor.post('/elders/999999/changes', body), 404, 'elder.not_found');
  });

  it('happens once when it is sent twice, also at once', async () => {
    const file = await registered(visitor);
    const body = changeOf(file, { name: '王秀兰' });
    const send = () => visitor.post(`/elders/${file.id}/changes`, body);
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.body).toEqual(first.body);
    expect((await fileOf(visitor, file.id)).version).toBe(2);
    expect(await historyOf(file.id)).toHaveLength(1);
  });
});

describe('two officers who change one file', () => {
  it('shows the second both values, who and when, and loses nothing', async () => {
    const file = await registered(visitor);
    await changed(visitor, file, { phone: '13800000031', health: { illnessHistory: '高血压' } });

    const mine = changeOf(file, { phone: '13800000032', economy: { incomeSources: '子女赡养' } });
    const answer = await town.post(`/elders/${file.id}/changes`, mine);
    expectProblem(answer, 409, 'elder.version_conflict');
    expect((answer.body as { current: unknown }).current).toEqual({
      version: 2,
      householdVersion: 1,
      changedByName: '探访员甲',
      changedAt: THURSDAY,
      conflicts: [
        {
          field: 'phone',
          label: '联系电话',
          yours: '138****0032',
          current: '138****0031',
          changedByName: '探访员甲',
          changedAt: THURSDAY,
        },
        {
          field: 'economy.incomeSources',
          label: '经济来源',
          yours: '子女赡养',
          current: null,
          changedByName: null,
          changedAt: null,
        },
      ],
      changedMeanwhile: [
        {
          field: 'health.illnessHistory',
          label: '曾患病史',
          current: '高血压',
          changedByName: '探访员甲',
          changedAt: THURSDAY,
        },
      ],
    });

    const chosen = { ...mine, clientId: changeOf(file, {}).clientId, version: 2 };
    const after = (await town.post(`/elders/${file.id}/changes`, chosen).expect(200)).body as ElderFile;
    expect(after).toMatchObject({ version: 3, maskedPhone: '138****0032', health: { illnessHistory: '高血压' } });
  });

  it('lets one of two win that come at once', async () => {
    const file = await registered(visitor);
    const answers = await Promise.all([
      visitor.post(`/elders/${file.id}/changes`, changeOf(file, { name: '王一' })),
      town.post(`/elders/${file.id}/changes`, changeOf(file, { name: '王二' })),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const winner = answers.find((answer) => answer.status === 200)?.body as ElderFile;
    expect((await fileOf(visitor, file.id)).name).toBe(winner.name);
  });

  it('holds for the household that two elders share, too', async () => {
    const [husband, wife] = await registeredCouple(visitor);
    const fresh = await fileOf(visitor, wife.id);
    await changed(visitor, husband, { household: { address: '5组2号' } });
    const late = changeOf(fresh, { household: { gridName: '第二网格' } });
    const answer = await town.post(`/elders/${wife.id}/changes`, late);
    expectProblem(answer, 409, 'elder.version_conflict');
    expect((answer.body as { current: object }).current).toMatchObject({
      changedMeanwhile: [{ field: 'household.address', current: '5组2号' }],
    });
    expect(await historyOf(wife.id)).toMatchObject([{ field: 'household.address' }]);
  });
});

describe('the classes of a household', () => {
  it('raises both of a couple to B from today when one of them falls ill, and plans their week', async () => {
    const [husband, wife] = await registeredCouple(visitor);
    const after = await changed(visitor, husband, { facts: { dementiaDiagnosed: true } });
    expect(after.classification).toMatchObject({ level: 'B', clause: 'B2' });
    const partner = await fileOf(visitor, wife.id);
    expect(partner.classification).toMatchObject({ level: 'B', clause: 'B2' });
    expect(partner.version).toBe(wife.version);
    const dues = await t.dataSource.query<{ due_home: number; level: string }[]>(
      "SELECT due_home, level FROM weekly_due WHERE elder_id IN (?, ?) AND week = '2026-W48'",
      [husband.id, wife.id],
    );
    expect(dues).toEqual([
      { due_home: 1, level: 'B' },
      { due_home: 1, level: 'B' },
    ]);
  });

  it('lowers from next Monday, and keeps the dated history', async () => {
    const file = await registered(visitor, { idNumber: inventedIdNumber('1943-05-05') });
    await t.dataSource.query("UPDATE class_period SET from_date = '2026-01-05' WHERE elder_id = ?", [file.id]);
    const after = await changed(visitor, file, { facts: { childInCity: true } });
    expect(after.classification).toMatchObject({
      level: 'A',
      clause: 'A1',
      upcoming: { level: 'C', from: '2026-11-30' },
    });
    expect(await periodsOf(file.id)).toMatchObject([
      { level: 'C', from: '2026-11-30', to: null, reason: 'facts_changed' },
      { level: 'A', from: '2026-01-05', to: '2026-11-29', reason: 'registered' },
    ]);

    const back = await changed(visitor, after, { facts: { childInCity: false } });
    expect(back.classification).toMatchObject({ level: 'A', upcoming: null });
    expect(await periodsOf(file.id)).toMatchObject([{ level: 'A', from: '2026-01-05', to: null }]);
  });

  it('lets the lowered class begin on its Monday', async () => {
    const file = await registered(visitor);
    const after = await changed(visitor, file, { facts: { partnerInCity: true } });
    expect(after.classification).toMatchObject({ level: 'A', upcoming: { level: 'C' } });

    t.clock.set('2026-11-29T16:00:00.000Z');
    await t.app.get(HourlyJobs).runAll();
    const [row] = await t.dataSource.query<{ level: string }[]>('SELECT level FROM elder WHERE id = ?', [file.id]);
    expect(row?.level).toBe('C');
    expect((await fileOf(visitor, file.id)).classification).toMatchObject({
      level: 'C',
      since: '2026-11-30',
      upcoming: null,
    });
    t.clock.set(THURSDAY);
  });

  it('closes the file of who died at once, and knows that the other one lives alone now', async () => {
    const [husband, wife] = await registeredCouple(visitor);
    const after = await changed(visitor, husband, { facts: { alive: false } });
    expect(after).toMatchObject({ status: 'closed', closeReason: 'died', closedOn: '2026-11-26' });
    expect(after.classification).toMatchObject({ level: null, exclusion: 'S3' });

    const widow = await fileOf(visitor, wife.id);
    expect(widow.facts).toMatchObject({ livesAlone: true, partnerInCity: false });
    expect(widow.classification).toMatchObject({ level: 'C', targetTypes: ['living_alone'], since: '2026-11-26' });
    expect(await historyOf(wife.id)).toMatchObject([
      { field: 'facts.partnerInCity', before: null, after: '否' },
      { field: 'facts.livesAlone', before: null, after: '是' },
    ]);
  });

  it('opens a file again that was closed by a mistake', async () => {
    const file = await registered(visitor);
    const closed = await changed(visitor, file, { facts: { livingIn: 'institution' } });
    expect(closed).toMatchObject({ status: 'closed', closeReason: 'institution' });
    const reopened = await changed(visitor, closed, { facts: { livingIn: 'home' } });
    expect(reopened).toMatchObject({ status: 'active', closeReason: null, closedOn: null });
    expect(reopened.classification.level).toBe('A');
  });

  it('keeps the class of who refuses visits, and plans nothing', async () => {
    const file = await registered(visitor);
    const consent = { regularVisits: false, homeVisit: false, reason: '不想被打扰' };
    const after = await changed(visitor, file, { consent });
    expect(after).toMatchObject({ status: 'refused', consent: { ...consent, recordedAt: THURSDAY } });
    expect(after.classification.level).toBe('A');
    const wishes = await t.dataSource.query<{ kind: string; granted: number }[]>(
      'SELECT kind, granted FROM consent WHERE elder_id = ? ORDER BY id',
      [file.id],
    );
    expect(wishes.map(({ kind, granted }) => [kind, Boolean(granted)])).toEqual([
      ['regular_visits', true],
      ['home_visit', true],
      ['regular_visits', false],
      ['home_visit', false],
    ]);
  });
});
