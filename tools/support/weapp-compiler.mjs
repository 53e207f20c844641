import { generateKeyPairSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MINIPROGRAM } from './weapp.mjs';

const KIB = 1024;
const MIB = 1024 * KIB;

/** Our budget for the main package, WeChat's limits for the rest; bytes. */
export const BUDGET = { main: 1 * MIB, subpackage: 2 * MIB, total: 30 * MIB };

/** @returns {any} miniprogram-ci, which is CommonJS and a dependency of the mini-program */
export function miniprogramCi() {
  return createRequire(join(MINIPROGRAM, 'package.json'))('miniprogram-ci');
}

/**
 * Compiles a built mini-program with WeChat's own compiler, without network: the project's attributes, which it would
 * ask WeChat for, are given, and a key made here signs nothing that is sent.
 * @param {string} projectPath the folder that holds project.config.json
 * @returns {Promise<{name: string, bytes: number}[]>} each package's size as WeChat counts it, the main package first
 * @throws what the compiler finds wrong: missing pages and components, bad WXML, WXSS, JS or configuration
 */
export async function compileOffline(projectPath) {
  const ci = await quietly(miniprogramCi);
  const { appid } = JSON.parse(readFileSync(join(projectPath, 'project.config.json'), 'utf8'));
  const project = new ci.Project({
    appid,
    type: 'miniProgram',
    projectPath,
    privateKey: throwAwayKey(),
    attr: async () => ({ ...ci.DefaultProjectAttr, appid }),
    ignores: ['node_modules/**/*'],
  });
  const folder = mkdtempSync(join(tmpdir(), 'weapp-check-'));
  try {
    const setting = { es6: false, minify: true };
    const options = { project, version: '0.0.0', desc: 'offline', setting, onProgressUpdate: () => undefined };
    return await quietly(async () => {
      await ci.getCompiledResult(options, join(folder, 'compiled.zip'));
      return packageSizes(await ci.analyseCode(project, { silent: true }));
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {{name: string, bytes: number}[]} packages
 * @returns {string[]} a sentence for each limit that is broken
 */
export function brokenBudgets(packages) {
  const total = packages.reduce((sum, { bytes }) => sum + bytes, 0);
  const limits = packages.map(({ name, bytes }) => ({
    name,
    bytes,
    limit: name === MAIN ? BUDGET.main : BUDGET.subpackage,
  }));
  return [...limits, { name: 'all packages together', bytes: total, limit: BUDGET.total }]
    .filter(({ bytes, limit }) => bytes > limit)
    .map(({ name, bytes, limit }) => `${name}: ${kib(bytes)} is more than ${kib(limit)}`);
}

/** @param {number} bytes */
export const kib = (bytes) => `${(bytes / KIB).toFixed(1)} KiB`;

const MAIN = 'main package';

function packageSizes({ files = [] }) {
  const sizes = new Map([[MAIN, 0]]);
  for (const { size, subPackage } of files) {
    const name = subPackage || MAIN;
    sizes.set(name, (sizes.get(name) ?? 0) + size);
  }
  return [...sizes].map(([name, bytes]) => ({ name, bytes }));
}

/** The compiler tells its steps, and that it could not reach WeChat for a list it does without. */
async function quietly(work) {
  const { log, warn, error } = console;
  Object.assign(console, { log: () => undefined, warn: () => undefined, error: () => undefined });
  try {
    return await work();
  } finally {
    Object.assign(console, { log, warn, error });
  }
}

function throwAwayKey() {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;
}
