/** The statements that a request sends, listened to and sent again through the bare driver. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compiled } from './bench-city.mjs';
import { ROOT } from './run.mjs';

const require = createRequire(join(ROOT, 'apps/api/package.json'));

/** The list of the work that runs: timers of the service send statements of their own in between. */
const heard = new AsyncLocalStorage();

/**
 * Listens while `work` runs.
 * @returns the statements that it sent, in order, each with its parameters
 */
export async function statementsOf({ logger }, work) {
  const statements = [];
  const { logQuery } = logger;
  logger.logQuery = (sql, parameters) => heard.getStore()?.push({ sql, parameters: parameters ?? [] });
  try {
    await heard.run(statements, work);
  } finally {
    logger.logQuery = logQuery;
    // While a store is in use, Node follows every promise: what is measured next must not pay for that.
    heard.disable();
  }
  return statements;
}

/**
 * A connection without framework.
 * @param {string} url as in DATABASE_URL
 * @returns {Promise<{sendAll(statements: {sql: string, parameters: unknown[]}[]): Promise<void>, close(): Promise<void>}>}
 */
export async function bareConnection(url) {
  if (url.startsWith('sqlite:')) return bareSqlite(url.slice('sqlite:'.length));
  const { createConnection } = require('mysql2/promise');
  const { hostname, port, username, pathname } = new URL(url);
  const connection = await createConnection({
    host: hostname,
    port: Number(port),
    user: username,
    database: pathname.slice(1),
    timezone: 'Z',
    charset: 'utf8mb4',
  });
  return {
    sendAll: async (statements) => {
      for (const { sql, parameters } of statements) await connection.query(sql, parameters);
    },
    close: () => connection.end(),
  };
}

/** Statements are prepared once, as a careful program would. */
async function bareSqlite(file) {
  const { SqliteDatabase } = await compiled('platform/database/sqlite-driver.js');
  const database = new SqliteDatabase(file, { timeout: 5_000 });
  database.pragma('journal_mode = WAL');
  database.pragma('foreign_keys = ON');
  database.pragma('synchronous = NORMAL');
  const prepared = new Map();
  return {
    sendAll: async (statements) => {
      for (const { sql, parameters } of statements) {
        let statement = prepared.get(sql);
        if (!statement) prepared.set(sql, (statement = database.prepare(sql)));
        if (statement.reader) statement.all(...parameters);
        else statement.run(...parameters);
      }
    },
    close: async () => database.close(),
  };
}
