import { SqliteDatabase } from '../src/platform/database/sqlite-driver.js';
import { ENGINE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { type TestDatabase, createDatabase } from './support/database.js';
import { TcpProxy } from '../../../test/support/tcp-proxy.js';

const TIMEOUT_MS = 500;

if (ENGINE === 'mariadb') describe('a database that goes away and comes back', outageOfServer);
else describe('an embedded database that another process holds', heldDatabase);

function outageOfServer(): void {
  let t: TestApp;
  let database: TestDatabase;
  let proxy: TcpProxy;
  let visitor: Client;

  beforeAll(async () => {
    database = await createDatabase();
    const direct = new URL(database.url);
    proxy = new TcpProxy(Number(direct.port));
    await proxy.open();
    const throughProxy = new URL(database.url);
    throughProxy.port = String(proxy.port);
    t = await startApp({
      database: { ...database, url: throughProxy.toString() },
      settings: { DATABASE_TIMEOUT_MS: String(TIMEOUT_MS), DATABASE_POOL_SIZE: '3' },
    });
    visitor = await t.signIn('visitor');
  });
  afterAll(async () => {
    await t.close();
    await proxy.cut();
    await database.drop();
  });

  const refresh = () => t.http.post('/api/v1/auth/refresh').send({ refreshToken: 'unknown' });

  const expectOutage = async (): Promise<void> => {
    expectProblem(await visitor.get('/me'), 503, 'database.unavailable');
    const write = await refresh();
    expectProblem(write, 503, 'database.unavailable');
    expect(write.headers['retry-after']).toBe('5');
    expect((write.body as { detail: string }).detail).toMatch(/没有丢失.*再试/);
    await t.http.get('/readyz').expect(503, { status: 'unavailable', database: 'unreachable', migrations: 'unknown' });
    await t.http.get('/healthz').expect(200);
  };
  const expectService = async (): Promise<void> => {
    await t.http.get('/readyz').expect(200);
    await visitor.get('/me').expect(200);
    expectProblem(await refresh(), 401, 'auth.session_ended');
  };

  it('is reported, and the service goes on by itself, when the line is cut', async () => {
    await expectService();
    await proxy.cut();
    await expectOutage();
    await proxy.open();
    await expectService();
  });

  it('is reported, and the service goes on by itself, when it falls silent', async () => {
    await expectService();
    proxy.fallSilent();
    await expectOutage();
    await proxy.cut();
    await proxy.open();
    await expectService();
  });

  it('loses nothing of a transaction that was cut in the middle: it happened whole or not at all', async () => {
    const { dataSource } = t;
    await expect(
      dataSource.transaction(async (tx) => {
        await tx.query("UPDATE account SET display_name = '半途' WHERE id = ?", [visitor.account.id]);
        await proxy.cut();
        await tx.query("UPDATE account SET display_name = '完成' WHERE id = ?", [visitor.account.id]);
      }),
    ).rejects.toThrow();
    await proxy.open();
    expect((await visitor.get('/me').expect(200)).body).toMatchObject({ displayName: visitor.account.displayName });
  });

  it('serves as many as before afterwards: no connection is lost to the pool', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => visitor.get('/me')));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 200));
  });
}

function heldDatabase(): void {
  let t: TestApp;
  let database: TestDatabase;
  let other: SqliteDatabase;

  beforeAll(async () => {
    database = await createDatabase();
    t = await startApp({ database });
    other = new SqliteDatabase(database.url.replace('sqlite:', ''), { timeout: 0 });
  });
  afterAll(async () => {
    other.close();
    await t.close();
    await database.drop();
  });

  it('is read meanwhile, and written once it is free', async () => {
    const visitor = await t.signIn('visitor');
    other.exec('BEGIN IMMEDIATE');
    const logout = { refreshToken: visitor.session.refreshToken };
    await visitor.get('/me').expect(200);
    expectProblem(await t.http.post('/api/v1/auth/logout').send(logout), 503, 'database.unavailable');
    await t.http.get('/readyz').expect(200);
    other.exec('COMMIT');
    await t.http.post('/api/v1/auth/logout').send(logout).expect(204);
  });
}
