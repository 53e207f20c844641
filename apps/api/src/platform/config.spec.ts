import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { ConfigError, readConfig } from './config.js';
import { SETTINGS, type Setting } from './settings.js';

const secret = (): string => randomBytes(32).toString('base64');

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'mariadb://tanfang:p%40ss@database:3307/tanfang',
  TOKEN_SECRET: secret(),
  FIELD_KEYS: `k2:${secret()},k1:${secret()}`,
  BLIND_INDEX_KEY: secret(),
};

const problemsOf = (environment: Record<string, string | undefined>): readonly string[] => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
};

describe('the settings', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'tanfang-config-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  describe('outside production', () => {
    it('need nothing: a demonstration on the embedded database', () => {
      const config = readConfig({ DATA_DIR: dataDir });
      expect(config.production).toBe(false);
      expect(config.get('demoMode')).toBe(true);
      expect(config.get('databaseUrl')).toEqual({ type: 'embedded' });
      expect(config.get('host')).toBe('127.0.0.1');
      expect(config.get('port')).toBe(3000);
    });

    it('make up secrets once, and keep them for their owner alone', () => {
      const first = readConfig({ DATA_DIR: dataDir });
      const second = readConfig({ DATA_DIR: dataDir });
      for (const key of ['tokenSecret', 'fieldKeys', 'blindIndexKey'] as const) {
        expect(second.get(key)).toEqual(first.get(key));
      }
      expect(statSync(path.join(dataDir, 'development-secrets.json')).mode & 0o777).toBe(0o600);
    });

    it('treat an empty variable as absent', () => {
      expect(readConfig({ DATA_DIR: dataDir, PORT: ' ', DEMO_MODE: '' }).get('port')).toBe(3000);
    });
  });

  describe('in production', () => {
    it('are accepted when the operator chose what must be chosen', () => {
      const config = readConfig(PRODUCTION);
      expect(config.production).toBe(true);
      expect(config.get('demoMode')).toBe(false);
      expect(config.get('databaseUrl')).toEqual({
        type: 'mariadb',
        host: 'database',
        port: 3307,
        username: 'tanfang',
        password: 'p@ss',
        database: 'tanfang',
      });
      expect(config.get('fieldKeys').map(({ id }) => id)).toEqual(['k2', 'k1']);
    });

    it('refuse every default that is fit for a demonstration only', () => {
      const problems = problemsOf({ NODE_ENV: 'production', DEMO_MODE: 'true', DATA_DIR: dataDir });
      expect(problems.map((line) => line.split(':')[0])).toEqual([
        'DATABASE_URL',
        'DEMO_MODE',
        'TOKEN_SECRET',
        'FIELD_KEYS',
        'BLIND_INDEX_KEY',
      ]);
    });

    it('allow the embedded database to who asks for it by name', () => {
      const file = path.join(dataDir, 'small.sqlite');
      const config = readConfig({ ...PRODUCTION, DATABASE_URL: `sqlite:${file}` });
      expect(config.get('databaseUrl')).toEqual({ type: 'sqlite', file });
    });

    it('refuse secrets that are no secrets', () => {
      const same = Buffer.alloc(32).toString('base64');
      const problems = problemsOf({
        ...PRODUCTION,
        TOKEN_SECRET: 'a'.repeat(40),
        FIELD_KEYS: `k1:${same}`,
        BLIND_INDEX_KEY: same,
      });
      expect(problems).toHaveLength(3);
      expect(problems.join()).not.toContain(same);
    });
  });

  describe('that are wrong', () => {
    it('are all named at once, in Chinese and English', () => {
      const problems = problemsOf({
        DATA_DIR: dataDir,
        PORT: '70000',
        NODE_ENV: 'staging',
        DATABASE_URL: 'postgres://somewhere/else',
        DEMO_MODE: 'yes',
        WECHAT_API_BASE: 'not an address',
        LOG_LEVEL: 'loud',
        WECHAT_APP_ID: 'wx1',
      });
      expect(problems.map((line) => line.split(/[ :]/)[0])).toEqual([
        'NODE_ENV',
        'PORT',
        'DATABASE_URL',
        'DEMO_MODE',
        'WECHAT_API_BASE',
        'LOG_LEVEL',
        'WECHAT_APP_ID,',
      ]);
      for (const line of problems) expect(line).toMatch(/[\u4e00-\u9fff].* \/ \w/);
    });

    it.each([
      ['DATABASE_URL', 'mysql://user:hunter2@host'],
      ['TOKEN_SECRET', 'hunter2'],
      ['FIELD_KEYS', 'hunter2'],
      ['BLIND_INDEX_KEY', 'hunter2'],
      ['ADMIN_PASSWORD', 'hunter2'],
    ])('do not show the secret %s', (name, value) => {
      const problems = problemsOf({ DATA_DIR: dataDir, [name]: value });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toContain(name);
      expect(problems[0]).not.toContain('hunter2');
    });

    it.each([
      'mysql://host',
      'mariadb://user@/name',
      'sqlite:',
      'host:3306/name',
      'mariadb://user:pass@host:99999/name',
    ])('include the database %s', (url) => {
      expect(problemsOf({ DATA_DIR: dataDir, DATABASE_URL: url })).toHaveLength(1);
    });

    it('include a key id that occurs twice', () => {
      const keys = `k1:${secret()},k1:${secret()}`;
      expect(problemsOf({ ...PRODUCTION, FIELD_KEYS: keys })[0]).toContain('密钥编号重复');
    });
  });

  it('are documented as they are', () => {
    const file = path.resolve(__dirname, '../../../../docs/configuration.md');
    const page = documentation();
    if (process.env.UPDATE_DOCS === 'true') writeFileSync(file, page);
    expect(readFileSync(file, 'utf8')).toBe(page);
  });
});

/** docs/configuration.md as the list of settings makes it. */
function documentation(): string {
  const all = Object.values(SETTINGS) as Setting<unknown>[];
  const rows = all.map(({ name, about, fallback, refusedInProduction }) => [
    `\`${name}\``,
    fallback === '' ? '' : `\`${fallback}\``,
    refusedInProduction === undefined ? '' : ruleOf(refusedInProduction),
    about,
  ]);
  return [
    '# Configuration',
    '',
    'Every setting is an environment variable. All are read and checked once, at start; a wrong one stops the start with',
    'a line for each, and exit code 78. An empty variable counts as absent.',
    '',
    'With no setting at all the service is a demonstration on the embedded database. `NODE_ENV=production` refuses what',
    'is fit for a demonstration only. Outside production, `TOKEN_SECRET`, `FIELD_KEYS` and `BLIND_INDEX_KEY` are made up',
    'at the first start and kept in `DATA_DIR/development-secrets.json`. `openssl rand -base64 32` makes such a value.',
    '',
    ...table(['Variable', 'Default', 'In production', 'Meaning'], rows),
    '',
    'Made from `apps/api/src/platform/settings.ts`; a test compares. To write it anew:',
    '`UPDATE_DOCS=true npx jest --selectProjects=api --testPathPatterns config.spec`.',
    '',
  ].join('\n');
}

function ruleOf(refused: (text: string) => string | null): string {
  return refused('') === null ? 'must not be `true`' : 'must be set';
}

/** Lines of a table as the formatter of the house aligns it. */
function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => columnsOf(row[column] ?? ''))));
  const padded = (cell: string, i: number): string =>
    cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - columnsOf(cell)));
  const line = (cells: string[]): string => `| ${cells.map(padded).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)];
}

/** Columns of a terminal that a text takes: Chinese characters take two. */
function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? 2 : 1), 0);
}
