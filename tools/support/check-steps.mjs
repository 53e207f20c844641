import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './builds.mjs';
import { freshReport, jestCounts } from './reports.mjs';
import { binOf, ROOT, runNode } from './run.mjs';
import { weighFirstLoad } from './web-size.mjs';

/** Every tsconfig that type checks a package, specs included. */
const TYPED = [
  'libs/domain/tsconfig.json',
  'libs/contracts/tsconfig.json',
  'apps/api/tsconfig.json',
  'apps/miniprogram/tsconfig.json',
  'tools/weapp-host/tsconfig.json',
  'test/tsconfig.json',
];

/** One command is one check: passed when it exits with 0, shown when it does not. */
function command(title, args, options) {
  return async () => {
    const { code, output } = await runNode(args, options);
    return code === 0
      ? { passed: 1, failed: 0, output: options?.report ? output : '' }
      : { passed: 0, failed: 1, output: `${title}\n${output}` };
  };
}

/** Several commands as one step; all of them run. */
function all(...commands) {
  return async () => {
    const results = [];
    for (const run of commands) results.push(await run());
    return {
      passed: results.reduce((total, { passed }) => total + passed, 0),
      failed: results.reduce((total, { failed }) => total + failed, 0),
      output: results.map(({ output }) => output).join(''),
    };
  };
}

/** End-to-end specs of one front end against a real server, after building both. */
function endToEnd(project, builds) {
  return async () => {
    await ensureBuilt(builds);
    const report = `check-e2e-${project}`;
    const args = [
      binOf('jest'),
      '--config=test/e2e/jest.config.ts',
      `--selectProjects=${project}`,
      '--runInBand',
      '--json',
      `--outputFile=${freshReport(report)}`,
    ];
    const { code } = await runNode(args, { show: true });
    const { passed, failed } = jestCounts(report);
    return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, output: '' };
  };
}

/** The steps of `npm run check`, cheap ones first. */
export const STEPS = [
  {
    name: 'format',
    about: 'prettier on every file',
    run: command('Run "npm run format".', [binOf('prettier'), '--check', '--log-level=warn', '.']),
  },
  {
    name: 'lint',
    about: 'eslint: bugs, and the bans that keep libs/domain pure and the clock in one place',
    run: command('', [binOf('eslint'), '--max-warnings=0', '.'], {
      env: { NODE_OPTIONS: '--max-old-space-size=3072' },
    }),
  },
  {
    name: 'types',
    about: 'tsc on each package, specs included',
    run: all(
      ...TYPED.filter((project) => existsSync(join(ROOT, project))).map((project) =>
        command(project, [binOf('typescript'), '--noEmit', '-p', project]),
      ),
    ),
  },
  {
    name: 'walls',
    about: 'dependency-cruiser: who may import whom, no circles',
    run: command('', [
      binOf('dependency-cruiser'),
      '--config',
      '--output-type=err-long',
      'apps/api/src',
      'apps/miniprogram/src',
      'libs/domain/src',
      'libs/contracts/src',
    ]),
  },
  {
    name: 'unused',
    about: 'knip: files, exports and dependencies that nobody uses, or that nobody declared',
    run: command('', [binOf('knip'), '--no-progress']),
  },
  {
    name: 'contracts',
    about: 'libs/contracts is what the API generates',
    run: command('Run "npm run contracts" and commit.', ['tools/contracts.mjs', '--check']),
  },
  {
    name: 'policy',
    about: 'docs/policy.md is what the rules generate',
    run: command('', ['tools/policy-doc.mjs', '--check']),
  },
  {
    name: 'rules-size',
    about: 'the rules as the phone carries them: at most 30 KB minified',
    run: command('', ['libs/domain/tools/size.mjs'], { report: true }),
  },
  {
    name: 'web',
    about: 'the web build and the weight of its first page',
    run: async () => {
      await ensureBuilt(['web']);
      return weighFirstLoad();
    },
  },
  {
    name: 'weapp',
    about: 'the WeChat build: compiled, checked by the official compiler, within its size budgets',
    run: async () => {
      await ensureBuilt(['weapp']);
      return command('', ['tools/weapp-check.mjs'], { report: true })();
    },
  },
  {
    name: 'e2e-web',
    about: 'the web build in Chromium at phone size, against a real server',
    run: endToEnd('web', ['api', 'web']),
  },
  {
    name: 'e2e-weapp',
    about: 'the WeChat build on its component engine, against a real server',
    run: endToEnd('weapp', ['api', 'weapp']),
  },
];
