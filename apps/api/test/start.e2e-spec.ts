import { once } from 'node:events';
import { startProcess } from './support/api-process.js';
import { type TestDatabase, createDatabase } from './support/database.js';

const START_MS = 60_000;

describe('the process', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it(
    'does not start with wrong settings, and names every one',
    async () => {
      const { child, output } = startProcess({ NODE_ENV: 'production', PORT: 'abc' });
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
      const {
        child,
        output,
        address: listening,
      } = startProcess({
        PORT: '0',
        DATABASE_URL: database.url,
        DATA_DIR: database.dataDir,
        DEMO_ELDERS: '20',
      });
      const address = await listening();
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
