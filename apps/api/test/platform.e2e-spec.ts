import { randomBytes, randomUUID } from 'node:crypto';
import { Controller, Get, Post } from '@nestjs/common';
import { Account } from '../src/modules/accounts/account.entity.js';
import type { Actor } from '../src/platform/actor.js';
import { Allow } from '../src/platform/allow.decorator.js';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { Audit } from '../src/platform/audit.js';
import { ClientRequest } from '../src/platform/client-request.entity.js';
import { FieldCrypto } from '../src/platform/crypto.js';
import { Idempotency } from '../src/platform/idempotency.js';
import { Metrics } from '../src/platform/http/metrics.js';
import { Transactions } from '../src/platform/tx.js';
import { TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import { createDatabase } from './support/database.js';

/** Routes that somebody forgot to guard, and one that breaks. */
@Controller('forgotten')
class ForgottenController {
  @Get()
  read(): string {
    return 'open to all';
  }

  @Allow('session.use')
  @Post('broken')
  broken(): never {
    throw new Error('SELECT secret FROM somewhere');
  }
}

describe('the platform', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startApp({ controllers: [ForgottenController] });
  });
  afterAll(() => t.close());

  describe('a route without @Allow', () => {
    it('is denied to everybody', async () => {
      expectProblem(await t.http.get('/api/v1/forgotten'), 401, 'auth.required');
      const administrator = await t.signIn('administrator');
      expectProblem(await administrator.get('/forgotten'), 403, 'permission.denied');
    });
  });

  describe('an error', () => {
    it('of the code shows nothing of its inside', async () => {
      const visitor = await t.signIn('visitor');
      const answer = await visitor.post('/forgotten/broken');
      expectProblem(answer, 500, 'internal');
      expect(answer.text).not.toContain('secret');
      expect(Object.keys(answer.body as object).sort()).toEqual(['code', 'detail', 'status', 'title', 'type']);
    });

    it('of the sender is a problem as well', async () => {
      const visitor = await t.signIn('visitor');
      expectProblem(await t.http.get('/api/v1/no-such-thing'), 404, 'route.unknown');
      expectProblem(await t.http.delete('/api/v1/auth/login'), 404, 'route.unknown');
      const send = (type: string, body: string) =>
        t.http.post('/api/v1/auth/login').set('content-type', type).send(body);
      expectProblem(await send('application/json', '{"loginName":'), 400, 'request.invalid');
      expectProblem(await send('text/xml', '<a/>'), 415, 'request.media_type');
      const large = JSON.stringify({ loginName: 'x'.repeat(2 ** 20) });
      expectProblem(await send('application/json', large), 413, 'request.too_large');
      expectProblem(await visitor.post('/accounts', []), 403, 'permission.denied');
      expectProblem(await t.http.post('/api/v1/auth/login').send([1]), 400, 'request.invalid');
      const administrator = await t.signIn('administrator');
      expectProblem(await administrator.post('/accounts/abc/disable'), 400, 'request.invalid');
    });

    it('of a body that nests without end is a problem, not a crash', async () => {
      const deep = `{"loginName":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
      const answer = await t.http.post('/api/v1/auth/login').set('content-type', 'application/json').send(deep);
      expectProblem(answer, 400, 'request.invalid');
    });
  });

  describe('an answer', () => {
    it('is kept by no cache', async () => {
      const visitor = await t.signIn('visitor');
      const { headers } = await visitor.get('/me').expect(200);
      expect(headers['cache-control']).toBe('no-store');
    });
  });

  describe('an action whose audit entry cannot be written', () => {
    it('does not happen', async () => {
      const administrator = await t.signIn('administrator');
      const wish = {
        loginName: 'unlogged',
        password: 'first-password',
        displayName: '新同事',
        role: 'visitor',
        regionCode: TEST_VILLAGE,
      };
      const failing = jest.spyOn(t.app.get(Audit), 'record').mockRejectedValueOnce(new Error('disk full'));
      expectProblem(await administrator.post('/accounts', wish), 500, 'internal');
      failing.mockRestore();
      expect(await t.dataSource.manager.countBy(Account, { loginName: 'unlogged' })).toBe(0);
      expect((await administrator.post('/accounts', wish)).status).toBe(201);
    });
  });

  describe('a write under a client’s id', () => {
    let actor: Actor;
    let runs = 0;

    beforeAll(async () => {
      ({ actor } = await t.signIn('visitor'));
    });
    beforeEach(() => {
      runs = 0;
    });

    const write = (clientId: string, body: object, who = actor, route = 'POST /things'): Promise<{ number: number }> =>
      t.app.get(Transactions).run((tx) =>
        t.app.get(Idempotency).run(tx, who, { clientId, route, body }, async () => {
          runs += 1;
          await t.app.get(Audit).record(tx, who, { action: 'thing.write', subjectType: 'thing', subjectId: clientId });
          return { number: runs };
        }),
      );
    const entries = (clientId: string): Promise<number> =>
      t.dataSource.manager.countBy(AuditEntry, { action: 'thing.write', subjectId: clientId });

    it('happens once, and answers the same each time', async () => {
      const clientId = randomUUID();
      const first = await write(clientId, { a: 1, b: { c: 2, d: 3 } });
      expect(await write(clientId, { b: { d: 3, c: 2 }, a: 1 })).toEqual(first);
      expect([runs, await entries(clientId)]).toEqual([1, 1]);
    });

    it('happens once when it comes twice at once', async () => {
      const clientId = randomUUID();
      const answers = await Promise.all(Array.from({ length: 8 }, () => write(clientId, { a: 1 })));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await entries(clientId)).toBe(1);
    });

    it('is refused with another body, on another route, and from somebody else', async () => {
      const clientId = randomUUID();
      await write(clientId, { a: 1 });
      const other = (await t.signIn('visitor', { name: '别人' })).actor;
      const refused = { status: 409, code: 'client_id.reused' };
      await expect(write(clientId, { a: 2 })).rejects.toMatchObject(refused);
      await expect(write(clientId, { a: 1 }, other)).rejects.toMatchObject(refused);
      await expect(write(clientId, { a: 1 }, actor, 'POST /others')).rejects.toMatchObject(refused);
      expect(await entries(clientId)).toBe(1);
    });

    it('may come again after it failed', async () => {
      const clientId = randomUUID();
      const failing = jest.spyOn(t.app.get(Audit), 'record').mockRejectedValueOnce(new Error('disk full'));
      await expect(write(clientId, { a: 1 })).rejects.toThrow('disk full');
      failing.mockRestore();
      expect(await write(clientId, { a: 1 })).toEqual({ number: 2 });
    });

    it('keeps its answer encrypted', async () => {
      const clientId = randomUUID();
      await write(clientId, { a: 1 });
      const { answer } = await t.dataSource.manager.findOneByOrFail(ClientRequest, { clientId });
      expect(answer).toMatch(/^k1:/);
    });

    it('keeps an answer of a whole village, and reads one from before answers were packed', async () => {
      const clientId = randomUUID();
      const rows = Array.from({ length: 4000 }, (_, id) => ({ id, name: `老人${id}`, level: 'A' }));
      const request = { clientId, route: 'POST /things', body: {} };
      const run = () =>
        t.app.get(Transactions).run((tx) => t.app.get(Idempotency).run(tx, actor, request, async () => rows));
      await run();
      expect(await run()).toEqual(rows);
      const answer = t.app.get(FieldCrypto).encrypt('{"number":7}');
      await t.dataSource.manager.update(ClientRequest, { clientId }, { answer });
      expect(await run()).toEqual({ number: 7 });
    });
  });

  it('tells the time with every answer, for phones whose clock is wrong', async () => {
    const answer = await t.http.get('/api/v1/me');
    expect(answer.headers['x-server-time']).toBe(t.clock.now().toISOString());
  });

  describe('figures', () => {
    it('count requests by route pattern, never by address', async () => {
      const administrator = await t.signIn('administrator');
      await administrator.post('/accounts/123456/disable');
      const figures = await t.app.get(Metrics).registry.metrics();
      expect(figures).toContain('route="/api/v1/accounts/:id/disable",status="404"');
      expect(figures).not.toContain('123456');
      expect((await t.http.get('/metrics').expect(200)).text).toContain('process_cpu_seconds_total');
    });

    it('are switched off in production without a token, and ask for it', async () => {
      const database = await createDatabase();
      const production = {
        NODE_ENV: 'production',
        DEMO_MODE: '',
        TOKEN_SECRET: randomBytes(32).toString('hex'),
        FIELD_KEYS: `k1:${randomBytes(32).toString('base64')}`,
        BLIND_INDEX_KEY: randomBytes(32).toString('base64'),
      };
      try {
        const without = await startApp({ database, settings: production });
        expectProblem(await without.http.get('/metrics'), 404, 'not_found');
        await without.close();
        const guarded = await startApp({ database, settings: { ...production, METRICS_TOKEN: 'figures' } });
        expectProblem(await guarded.http.get('/metrics'), 401, 'auth.required');
        await guarded.http.get('/metrics').set('authorization', 'Bearer figures').expect(200);
        await guarded.close();
      } finally {
        await database.drop();
      }
    });
  });
});

describe('keys of encrypted fields', () => {
  it('rotate: what was written under the old one stays readable and is found', async () => {
    const [oldKey, newKey] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
    const database = await createDatabase();
    const phone = '13900001234';
    try {
      const before = await startApp({ database, settings: { FIELD_KEYS: `k1:${oldKey}` } });
      const administrator = await before.signIn('administrator');
      const wish = { loginName: 'rotated', password: 'first-password', displayName: '新同事', role: 'family', phone };
      expect((await administrator.post('/accounts', wish)).status).toBe(201);
      await before.close();

      const after = await startApp({ database, settings: { FIELD_KEYS: `k2:${newKey},k1:${oldKey}` } });
      const account = await after.dataSource.manager.findOneByOrFail(Account, { loginName: 'rotated' });
      const crypto = after.app.get(FieldCrypto);
      expect(account.phoneEnc).toMatch(/^k1:/);
      expect(crypto.decrypt(account.phoneEnc ?? '')).toBe(phone);
      expect(crypto.isCurrent(account.phoneEnc ?? '')).toBe(false);
      expect(crypto.encrypt(phone)).toMatch(/^k2:/);
      expect(account.phoneIndex).toBe(crypto.blindIndex('phone', phone));
      await after.close();

      const lost = await startApp({ database, settings: { FIELD_KEYS: `k2:${newKey}` } });
      expect(() => lost.app.get(FieldCrypto).decrypt(account.phoneEnc ?? '')).toThrow('no key "k1"');
      await lost.close();
    } finally {
      await database.drop();
    }
  });
});

describe('limits', () => {
  it('hold an address to so many sign-ins in a minute, and an account to so many requests', async () => {
    const t = await startApp({ settings: { SIGN_INS_PER_MINUTE: '3', REQUESTS_PER_MINUTE: '6' } });
    try {
      const login = () => t.http.post('/api/v1/auth/login').send({ loginName: 'x', password: 'y' });
      for (let i = 0; i < 3; i += 1) expectProblem(await login(), 401, 'auth.wrong_password');
      const refused = await login();
      expectProblem(refused, 429, 'request.too_many');
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);

      const [visitor, other] = [await t.signIn('visitor'), await t.signIn('visitor', { name: '别人' })];
      for (let i = 0; i < 6; i += 1) await visitor.get('/me').expect(200);
      expectProblem(await visitor.get('/regions'), 429, 'request.too_many');
      await other.get('/me').expect(200);
      await t.http.get('/healthz').expect(200);
    } finally {
      await t.close();
    }
  });
});

describe('the log', () => {
  it('tells what happened without a word about people', async () => {
    const t = await startApp({ settings: { LOG_LEVEL: 'debug' } });
    const lines: string[] = [];
    const writing = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
    try {
      const administrator = await t.signIn('administrator');
      const wish = {
        loginName: 'private.login',
        password: 'private-password',
        displayName: '私密姓名',
        role: 'family',
        phone: '13900005678',
      };
      await administrator.post('/accounts', wish).expect(201);
      await administrator.post('/accounts', wish).expect(409);
      await t.http.post('/api/v1/auth/login?hint=private-query').send({ loginName: 'private.login', password: 'x' });
      const broken = jest.spyOn(t.app.get(Audit), 'record').mockImplementationOnce(async (tx) => {
        await tx.query('INSERT INTO account (login_name) VALUES (?)', ['private.login']);
      });
      await administrator.post('/accounts', { ...wish, loginName: 'private.other', phone: '13900005679' }).expect(500);
      broken.mockRestore();
    } finally {
      writing.mockRestore();
      await t.close();
    }
    const requests = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(requests.filter(({ route }) => route === '/api/v1/accounts').map(({ status }) => status)).toEqual([
      201,
      409,
      undefined,
      500,
    ]);
    expect(lines.join('')).not.toMatch(/private|私密|1390000567/);
  });
});
