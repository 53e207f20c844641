/**
 * npm run build [-- --force]: the domain library, the API and the web app, where missing or stale.
 * The WeChat build is `npm run build:weapp`.
 */
import { ensureBuilt } from './support/builds.mjs';

try {
  await ensureBuilt(['api', 'web'], { force: process.argv.includes('--force') });
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
