import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import type { IdNumberCheck } from '../src/modules/registry/id-check.dto.js';
import type { Client } from './support/client.js';
import { expectProblem, FAR_VILLAGE, startApp, TEST_VILLAGE, type TestApp } from './support/app.js';
import { inventedIdNumber, registered, registeredCouple } from './support/registry-factories.js';

let t: TestApp;
let visitor: Client;

beforeAll(async () => {
  t = await startApp();
  visitor = await t.signIn('visitor');
});
afterAll(() => t.close());

describe('the check of an ID number', () => {
  const check = async (client: Client, idNumber: string): Promise<IdNumberCheck> =>
    (await client.post('/elders/id-check', { idNumber }).expect(200)).body as IdNumberCheck;

  it('tells birthday, sex and age by themselves', async () => {
    const idNumber = inventedIdNumber('1944-11-24');
    const spaced = ` ${idNumber.slice(0, 6)} ${idNumber.slice(6)} `;
    expect(await check(visitor, spaced)).toEqual({
      valid: true,
      error: null,
      message: null,
      birthDate: '1944-11-24',
      sex: 'female',
      age: 81,
      maskedIdNumber: `${idNumber.slice(0, 6)}********${idNumber.slice(14)}`,
      duplicate: null,
    });
  });

  it('says what is wrong with a number of a wrong check digit', async () => {
    const right = inventedIdNumber();
    const wrong = right.slice(0, 17) + (right.endsWith('1') ? '2' : '1');
    expect(await check(visitor, wrong)).toMatchObject({ valid: false, error: 'checksum', birthDate: null });
  });

  it('tells of a duplicate at once, and to outsiders only that it exists and whom to ask', async () => {
    const idNumber = inventedIdNumber();
    const { id } = await registered(visitor, { idNumber, name: '陈桂芳' });
    const inside = await check(visitor, idNumber);
    expect(inside.duplicate).toMatchObject({ inScope: true, elderId: id });
    expect(inside.duplicate?.message).toContain('陈桂芳');

    const outside = await check(await t.signIn('visitor', { regionCode: FAR_VILLAGE }), idNumber);
    expect(outside.duplicate).toMatchObject({ inScope: false, elderId: null });
    expect(outside.duplicate?.message).not.toContain('陈桂芳');
    expect(outside.duplicate?.message).toMatch(/请联系.+镇|街道/);
  });

  it('is not for everybody', async () => {
    const family = await t.signIn('family');
    expectProblem(await family.post('/elders/id-check', { idNumber: inventedIdNumber() }), 403, 'permission.denied');
  });
});

describe('the preview of a class', () => {
  const preview = (body: object) => visitor.post('/elders/classification-preview', body);

  it('quotes the plan for what is known, and names what is missing', async () => {
    const body = { birthDate: '1944-03-15', villageCode: TEST_VILLAGE, facts: { livesAlone: true } };
    const unknown = (await preview(body).expect(200)).body as ElderFile['classification'];
    expect(unknown.level).toBe('C');
    expect(unknown.missing).toContainEqual({ fact: 'childInCity', label: '子女是否在本市', couldLeadTo: 'A' });

    const facts = { livesAlone: true, childInCity: false, partnerInCity: false };
    const known = (await preview({ ...body, facts }).expect(200)).body as ElderFile['classification'];
    expect(known).toMatchObject({ level: 'A', clause: 'A1' });
    expect(known.explanation).toContain('80周岁以上高龄的空巢独居老年人');
  });

  it('takes the members of a new household and the people of an existing one into account', async () => {
    const partner = {
      name: '某人',
      relationToHead: 'partner',
      livesHere: true,
      birthDate: '1950-01-01',
      dementiaDiagnosed: true,
    };
    const alone = await preview({ birthDate: '1950-01-01', facts: { childInCity: false }, members: [partner] });
    expect(alone.body).toMatchObject({ level: 'B', clause: 'B2' });

    const [husband] = await registeredCouple(visitor);
    const joining = {
      birthDate: '1930-01-01',
      facts: { dementiaDiagnosed: true },
      householdId: husband.household.id,
      relationToHead: 'parent',
    };
    expect((await preview(joining)).body).toMatchObject({ level: 'B', clause: 'B2' });
  });

  it('refuses a day that is none and a household elsewhere', async () => {
    expectProblem(await preview({ birthDate: '1950-02-30', facts: {} }), 400, 'request.invalid');
    const [husband] = await registeredCouple(await t.signIn('visitor', { regionCode: FAR_VILLAGE }));
    const body = { birthDate: '1950-01-01', facts: {}, householdId: husband.household.id };
    expectProblem(await preview(body), 404, 'household.not_found');
  });
});
