import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './run.mjs';

/** What the first page may cost on a phone's network: KiB, compressed. */
const BUDGET_KIB = 160;

/**
 * Weighs what the browser fetches before the web app shows anything: index.html and the files it names.
 * @returns {{passed: number, failed: number, output: string}} as a step of the checks
 */
export function weighFirstLoad() {
  const folder = join(ROOT, 'apps', 'miniprogram', 'dist', 'h5');
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="\/?([^":]+\.(?:js|css))"/g)].map(([, path]) => path);
  const files = ['index.html', ...named].map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
  const lines = files.map(
    ({ path, bytes }) => `${path}: ${kib(bytes.length)} KiB, ${kib(gzipSync(bytes).length)} KiB compressed`,
  );
  const total = files.reduce((sum, { bytes }) => sum + gzipSync(bytes).length, 0);
  const ok = named.length > 0 && total <= BUDGET_KIB * 1024;
  lines.push(`first load: ${kib(total)} KiB compressed, of ${BUDGET_KIB}`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, output: lines.join('\n') };
}

const kib = (bytes) => (bytes / 1024).toFixed(1);
