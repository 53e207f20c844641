import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';

/** A database of its own for one spec file. */
export interface TestDatabase {
  url: string;
  /** Folder for whatever else the process keeps. */
  dataDir: string;
  drop(): Promise<void>;
}

/** Which engine the run is about. */
export const ENGINE: 'sqlite' | 'mariadb' = process.env.TEST_ENGINE === 'mariadb' ? 'mariadb' : 'sqlite';

/** Makes an empty database on the engine of the run. */
export async function createDatabase(): Promise<TestDatabase> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'tanfang-test-'));
  const removeDataDir = (): void => rmSync(dataDir, { recursive: true, force: true });
  if (ENGINE === 'sqlite') {
    return { url: `sqlite:${path.join(dataDir, 'test.sqlite')}`, dataDir, drop: async () => removeDataDir() };
  }

  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error('TEST_ENGINE=mariadb needs TEST_DATABASE_URL; see tools/test/mariadb.mjs');
  const name = `tanfang_${randomBytes(6).toString('hex')}`;
  await onServer(server, `CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    dataDir,
    drop: async () => {
      removeDataDir();
      await onServer(server, `DROP DATABASE ${name}`);
    },
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const { hostname, port, username, password } = new URL(url);
  const connection = await createConnection({ host: hostname, port: Number(port), user: username, password });
  try {
    await connection.query(sql);
  } finally {
    await connection.end();
  }
}
