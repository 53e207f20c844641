import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { seedDemo } from '../src/demo/seed.js';
import { MachineAccount } from '../src/modules/machine-interface/machine-account.entity.js';
import type {
  MachineAccountList,
  MachineAccountView,
  MachineAccountWithToken,
} from '../src/modules/machine-interface/machine-accounts.dto.js';
import type { MachineFigures } from '../src/modules/machine-interface/machine-figures.dto.js';
import type { QuarterReportDto } from '../src/modules/reports/quarter-reports.dto.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { CITY, TEST_TOWN, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { departuresFrom, type JsonSchema } from './support/json-schema.js';

const QUARTER = '2026-Q3';

describe('the interface for programs of other offices', () => {
  let t: TestApp;
  let city: Client;

  beforeAll(async () => {
    t = await startApp({ settings: { DEMO_MODE: 'true', DEMO_ELDERS: '120' } });
    await seedDemo(t.app);
    city = await t.signIn('city_officer');
  });
  afterAll(() => t.close());

  const create = async (name = '省养老服务平台'): Promise<{ id: number; token: string }> => {
    const answer = await city.post('/machine-accounts', { clientId: randomUUID(), name }).expect(201);
    const { account, token } = answer.body as MachineAccountWithToken;
    return { id: account.id, token: token ?? '' };
  };
  const ask = (token: string, path = `quarters/${QUARTER}`, headers: Record<string, string> = {}): request.Test =>
    request(t.url)
      .get(`/api/v1/machine/figures/${path}`)
      .set({ authorization: `Bearer ${token}`, ...headers });
  /** Asks again while the city is being counted. */
  const whole = async (token: string, path?: string): Promise<request.Response> => {
    for (;;) {
      const answer = await ask(token, path).expect(200);
      if ((answer.body as MachineFigures).complete) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
      t.clock.advance({ minutes: 1 });
    }
  };

  it('is made by the city alone; its token is told once and kept as a hash', async () => {
    const body = { clientId: randomUUID(), name: '省养老服务平台' };
    const first = (await city.post('/machine-accounts', body).expect(201)).body as MachineAccountWithToken;
    expect(first.token).toMatch(/^tfm_[\w-]{43}$/);
    const again = (await city.post('/machine-accounts', body).expect(201)).body as MachineAccountWithToken;
    expect(again).toEqual({ account: first.account, token: null });
    const stored = await t.dataSource.manager.findOneByOrFail(MachineAccount, { id: first.account.id });
    expect(JSON.stringify(stored)).not.toContain(first.token);
    const { items } = (await city.get('/machine-accounts').expect(200)).body as MachineAccountList;
    expect(JSON.stringify(items)).not.toContain(first.token);
    expect(items[0]).toMatchObject({ name: '省养老服务平台', tokenTail: first.token?.slice(-4), lastUsedAt: null });
    for (const role of ['town_officer', 'administrator', 'auditor'] as const) {
      const other = await t.signIn(role);
      expectProblem(await other.post('/machine-accounts', body), 403, 'permission.denied');
      expectProblem(await other.get('/machine-accounts'), 403, 'permission.denied');
    }
    expectProblem(await city.post('/machine-accounts', { clientId: randomUUID(), name: ' ' }), 400, 'request.invalid');
  });

  it('reads the quarter as the documented schema says, the same figures as the city’s own screens', async () => {
    const { token, id } = await create();
    const answer = (await whole(token)).body as MachineFigures;
    const docs = readFileSync(join(__dirname, '../../../docs/machine-interface.md'), 'utf8');
    const schema = JSON.parse(/```json\n(\{\n {2}"\$schema"[\s\S]*?\n\})\n```/.exec(docs)?.[1] ?? '') as JsonSchema;
    expect(departuresFrom(schema, answer)).toEqual([]);
    expect(departuresFrom(schema, { ...answer, schemaVersion: 1 })).not.toEqual([]);

    const town = await t.signIn('town_officer');
    const report = (await town.get(`/quarter-reports/${TEST_TOWN}/${QUARTER}`).expect(200)).body as QuarterReportDto;
    const own = answer.towns.find(({ place }) => place.code === TEST_TOWN);
    const lines = report.sections.flatMap((section) => section.lines);
    expect(own?.lines.map(({ code, value }) => [code, value])).toEqual(lines.map(({ code, value }) => [code, value]));
    expect(answer.city.place).toMatchObject({ code: CITY, level: 'city' });
    const visits = (each?: { lines: { code: string; value: number | null }[] }) =>
      each?.lines.find(({ code }) => code === 'visits')?.value ?? 0;
    expect(visits(answer.city)).toBe(answer.towns.reduce((sum, each) => sum + visits(each), 0));
    expect(JSON.stringify(answer)).not.toMatch(/elderId|name":"测试|visitor/);

    const entry = await t.dataSource.manager.findOneByOrFail(AuditEntry, {
      action: 'machine.read',
      subjectId: String(id),
    });
    expect(entry).toMatchObject({ accountId: null, regionCode: CITY });
    expect(JSON.parse(entry.detail ?? '{}')).toEqual({ kind: 'quarter', period: QUARTER, status: 200 });
  });

  it('reads the month', async () => {
    const { token } = await create();
    const answer = (await whole(token, 'months/2026-10')).body as MachineFigures;
    expect(answer).toMatchObject({ schemaVersion: '1.0', kind: 'month', period: '2026-10', status: 'provisional' });
    const docs = readFileSync(join(__dirname, '../../../docs/machine-interface.md'), 'utf8');
    const schema = JSON.parse(/```json\n(\{\n {2}"\$schema"[\s\S]*?\n\})\n```/.exec(docs)?.[1] ?? '') as JsonSchema;
    expect(departuresFrom(schema, answer)).toEqual([]);
    expectProblem(await ask(token, 'months/2026-13'), 400, 'request.invalid');
    expectProblem(await ask(token, 'quarters/2026-Q7'), 400, 'request.invalid');
  });

  it('says 304 to whoever has it already, until something changes', async () => {
    const { token } = await create();
    const tag = (await whole(token)).headers.etag as string;
    expect(tag).toMatch(/^"[\w-]+"$/);
    const same = await ask(token, undefined, { 'if-none-match': `W/${tag}, "other"` }).expect(304);
    expect(same.text).toBe('');
    expect(same.headers.etag).toBe(tag);
    await ask(token, undefined, { 'if-none-match': '"other"' }).expect(200);
  });

  it('calls final what was accepted, frozen, and provisional everything else; a correction stands beside it', async () => {
    const { token } = await create();
    const before = await whole(token);
    expect((before.body as MachineFigures).towns.every(({ status }) => status === 'provisional')).toBe(true);
    const town = await t.signIn('town_officer');
    const path = `/quarter-reports/${TEST_TOWN}/${QUARTER}`;
    const texts = { difficulties: '留守老人多', nextQuarter: '补充探访员' };
    await town.post(`${path}/texts`, { clientId: randomUUID(), version: 0, ...texts }).expect(200);
    await town.post(`${path}/submission`, { clientId: randomUUID(), version: 1 }).expect(200);
    const statusOf = async () => {
      const answer = (await whole(token)).body as MachineFigures;
      return { answer, own: answer.towns.find(({ place }) => place.code === TEST_TOWN) };
    };
    expect((await statusOf()).own).toMatchObject({
      status: 'provisional',
      reportStatus: 'submitted',
      acceptedAt: null,
    });
    await city.post(`${path}/acceptance`, { clientId: randomUUID(), version: 2 }).expect(200);
    const { answer, own } = await statusOf();
    expect(own).toMatchObject({ status: 'final', reportStatus: 'accepted', acceptedAt: expect.any(String) as string });
    expect(answer.status).toBe('provisional');
    expect((await whole(token)).headers.etag).not.toBe(before.headers.etag);

    const correction = { line: 'visits', value: 7, reason: '漏录后补' };
    await city.post(`${path}/corrections`, { clientId: randomUUID(), ...correction }).expect(200);
    const corrected = (await statusOf()).own;
    expect(corrected?.lines).toEqual(own?.lines);
    expect(corrected?.corrections).toMatchObject([{ line: 'visits', after: 7 }]);
    expect(JSON.stringify(corrected)).not.toContain('漏录后补');
  });

  it('refuses wrong tokens, people’s sessions, revoked and rotated ones, and other scopes', async () => {
    expectProblem(
      await request(t.url).get(`/api/v1/machine/figures/quarters/${QUARTER}`),
      401,
      'machine.token_missing',
    );
    expectProblem(await ask(`tfm_${'x'.repeat(43)}`), 401, 'machine.token_unknown');
    expectProblem(await ask(city.accessToken.replaceAll('.', '-').slice(0, 150)), 401, 'machine.token_unknown');

    const { token, id } = await create();
    // A program's token opens nothing else.
    for (const path of ['/elders', '/figures?measures=register&periods=2026-10', '/machine-accounts']) {
      const answer = await request(t.url)
        .get(`/api/v1${path}`)
        .set({ authorization: `Bearer ${token}` });
      expectProblem(answer, 401, 'auth.token_invalid');
    }
    await t.dataSource.manager.update(MachineAccount, { id }, { scopes: 'elders.read' });
    expectProblem(await ask(token), 403, 'machine.scope');
    await t.dataSource.manager.update(MachineAccount, { id }, { scopes: 'figures.read' });

    const rotation = { clientId: randomUUID() };
    const rotated = (await city.post(`/machine-accounts/${id}/rotation`, rotation).expect(200))
      .body as MachineAccountWithToken;
    expectProblem(await ask(token), 401, 'machine.token_unknown');
    await ask(rotated.token ?? '').expect(200);
    const repeated = (await city.post(`/machine-accounts/${id}/rotation`, rotation).expect(200))
      .body as MachineAccountWithToken;
    expect(repeated.token).toBeNull();
    await ask(rotated.token ?? '').expect(200);

    const view = (await city.post(`/machine-accounts/${id}/revocation`, { clientId: randomUUID() }).expect(200))
      .body as MachineAccountView;
    expect(view.revokedAt).not.toBeNull();
    expectProblem(await ask(rotated.token ?? ''), 401, 'machine.token_unknown');
    for (const step of ['rotation', 'revocation']) {
      const answer = await city.post(`/machine-accounts/${id}/${step}`, { clientId: randomUUID() });
      expectProblem(answer, 409, 'machine_account.revoked');
    }
    expectProblem(
      await city.post('/machine-accounts/999999/revocation', { clientId: randomUUID() }),
      404,
      'machine_account.unknown',
    );
    const logged = await t.dataSource.manager.findBy(AuditEntry, {
      action: 'machine_account.manage',
      subjectId: String(id),
    });
    expect(logged.map(({ detail }) => JSON.parse(detail ?? '{}') as object)).toEqual([
      { what: 'create' },
      { what: 'rotate' },
      { what: 'revoke' },
    ]);
  });

  it('answers so many requests a minute, each program its own', async () => {
    const [first, second] = [await create('甲平台'), await create('乙平台')];
    t.clock.advance({ minutes: 1 });
    for (let n = 0; n < 60; n += 1) expect((await ask(first.token, 'months/2026-13')).status).toBe(400);
    const refused = await ask(first.token, 'months/2026-13');
    expectProblem(refused, 429, 'request.too_many');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask(second.token, 'months/2026-13')).status).toBe(400);
    t.clock.advance({ minutes: 1 });
    expect((await ask(first.token, 'months/2026-13')).status).toBe(400);
  });

  it('gives one token in force to two people who rotate at once', async () => {
    const { id } = await create();
    const both = await Promise.all(
      [1, 2].map(() => city.post(`/machine-accounts/${id}/rotation`, { clientId: randomUUID() })),
    );
    const tokens = both.map(({ body }) => (body as MachineAccountWithToken).token ?? '');
    const statuses = await Promise.all(tokens.map(async (token) => (await ask(token, 'months/2026-13')).status));
    expect([...statuses].sort()).toEqual([400, 401]);
  });
});
