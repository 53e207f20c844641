import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import { ElderChange } from '../src/modules/registry/elder-change.entity.js';
import { Elder } from '../src/modules/registry/elder.entity.js';
import { HouseholdMember } from '../src/modules/registry/household-member.entity.js';
import { TEST_TOWN, TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { changeOf, fileOf, registered, registrationForm } from './support/registry-factories.js';
import { elderOnRegister, visitOf } from './support/visit-factories.js';

/** What nobody types and programs send: it is refused in words, and never breaks anything. */
describe('input that fits no form', () => {
  let t: TestApp;
  let visitor: Client;
  let file: ElderFile;

  beforeAll(async () => {
    t = await startApp();
    visitor = await t.signIn('visitor');
    file = await registered(visitor);
  });
  afterAll(() => t.close());

  interface Refusal {
    errors: { field: string; detail: string }[];
  }
  const expectRefused = (answer: { status: number; body: unknown }, field: string): void => {
    const { errors = [] } = answer.body as Partial<Refusal>;
    expect({ status: answer.status, fields: errors.map((error) => error.field) }).toEqual({
      status: 400,
      fields: [field],
    });
    expect(errors[0]?.detail).toMatch(/^[^a-z]*[\u4e00-\u9fff]/);
  };
  const packed = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

  describe('a cursor of other values', () => {
    it.each([
      ['visitor', '/follow-ups'],
      ['visitor', '/elders/:id/history'],
      ['village_manager', '/elders/:id/family-bindings'],
      ['village_manager', `/overview/people?about=on_register&regionCode=${TEST_VILLAGE}`],
      ['family', '/family/elders'],
      ['administrator', '/accounts'],
      ['auditor', '/audit-entries'],
    ] as const)('as %s at %s', async (role, path) => {
      const client = await t.signIn(role);
      for (const value of [['x'], [null], [1.5], [1e300], [], [1, 2], { 0: 1, length: 1 }]) {
        const separator = path.includes('?') ? '&' : '?';
        const answer = await client.get(`${path.replace(':id', String(file.id))}${separator}cursor=${packed(value)}`);
        expectRefused(answer, 'cursor');
      }
    });

    it.each([
      ['/elders', [1, 1]],
      ['/elders', ['wang\0', 1]],
      ['/elders/:id/visits', ['2026-11-23', 'x']],
      ['/elders/:id/class-periods', [5]],
      [`/regions?parent=${TEST_TOWN}`, [5]],
    ])('at %s: %j', async (path, value) => {
      const separator = path.includes('?') ? '&' : '?';
      const address = `${path.replace(':id', String(file.id))}${separator}cursor=${packed(value)}`;
      expectRefused(await visitor.get(address), 'cursor');
    });
  });

  it.each(['2026-W60', '9999-W52'])('a week that does not exist or leaves the calendar: %s', async (week) => {
    const manager = await t.signIn('village_manager');
    expectRefused(await visitor.get(`/week-list?week=${week}`), 'week');
    expectRefused(await manager.get(`/overview?week=${week}`), 'week');
  });

  it.each([
    '2026-W48-1T01:00:00Z',
    '2026-327T01:00:00Z',
    '+2026-11-23T00:50:00Z',
    '2026-11-23T00:50:00,5Z',
    '2026-11-23T00Z',
    '2026-02-30T00:50:00Z',
    '9999-12-31T23:59:59Z',
  ])('a start of a visit that is no time: %s', async (startedAt) => {
    const elder = await elderOnRegister(t);
    expectRefused(await visitor.post('/visits', visitOf(t, elder.id, { startedAt })), 'startedAt');
  });

  it.each(['items', 'evidence', 'visitedPerson'])('a list or a number where a visit has %s', async (section) => {
    const elder = await elderOnRegister(t);
    for (const value of [[], [{}], 5]) {
      expectRefused(await visitor.post('/visits', { ...visitOf(t, elder.id), [section]: value }), section);
    }
  });

  it.each(['facts', 'consent', 'firstContact', 'household', 'health', 'economy', 'help'])(
    'a list or a number where a registration has %s',
    async (section) => {
      for (const value of [[], 5]) {
        expectRefused(await visitor.post('/elders', { ...registrationForm(), [section]: value }), section);
      }
    },
  );

  it.each(['members', 'otherContacts'])('a list in the list of %s', async (list) => {
    const values = { [list]: [[]] };
    const form = registrationForm();
    const answer = await visitor.post(
      '/elders',
      list === 'members' ? { ...form, household: values } : { ...form, ...values },
    );
    expectRefused(answer, list === 'members' ? 'household.members' : list);
  });

  it('asks for what is missing, instead of calling it too long', async () => {
    const { body } = await visitor.post('/elders', { ...registrationForm(), name: undefined });
    expect((body as Refusal).errors).toMatchObject([{ field: 'name', detail: '请填写姓名' }]);
  });

  it('an address that cannot be decoded', async () => {
    expectProblem(await visitor.get('/elders/%zz'), 400, 'request.invalid');
  });

  it('words of a query language are names that nobody has', async () => {
    for (const q of ['%', '_', "' OR 1=1 -- ", '\\', '!', '😀']) {
      const { body } = await visitor.get('/elders').query({ q }).expect(200);
      expect((body as { items: unknown[] }).items).toEqual([]);
    }
  });
});

describe('what is known about illnesses', () => {
  it('is encrypted at rest, in the file and in its history, and read again', async () => {
    const t = await startApp();
    try {
      const visitor = await t.signIn('visitor');
      const members = [{ name: '王建国', relationToHead: 'child' as const, livesHere: false, healthStatus: '肺结核' }];
      const health = { illnessHistory: '高血压' };
      const file = await registered(visitor, { health, household: { members } });
      expect(file).toMatchObject({ health, household: { members: [{ healthStatus: '肺结核' }] } });

      const change = changeOf(file, { health: { illnessHistory: '糖尿病' }, household: { members: [] } });
      await visitor.post(`/elders/${file.id}/changes`, change).expect(200);
      expect((await fileOf(visitor, file.id)).health.illnessHistory).toBe('糖尿病');
      const history = (await visitor.get(`/elders/${file.id}/history`).expect(200)).body as object;
      expect(JSON.stringify(history)).toMatch(/高血压.*糖尿病|糖尿病.*高血压/);

      const { manager } = t.dataSource;
      const stored = JSON.stringify([
        await manager.find(Elder),
        await manager.find(HouseholdMember),
        await manager.find(ElderChange),
      ]);
      expect(stored).not.toMatch(/高血压|糖尿病|肺结核|王建国/);
    } finally {
      await t.close();
    }
  });
});
