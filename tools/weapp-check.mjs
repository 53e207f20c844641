/**
 * node tools/weapp-check.mjs [project folder]: checks the WeChat build without network, with weapp-host's compiler (which
 * also finds a missing @import) and with WeChat's own, and compares the packages' sizes with their budgets.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packApp } from './weapp-host/src/index.mjs';
import { MINIPROGRAM } from './support/weapp.mjs';
import { brokenBudgets, compileOffline, kib } from './support/weapp-compiler.mjs';

const project = process.argv[2] ?? MINIPROGRAM;
const build = join(project, 'dist', 'weapp');
if (!existsSync(join(build, 'app.json'))) {
  console.error(`没有微信构建，请先运行 npm run build:weapp · there is no WeChat build in ${build}`);
  process.exit(2);
}

// the compiler's workers fail on promises of their own
process.on('unhandledRejection', fail);

const problems = packApp(build).problems.map(({ where, message }) => `${where}: ${message}`);
for (const problem of problems) console.error(`✗ ${problem}`);
const packages = await compileOffline(project).catch(fail);
for (const { name, bytes } of packages) console.log(`${name.padEnd(28)} ${kib(bytes).padStart(12)}`);
console.log(`${'total'.padEnd(28)} ${kib(packages.reduce((sum, { bytes }) => sum + bytes, 0)).padStart(12)}`);

const overBudget = brokenBudgets(packages);
for (const sentence of overBudget) console.error(`✗ ${sentence}`);
const passed = problems.length === 0 && overBudget.length === 0;
if (passed) console.log('✓ 微信构建通过 · the WeChat build is in order');
// the compiler leaves workers behind
process.exit(passed ? 0 : 1);

/** @param {any} error */
function fail(error) {
  console.error(`✗ ${error?.code ?? ''} ${error?.path ?? ''} ${error?.message ?? error}`.trim());
  process.exit(1);
}
