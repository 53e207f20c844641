import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUDGET, brokenBudgets } from '../../tools/support/weapp-compiler.mjs';
import { ROOT } from './repository.js';

const FIXTURE = join(ROOT, 'tools', 'weapp-host', 'test', 'fixture');

jest.setTimeout(60_000);

/** A small mini-program where a build of ours would be. */
function projectWith(changes: Record<string, string> = {}): string {
  const project = mkdtempSync(join(tmpdir(), 'weapp-project-'));
  const config = { miniprogramRoot: 'dist/weapp/', appid: 'touristappid', compileType: 'miniprogram', setting: {} };
  cpSync(FIXTURE, join(project, 'dist', 'weapp'), { recursive: true });
  writeFileSync(join(project, 'project.config.json'), JSON.stringify(config));
  for (const [file, text] of Object.entries(changes)) writeFileSync(join(project, 'dist', 'weapp', file), text);
  return project;
}

function run(script: string, ...args: string[]) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME };
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

test('WeChat’s compiler passes what is whole and tells the packages’ sizes', () => {
  const project = projectWith();
  const { status, output } = run('tools/weapp-check.mjs', project);
  rmSync(project, { recursive: true });
  expect(output).toMatch(/main package +\d+\.\d KiB\npackages\/extra\/ +\d+\.\d KiB\ntotal +\d+\.\d KiB\n✓/);
  expect(status).toBe(0);
});

test('WeChat’s compiler and ours find broken WXML', () => {
  const project = projectWith({ 'pages/detail/index.wxml': '<view>{{name</view>' });
  const { status, output } = run('tools/weapp-check.mjs', project);
  rmSync(project, { recursive: true });
  expect(output).toMatch(/✗ pages\/detail\/index\.wxml:1: /);
  expect(output).toMatch(/✗ 10\d+ .*pages\/detail\/index/);
  expect(status).toBe(1);
});

test('a package over its budget is named', () => {
  const whole = [
    { name: 'main package', bytes: BUDGET.main },
    { name: 'packages/visits/', bytes: BUDGET.subpackage },
  ];
  expect(brokenBudgets(whole)).toEqual([]);
  const over = whole.map(({ name, bytes }) => ({ name, bytes: bytes + 1024 }));
  expect(brokenBudgets(over)).toEqual([
    'main package: 1025.0 KiB is more than 1024.0 KiB',
    'packages/visits/: 2049.0 KiB is more than 2048.0 KiB',
  ]);
  const many = Array.from({ length: 16 }, (_, index) => ({ name: `packages/${index}/`, bytes: BUDGET.subpackage }));
  expect(brokenBudgets(many)).toEqual(['all packages together: 32768.0 KiB is more than 30720.0 KiB']);
});

test('without a build, or without WeChat’s settings, the tools say what is missing', () => {
  const check = run('tools/weapp-check.mjs', tmpdir());
  expect(check).toMatchObject({ status: 2, output: expect.stringContaining('npm run build:weapp') });
  for (const command of ['preview', 'upload']) {
    const ci = run('tools/weapp-ci.mjs', command);
    expect(ci).toMatchObject({ status: 2, output: expect.stringMatching(/WEAPP_APPID[^]*WEAPP_PRIVATE_KEY_PATH/) });
  }
});
