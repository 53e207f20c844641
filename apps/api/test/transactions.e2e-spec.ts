import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import { Audit } from '../src/platform/audit.js';
import { ClientRequest } from '../src/platform/client-request.entity.js';
import { Transactions } from '../src/platform/tx.js';
import { ENGINE, type TestApp, expectProblem, startApp } from './support/app.js';

const MANY = 500;

describe('transactions', () => {
  let t: TestApp;
  let transactions: Transactions;

  beforeAll(async () => {
    t = await startApp();
    transactions = t.app.get(Transactions);
  });
  afterAll(() => t.close());

  const entry = (action: string) => ({ action, subjectType: 'test', subjectId: 1 });
  const count = (action: string): Promise<number> => t.dataSource.manager.countBy(AuditEntry, { action });

  it(`keeps ${MANY} at once apart: what rolls back leaves nothing, what commits stays whole`, async () => {
    const audit = t.app.get(Audit);
    const outcomes = await Promise.allSettled(
      Array.from({ length: MANY }, (_, i) =>
        transactions.run(async (tx) => {
          await audit.record(tx, null, entry('first'));
          await new Promise((resolve) => setImmediate(resolve));
          if (i % 3 === 0) throw new Error('changed my mind');
          await audit.record(tx, null, entry('second'));
        }),
      ),
    );
    const committed = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(committed).toBe(MANY - Math.ceil(MANY / 3));
    expect([await count('first'), await count('second')]).toEqual([committed, committed]);
  });

  it('shows nobody else what has not been committed', async () => {
    const audit = t.app.get(Audit);
    let seen: Promise<number> | undefined;
    await transactions.run(async (tx) => {
      await audit.record(tx, null, entry('hidden'));
      // On SQLite the reader waits for the end of the transaction, which must come.
      seen = count('hidden');
      if (ENGINE === 'mariadb') expect(await seen).toBe(0);
    });
    if (ENGINE === 'sqlite') expect(await seen).toBe(1);
  });

  it('reads what others committed meanwhile, on each connection', async () => {
    if (ENGINE === 'sqlite') return; // one transaction at a time: nobody commits meanwhile
    await Promise.all(
      [1, 2, 3, 4].map((n) =>
        transactions.run(async (tx) => {
          const seen = async (): Promise<number> => tx.countBy(AuditEntry, { action: `meanwhile ${n}` });
          expect(await seen()).toBe(0);
          await transactions.run((other) => t.app.get(Audit).record(other, null, entry(`meanwhile ${n}`)));
          expect(await seen()).toBe(1);
        }),
      ),
    );
  });

  it('nests with savepoints', async () => {
    const audit = t.app.get(Audit);
    await transactions.run(async (tx) => {
      await audit.record(tx, null, entry('outer'));
      await expect(
        tx.transaction(async (inner) => {
          await audit.record(inner, null, entry('inner'));
          throw new Error('only this part');
        }),
      ).rejects.toThrow('only this part');
    });
    expect([await count('outer'), await count('inner')]).toEqual([1, 0]);
  });

  it('goes on after a statement that fails', async () => {
    await expect(transactions.run((tx) => tx.query('INSERT INTO no_such_table VALUES (1)'))).rejects.toThrow();
    await expect(t.dataSource.query('SELECT nonsense FROM account')).rejects.toThrow();
    await transactions.run((tx) => t.app.get(Audit).record(tx, null, entry('after')));
    expect(await count('after')).toBe(1);
  });

  it('takes a lone null, a Date, a boolean and undefined as parameters', async () => {
    const now = new Date('2026-11-23T01:02:03.456Z');
    const one = async (value: unknown): Promise<unknown> =>
      (await t.dataSource.query<{ value: unknown }[]>('SELECT ? AS value', [value]))[0]?.value;
    expect(await one(null)).toBeNull();
    expect(await one(undefined)).toBeNull();
    expect(Number(await one(true))).toBe(1);
    await t.dataSource.manager.insert(ClientRequest, {
      clientId: 'instant',
      accountId: 1,
      route: '',
      bodyHash: '',
      answer: null,
      createdAt: now,
    });
    const [found] = await t.dataSource.query<{ n: number | string }[]>(
      'SELECT COUNT(*) AS n FROM client_request WHERE created_at = ? AND client_id = ?',
      [now, 'instant'],
    );
    expect(Number(found?.n)).toBe(1);
    const row = await t.dataSource.manager.findOneByOrFail(ClientRequest, { clientId: 'instant' });
    expect(row.createdAt).toEqual(now);
  });

  it('takes and gives bytes, a lone Buffer included', async () => {
    const bytes = Buffer.from([0, 1, 2, 255]);
    const [row] = await t.dataSource.query<{ value: Buffer }[]>(
      ENGINE === 'sqlite' ? 'SELECT ? AS value' : 'SELECT CAST(? AS BINARY) AS value',
      [bytes],
    );
    expect(Buffer.isBuffer(row?.value)).toBe(true);
    expect(row?.value).toEqual(bytes);
  });

  it('enforces foreign keys', async () => {
    await expect(
      t.dataSource.query("UPDATE account SET region_code = '000000' WHERE id = ?", [
        (await t.signIn('visitor')).account.id,
      ]),
    ).rejects.toThrow(/foreign key/i);
  });

  it('enforces checks', async () => {
    await expect(
      t.dataSource.query(
        "INSERT INTO sign_in_failure (attempt_index, name_index, failures, last_at) VALUES ('x', 'x', -1, ?)",
        [new Date()],
      ),
    ).rejects.toThrow(/ck_sign_in_failure_failures/);
  });

  it('refuses text with a NUL character at the edge', async () => {
    const answer = await t.http.post('/api/v1/auth/login').send({ loginName: 'a\0b', password: 'x' });
    expectProblem(answer, 400, 'request.invalid');
    expect((answer.body as { errors: object[] }).errors).toMatchObject([{ field: 'loginName' }]);
    expectProblem(await t.http.get('/api/v1/regions?parent=%00'), 401, 'auth.required');
    const city = await t.signIn('city_officer');
    expectProblem(await city.get('/regions?parent=%00'), 400, 'request.invalid');
  });
});
