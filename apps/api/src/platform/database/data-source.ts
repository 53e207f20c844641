import path from 'node:path';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import type { Config } from '../config.js';
import { DatabaseLog } from './database-log.js';
import { SnakeNaming } from './naming.js';
import { MYSQL_DRIVER } from './mysql-driver.js';
import { SqliteDatabase } from './sqlite-driver.js';
import { isolateSqlite } from './sqlite-isolation.js';

const MIGRATIONS_TABLE = 'schema_migration';
const MIGRATION_LOCK = 'tanfang_migrations';
const MIGRATION_LOCK_SECONDS = 120;

/** How long a statement waits for another process that writes to the file. Nothing else runs meanwhile. */
const SQLITE_BUSY_MS = 1000;

/** How long a caller on SQLite waits for another one's transaction. */
const SQLITE_TURN_MS = 10_000;

/** Options of the data source that the settings ask for. */
export function dataSourceOptions(config: Config): DataSourceOptions {
  const shared = {
    synchronize: false,
    migrationsRun: false,
    migrations: MIGRATIONS,
    migrationsTableName: MIGRATIONS_TABLE,
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNaming(),
    logger: new DatabaseLog(),
  } as const;
  const location = config.get('databaseUrl');

  if (location.type === 'embedded' || location.type === 'sqlite') {
    return {
      ...shared,
      type: 'better-sqlite3',
      driver: SqliteDatabase,
      database: location.type === 'sqlite' ? location.file : path.join(config.get('dataDir'), 'tanfang.sqlite'),
      enableWAL: true,
      timeout: SQLITE_BUSY_MS,
      statementCacheSize: 500,
      prepareDatabase: (database: SqliteDatabase) => {
        database.pragma('synchronous = NORMAL');
      },
    };
  }
  return {
    ...shared,
    type: location.type,
    driver: MYSQL_DRIVER,
    host: location.host,
    port: location.port,
    username: location.username,
    password: location.password,
    database: location.database,
    charset: 'utf8mb4',
    timezone: 'Z',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize: config.get('databasePoolSize'),
    connectTimeout: config.get('databaseTimeoutMs'),
    maxQueryExecutionTime: config.get('databaseTimeoutMs'),
    enableQueryTimeout: true,
    extra: { enableKeepAlive: true, idleTimeout: 60_000 },
  };
}

/**
 * Connects and brings the schema up to date.
 * @throws Error when the database does not answer, or another server answers than the scheme names
 */
export async function openDataSource(options: DataSourceOptions): Promise<DataSource> {
  await runMigrations(options);
  const dataSource = await new DataSource(options).initialize();
  if (options.type === 'better-sqlite3') isolateSqlite(dataSource, SQLITE_TURN_MS);
  return dataSource;
}

/** Runs what is pending, on a connection of its own that may take its time; on MySQL one process after the other. */
async function runMigrations(options: DataSourceOptions): Promise<void> {
  const patient = { ...options, entities: [], enableQueryTimeout: false } as DataSourceOptions;
  const dataSource = await new DataSource(patient).initialize();
  try {
    if (options.type === 'better-sqlite3') {
      await dataSource.runMigrations();
      return;
    }
    await refuseOtherServer(dataSource, options.type);
    const holder = dataSource.createQueryRunner();
    await holder.query('SELECT GET_LOCK(?, ?)', [MIGRATION_LOCK, MIGRATION_LOCK_SECONDS]);
    await dataSource.runMigrations();
    await holder.release();
  } finally {
    // Closes the connections, and with them the lock.
    await dataSource.destroy();
  }
}

/** With the wrong dialect TypeORM sees differences that are none, and would drop JSON columns. */
async function refuseOtherServer(dataSource: DataSource, type: string): Promise<void> {
  const [row] = await dataSource.query<{ version: string }[]>('SELECT VERSION() AS version');
  const answered = /mariadb/i.test(row?.version ?? '') ? 'mariadb' : 'mysql';
  if (answered !== type) {
    throw new Error(`DATABASE_URL 的协议应为 ${answered}:// / the server is ${answered}: write ${answered}://…`);
  }
}
