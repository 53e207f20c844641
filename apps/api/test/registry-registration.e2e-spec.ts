import { randomUUID } from 'node:crypto';
import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import type { Client } from './support/client.js';
import { expectProblem, FAR_VILLAGE, OTHER_VILLAGE, startApp, TEST_VILLAGE, type TestApp } from './support/app.js';
import {
  fileOf,
  inventedIdNumber,
  joiningForm,
  registered,
  registeredCouple,
  registrationForm,
} from './support/registry-factories.js';

let t: TestApp;
let visitor: Client;

beforeAll(async () => {
  t = await startApp();
  visitor = await t.signIn('visitor');
});
afterAll(() => t.close());

interface FieldErrors {
  errors: { field: string; code: string; detail: string }[];
}
const errorsOf = (answer: { body: unknown }): string[] =>
  (answer.body as FieldErrors).errors.map(({ field, code }) => `${field} ${code}`);

describe('a registration', () => {
  it('opens a file with everything of Annex 3, numbers masked', async () => {
    const form = registrationForm({
      hukouAddress: '如城街道宏坝社区2组',
      targetTypesTicked: ['living_alone', 'advanced_age'],
      otherContacts: [{ name: '王强', relation: 'relative', sex: 'male', phone: '0513-87001234' }],
      health: { illnessHistory: '高血压', abilityTick: 'mild' },
      economy: { pensionKinds: ['resident_pension'], monthlyIncomeCents: 80_000, incomeSources: '养老金' },
      help: { providers: ['town_or_village'], responsiblePerson: '李干部', measures: '节日慰问' },
      household: {
        members: [
          {
            name: '王芳',
            relationToHead: 'child',
            livesHere: false,
            visitsOften: true,
            idNumber: inventedIdNumber('1970-05-06'),
          },
        ],
        livingConditions: { waterSafe: true, electricitySafe: false, ageFriendly: '卫生间装了扶手' },
        familyIncome: {
          receivesPension: true,
          pensionMonthlyCents: 23_500,
          subsidies: [{ programme: '高龄津贴', monthlyCents: 5000 }],
        },
      },
    });
    const file = (await visitor.post('/elders', form).expect(201)).body as ElderFile;

    expect(file).toMatchObject({
      version: 1,
      name: '王秀英',
      sex: 'female',
      age: 82,
      maskedPhone: '138****0021',
      hukouAddress: '如城街道宏坝社区2组',
      villageCode: TEST_VILLAGE,
      status: 'active',
      registeredOn: '2026-11-23',
      relationToHead: 'self',
      contacts: [
        { ordinal: 1, name: '王芳', relation: 'child', maskedPhone: '138****0004' },
        { ordinal: 2, name: '王强', relation: 'relative', sex: 'male', maskedPhone: '0513-****1234' },
      ],
      targetTypesTicked: ['living_alone', 'advanced_age'],
      health: { illnessHistory: '高血压', abilityTick: 'mild', assessedAbility: null },
      economy: { pensionKinds: ['resident_pension'], monthlyIncomeCents: 80_000, incomeSources: '养老金' },
      help: { providers: ['town_or_village'], responsiblePerson: '李干部', measures: '节日慰问' },
      consent: { regularVisits: true, homeVisit: true, reason: null },
      assignedVisitor: { accountId: visitor.account.id },
      monthlyUpdate: { month: '2026-11', state: 'updated', kind: 'registered', deadline: '2026-11-25', overdue: false },
      visitCount: 0,
    });
    expect(file.household).toMatchObject({
      version: 1,
      address: '3组18号',
      gridName: '第一网格',
      members: [{ name: '王芳', age: 56, livesHere: false, visitsOften: true, sex: 'female' }],
      otherElders: [],
      livingConditions: { waterSafe: true, electricitySafe: false, housingSafe: null, ageFriendly: '卫生间装了扶手' },
      familyIncome: {
        receivesPension: true,
        pensionMonthlyCents: 23_500,
        subsidies: [{ programme: '高龄津贴', monthlyCents: 5000 }],
      },
    });
    expect(file.classification).toMatchObject({ level: 'A', clause: 'A1', since: '2026-11-23', upcoming: null });
    expect(file.classification.targetTypes).toEqual(expect.arrayContaining(['living_alone', 'advanced_age']));
    expect(JSON.stringify(file)).not.toContain('1944');
    expect(JSON.stringify(file)).not.toContain('1970');
  });

  it('keeps numbers encrypted, with a fingerprint to find them by', async () => {
    const idNumber = inventedIdNumber();
    const { id } = await registered(visitor, { idNumber });
    const [row] = await t.dataSource.query<Record<string, string>[]>('SELECT * FROM elder WHERE id = ?', [id]);
    expect(row?.id_number_enc).toMatch(/^k1:/);
    expect(row?.id_number_index).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(row)).not.toContain(idNumber);
    expect(JSON.stringify(row)).not.toContain('13800000021');
  });

  it('plans the week of the new elder', async () => {
    const { id } = await registered(visitor);
    const [due] = await t.dataSource.query<{ due_home: number; due_remote: number }[]>(
      "SELECT due_home, due_remote FROM weekly_due WHERE elder_id = ? AND week = '2026-W48'",
      [id],
    );
    expect(due).toEqual({ due_home: 2, due_remote: 2 });
  });

  it('gives the first answer to the same registration, also when both come at once', async () => {
    const form = registrationForm();
    const [first, second] = await Promise.all([visitor.post('/elders', form), visitor.post('/elders', form)]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    expect((await visitor.post('/elders', form).expect(201)).body).toEqual(first.body);
    expectProblem(await visitor.post('/elders', { ...form, name: '别人' }), 409, 'client_id.reused');
  });

  it('opens one file when two officers register the same person at once', async () => {
    const idNumber = inventedIdNumber();
    const town = await t.signIn('town_officer');
    const answers = await Promise.all(
      [visitor, town, visitor, town].map((client) => client.post('/elders', registrationForm({ idNumber }))),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409]);
    const refused = answers.find((answer) => answer.status === 409);
    expect(refused?.body).toMatchObject({ code: 'elder.duplicate', duplicate: { inScope: true } });
  });

  it('tells every wrong field at once', async () => {
    const right = inventedIdNumber();
    const answer = await visitor.post(
      '/elders',
      registrationForm({
        idNumber: right.slice(0, 17) + (right.endsWith('1') ? '2' : '1'),
        phone: '1234',
        villageCode: FAR_VILLAGE,
        firstContact: { name: '王芳', relation: 'child', phone: '99' },
        household: {
          members: [{ name: '某人', relationToHead: 'self', livesHere: true, birthDate: '2030-01-01', idNumber: '32' }],
        },
        consent: { regularVisits: false, homeVisit: true },
        assignedVisitorId: (await t.signIn('city_officer')).account.id,
      }),
    );
    expectProblem(answer, 400, 'request.invalid');
    expect(errorsOf(answer).sort()).toEqual(
      [
        'assignedVisitorId assigned_visitor.unknown',
        'consent.homeVisit consent.contradiction',
        'consent.reason consent.reason_missing',
        'facts.livesAlone facts.contradiction',
        'firstContact.phone phone.format',
        'household.members.0.birthDate birth_date.invalid',
        'household.members.0.idNumber id_number.format',
        'idNumber id_number.checksum',
        'phone phone.format',
        'relationToHead household.two_heads',
        'villageCode region.unknown',
      ].sort(),
    );
  });

  it('refuses missing and unknown fields', async () => {
    const { consent, firstContact, ...form } = registrationForm();
    void [consent, firstContact];
    const answer = await visitor.post('/elders', { ...form, name: ' ', facts: { rich: true }, extra: 1 });
    expectProblem(answer, 400, 'request.invalid');
    expect(
      errorsOf(answer)
        .map((error) => error.split(' ')[0])
        .sort(),
    ).toEqual(['consent', 'extra', 'facts.rich', 'firstContact', 'name'].sort());
  });

  it('refuses who belongs to no class, with the plan in words, and keeps who may belong once more is known', async () => {
    const young = registrationForm({ idNumber: inventedIdNumber('1980-01-01') });
    expectProblem(await visitor.post('/elders', young), 422, 'elder.not_eligible');
    expectProblem(
      await visitor.post('/elders', registrationForm({ facts: { livingIn: 'institution' } })),
      422,
      'elder.not_eligible',
    );

    const open = await registered(visitor, { idNumber: inventedIdNumber('1960-01-01'), facts: {} });
    expect(open.classification).toMatchObject({ level: null, exclusion: 'S5' });
    expect(open.classification.missing.length).toBeGreaterThan(0);
  });

  it('leaves nothing behind when it is refused', async () => {
    const idNumber = inventedIdNumber('1980-01-01');
    const form = registrationForm({ idNumber });
    expectProblem(await visitor.post('/elders', form), 422, 'elder.not_eligible');
    const mended = { ...form, idNumber: inventedIdNumber('1940-01-01') };
    await visitor.post('/elders', mended).expect(201);
  });

  it('is for those who work in the village', async () => {
    expectProblem(await (await t.signIn('city_officer')).post('/elders', registrationForm()), 403, 'permission.denied');
    const neighbour = await t.signIn('visitor', { regionCode: OTHER_VILLAGE });
    expectProblem(await neighbour.post('/elders', registrationForm()), 400, 'request.invalid');
    await registered(await t.signIn('town_officer'));
  });

  it('leaves an audit entry without numbers or names', async () => {
    const { id } = await registered(visitor, { name: '周桂珍' });
    const entries = await t.dataSource.query<{ action: string; account_id: number; detail: string }[]>(
      "SELECT action, account_id, detail FROM audit_entry WHERE subject_type = 'elder' AND subject_id = ?",
      [String(id)],
    );
    expect(entries).toMatchObject([{ action: 'elder.register', account_id: visitor.account.id }]);
    expect(JSON.stringify(entries)).not.toContain('周桂珍');
  });
});

describe('a household of several elders', () => {
  it('takes a listed member over as an elder, and judges both', async () => {
    const [husband, wife] = await registeredCouple(visitor);
    expect(husband.household).toMatchObject({
      version: 2,
      members: [],
      otherElders: [{ elderId: wife.id, name: '李桂兰', level: 'C', relationToHead: 'partner' }],
    });
    expect(husband.classification).toMatchObject({ level: 'C', targetTypes: ['empty_nest'] });
    expect(wife.classification).toMatchObject({ level: 'C', targetTypes: ['empty_nest'] });
  });

  it('refuses what belongs to the household already, and a second head', async () => {
    const [husband] = await registeredCouple(visitor);
    const form = { ...joiningForm(husband.household.id), villageCode: TEST_VILLAGE, relationToHead: 'self' };
    const answer = await visitor.post('/elders', form);
    expectProblem(answer, 400, 'request.invalid');
    expect(errorsOf(answer)).toEqual(['villageCode household.joined', 'relationToHead household.two_heads']);
  });

  it('is not found from another village', async () => {
    const [husband] = await registeredCouple(visitor);
    const outsider = await t.signIn('visitor', { regionCode: OTHER_VILLAGE });
    expectProblem(await outsider.post('/elders', joiningForm(husband.household.id)), 404, 'household.not_found');
    expectProblem(await outsider.get(`/elders/${husband.id}`), 404, 'elder.not_found');
    expect((await fileOf(visitor, husband.id)).household.otherElders).toHaveLength(1);
  });

  it('judges everybody when two join at once', async () => {
    const head = await registered(visitor, { idNumber: inventedIdNumber('1950-01-01'), facts: { childInCity: false } });
    const forms = ['sibling', 'sibling'].map((relationToHead) =>
      joiningForm(head.household.id, {
        clientId: randomUUID(),
        idNumber: inventedIdNumber('1952-01-01'),
        relationToHead: relationToHead as 'sibling',
        facts: { dementiaDiagnosed: true },
      }),
    );
    const answers = await Promise.all(forms.map((form) => visitor.post('/elders', form)));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    const file = await fileOf(visitor, head.id);
    expect(file.household.otherElders.map((elder) => elder.level)).toEqual(['B', 'B']);
    expect(file.classification).toMatchObject({ level: 'B', clause: 'B2' });
  });
});
