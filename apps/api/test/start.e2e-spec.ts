import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { type TestDatabase, createDatabase } from './support/database.js';

const MAIN = path.resolve(__dirname, '../src/main.ts');
const START_MS = 60_000;

/** Starts the process as an operator does, from its sources. */
function start(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', '@swc-node/register/esm-register', MAIN], {
    env: {
      PATH: process.env.PATH ?? '',
      SWC_NODE_PROJECT: path.resolve(__dirname, '../tsconfig.json'),
      ...environment,
    },
    cwd: path.resolve(__dirname, '..'),
  });
  const output = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (output.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
  return { child, output };
}

describe('the process', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it(
    'does not start with wrong settings, and names every one',
    async () => {
      const { child, output } = start({ NODE_ENV: 'production', PORT: 'abc' });
      const [code] = (await once(child, 'exit')) as [number];
      expect(code).toBe(78);
      for (const name of ['PORT', 'DATABASE_URL', 'TOKEN_SECRET', 'FIELD_KEYS', 'BLIND_INDEX_KEY']) {
        expect(output.err).toContain(`- ${name}`);
      }
      expect(output.err).not.toContain('    at ');
    },
    START_MS,
  );

  it(
    'starts with none, answers, and ends in order when told to',
    async () => {
      const { child, output } = start({
        PORT: '0',
        DATABASE_URL: database.url,
        DATA_DIR: database.dataDir,
        DEMO_ELDERS: '20',
      });
      const address = await new Promise<string>((resolve, reject) => {
        child.once('exit', () => reject(new Error(output.err)));
        child.stdout.on('data', () => {
          const found = /"address":"([^"]+)"/.exec(output.out)?.[1];
          if (found) resolve(found);
        });
      });
      expect((await fetch(`${address}/readyz`)).status).toBe(200);
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      expect(await exit).toEqual([0, null]);
      for (const line of output.out.split('\n').filter((text) => text.startsWith('{'))) {
        expect(() => JSON.parse(line) as unknown).not.toThrow();
      }
    },
    START_MS,
  );
});
