import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from './run.mjs';

const NOT_SOURCES = new Set(['node_modules', 'dist', 'coverage', '.swc', '.cache']);
const NOT_BUILT = /\.(e2e-)?spec\.tsx?$/;

const stampPath = (name) => join(ROOT, '.cache', 'builds', name);

function* filesUnder(path) {
  if (!existsSync(path)) return;
  if (statSync(path).isFile()) {
    yield path;
    return;
  }
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (NOT_SOURCES.has(entry.name) || NOT_BUILT.test(entry.name)) continue;
    yield* filesUnder(join(path, entry.name));
  }
}

/**
 * A digest of what a build reads: contents, not times, so that a fresh checkout and a touched file mean the same.
 * @param {string[]} sources files and folders relative to the top folder
 * @returns {string}
 */
export function fingerprint(sources) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const file of sources.flatMap((source) => [...filesUnder(join(ROOT, source))]).sort()) {
    hash.update(relative(ROOT, file).replaceAll('\\', '/')).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Whether the named build was made from sources with this fingerprint. */
export function isStamped(name, print) {
  return existsSync(stampPath(name)) && readFileSync(stampPath(name), 'utf8') === print;
}

/** Notes after a successful build what it was made from. */
export function stamp(name, print) {
  mkdirSync(dirname(stampPath(name)), { recursive: true });
  writeFileSync(stampPath(name), print);
}

/** Forgets a build before it is made again, so that an interrupted one is not taken for whole. */
export function unstamp(name) {
  rmSync(stampPath(name), { force: true });
}
