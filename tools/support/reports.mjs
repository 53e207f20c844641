import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './run.mjs';

const pathOf = (name) => join(ROOT, 'reports', `${name}.json`);

/** Where a report of this name is written (reports/ is not committed). A former one is removed. */
export function freshReport(name) {
  mkdirSync(dirname(pathOf(name)), { recursive: true });
  rmSync(pathOf(name), { force: true });
  return pathOf(name);
}

/** Writes a report as JSON. */
export function writeReport(name, content) {
  writeFileSync(freshReport(name), `${JSON.stringify(content, null, 2)}\n`);
}

/**
 * Counts of one Jest run, from the file that `--json --outputFile` wrote. A spec file that could not even be loaded counts
 * as one failure; no file at all, too: the run broke off.
 * @param {string} name
 * @returns {{passed: number, failed: number, skipped: number, files: number}}
 */
export function jestCounts(name) {
  if (!existsSync(pathOf(name))) return { passed: 0, failed: 1, skipped: 0, files: 0 };
  const result = JSON.parse(readFileSync(pathOf(name), 'utf8'));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
    files: result.numTotalTestSuites,
  };
}
