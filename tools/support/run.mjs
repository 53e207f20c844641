import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's top folder. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Path of an installed package's command-line script, to be run with this Node (works alike on Windows, where
 * node_modules/.bin holds shell scripts).
 * @param {string} packageName
 * @param {string} [from] a folder inside the workspace that depends on it
 */
export function binOf(packageName, from = ROOT) {
  const require = createRequire(join(from, 'package.json'));
  const manifestPath = findManifest(require, packageName);
  const { bin } = require(manifestPath);
  const script = typeof bin === 'string' ? bin : (bin[packageName.split('/').pop()] ?? Object.values(bin)[0]);
  return join(dirname(manifestPath), script);
}

function findManifest(require, packageName) {
  for (const folder of require.resolve.paths(packageName)) {
    const manifest = join(folder, packageName, 'package.json');
    try {
      return require.resolve(manifest);
    } catch {
      // Look one node_modules further up.
    }
  }
  throw new Error(`${packageName} is not installed: run "npm ci" first`);
}

/**
 * Runs a Node script to its end.
 * @param {string[]} args script and its arguments
 * @param {{cwd?: string, env?: Record<string, string>, show?: boolean}} [options] show: its output goes to this terminal
 *   as it comes; otherwise it is collected
 * @returns {Promise<{code: number, output: string, seconds: number}>} code is 1 when a signal ended it
 */
export function runNode(args, options = {}) {
  return run(process.execPath, args, options);
}

/** Runs any command; see {@link runNode}. */
export function run(command, args, { cwd = ROOT, env = {}, show = false } = {}) {
  const started = performance.now();
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
  });
  const chunks = [];
  child.stdout?.on('data', (chunk) => chunks.push(chunk));
  child.stderr?.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({
        code: code ?? 1,
        output: Buffer.concat(chunks).toString('utf8'),
        seconds: (performance.now() - started) / 1000,
      }),
    );
  });
}
