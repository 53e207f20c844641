import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const FILE = 'development-secrets.json';

/**
 * The secrets of a start outside production: made up once and kept, so that data stays readable between starts.
 * @param dataDir where the file is kept; readable by its owner only
 * @returns texts for the settings `tokenSecret`, `fieldKeys` and `blindIndexKey`
 */
export function developmentSecrets(dataDir: string): Record<string, string> {
  const file = path.join(dataDir, FILE);
  if (!existsSync(file)) {
    const secrets = {
      tokenSecret: randomBytes(32).toString('base64'),
      fieldKeys: `k1:${randomBytes(32).toString('base64')}`,
      blindIndexKey: randomBytes(32).toString('base64'),
    };
    mkdirSync(dataDir, { recursive: true });
    try {
      writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process made them in the same moment: its file counts.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
}
