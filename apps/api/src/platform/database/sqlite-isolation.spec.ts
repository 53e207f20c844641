import { DataSource } from 'typeorm';
import { SqliteDatabase } from './sqlite-driver.js';
import { isolateSqlite } from './sqlite-isolation.js';

describe('isolation on the one connection of SQLite', () => {
  let dataSource: DataSource;

  beforeEach(async () => {
    dataSource = new DataSource({ type: 'better-sqlite3', driver: SqliteDatabase, database: ':memory:', timeout: 100 });
    await dataSource.initialize();
    isolateSqlite(dataSource, 50);
    await dataSource.query('CREATE TABLE thing (n INTEGER NOT NULL)');
  });
  afterEach(() => dataSource.destroy());

  const count = async (): Promise<number> =>
    (await dataSource.query<{ n: number }[]>('SELECT COUNT(*) AS n FROM thing'))[0]?.n ?? -1;

  it('tells a caller who waits for its own transaction what to do instead, and goes on', async () => {
    await expect(
      dataSource.transaction(async (tx) => {
        await tx.query('INSERT INTO thing VALUES (1)');
        await dataSource.query('INSERT INTO thing VALUES (2)');
      }),
    ).rejects.toMatchObject({ code: 'SQLITE_BUSY', message: expect.stringContaining('EntityManager') as string });
    expect(await count()).toBe(0);
  });

  it('undoes a transaction that is released without an end', async () => {
    const runner = dataSource.createQueryRunner();
    await runner.startTransaction();
    await runner.query('INSERT INTO thing VALUES (1)');
    await runner.release();
    expect(await count()).toBe(0);
  });

  it('is free again after a statement that rolled back by itself', async () => {
    await expect(
      dataSource.transaction(async (tx) => {
        await tx.query('INSERT OR ROLLBACK INTO thing VALUES (NULL)');
      }),
    ).rejects.toThrow();
    await dataSource.query('INSERT INTO thing VALUES (1)');
    expect(await count()).toBe(1);
  });

  it('serves in the order of asking', async () => {
    const served: number[] = [];
    await Promise.all(
      [1, 2, 3].map((n) =>
        dataSource.transaction(async (tx) => {
          await tx.query('INSERT INTO thing VALUES (?)', [n]);
          served.push(n);
        }),
      ),
    );
    expect(served).toEqual([1, 2, 3]);
  });
});
