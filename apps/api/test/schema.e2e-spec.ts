import { DataSource, type DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../src/migrations/index.js';
import { dataSourceOptions } from '../src/platform/database/data-source.js';
import { ENGINE, type TestApp, startApp } from './support/app.js';
import { createDatabase } from './support/database.js';
import { Config } from '../src/platform/config.js';

describe('the schema', () => {
  let t: TestApp;

  beforeAll(async () => {
    t = await startApp();
  });
  afterAll(() => t.close());

  it('does not drift from the entities', async () => {
    const { upQueries } = await t.dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('has an entity for every table', async () => {
    const known = t.dataSource.entityMetadatas.map(({ tableName }) => tableName);
    expect(await tablesOf(t.dataSource)).toEqual([...known, 'schema_migration'].sort());
  });

  it('has no eager or cascading relation', () => {
    const relations = t.dataSource.entityMetadatas.flatMap(({ relations: all }) => all);
    const wrong = relations.filter(
      (relation) =>
        relation.isEager || relation.isCascadeInsert || relation.isCascadeUpdate || relation.isCascadeRemove,
    );
    expect(wrong.map(({ propertyPath, entityMetadata }) => `${entityMetadata.name}.${propertyPath}`)).toEqual([]);
  });

  it('is ready, and says so when a migration is missing', async () => {
    await t.http.get('/readyz').expect(200, { status: 'ok', database: 'ok', migrations: 'ok' });
    await t.dataSource.query('DELETE FROM schema_migration WHERE name = ?', [lastMigration()]);
    await t.http.get('/readyz').expect(503, { status: 'unavailable', database: 'ok', migrations: 'pending' });
    await t.http.get('/healthz').expect(200, { status: 'ok' });
  });
});

if (ENGINE === 'mariadb') {
  describe('an address with the scheme of another server', () => {
    it('is refused at start, with the right one', async () => {
      const database = await createDatabase();
      const wrong = { ...database, url: database.url.replace('mariadb:', 'mysql:') };
      await expect(startApp({ database: wrong })).rejects.toThrow('mariadb://');
      await database.drop();
    });
  });
}

describe('the migrations', () => {
  let t: TestApp;
  let dataSource: DataSource;

  beforeAll(async () => {
    t = await startApp();
    dataSource = await new DataSource(dataSourceOptions(t.app.get(Config)) as DataSourceOptions).initialize();
  });
  afterAll(async () => {
    await dataSource.destroy();
    await t.close();
  });

  it('go down to nothing and up again, twice', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (const _ of MIGRATIONS) await dataSource.undoLastMigration();
      expect(await tablesOf(dataSource)).toEqual(['schema_migration']);
      const run = await dataSource.runMigrations();
      expect(run.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name));
    }
  });

  it('are numbered in the order of their list', () => {
    const stamps = MIGRATIONS.map(({ name }) => Number(/\d{13}$/.exec(name)?.[0]));
    expect(stamps).toEqual([...stamps].sort((a, b) => a - b));
    expect(stamps.every(Number.isFinite)).toBe(true);
  });
});

function lastMigration(): string {
  return MIGRATIONS.at(-1)?.name ?? '';
}

async function tablesOf(dataSource: DataSource): Promise<string[]> {
  const sql =
    ENGINE === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()';
  const rows = await dataSource.query<{ name: string }[]>(sql);
  return rows.map(({ name }) => name).sort();
}
