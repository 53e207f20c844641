/**
 * npm run dev: the API from its sources, restarted on each change, serving the last web build.
 *
 * Sources run through swc, without the Swagger plugin: /api/openapi.json lacks the fields of the DTOs here. The document
 * that counts is written by `npm run contracts`. Change a screen: `npm run build`, then reload the page.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './support/builds.mjs';
import { binOf, ROOT } from './support/run.mjs';

await ensureBuilt(['domain', 'web']);

const inherit = { cwd: ROOT, stdio: 'inherit' };
const children = [
  spawn(
    process.execPath,
    [binOf('typescript'), '-p', 'libs/domain/tsconfig.build.json', '--watch', '--preserveWatchOutput'],
    inherit,
  ),
  spawn(
    process.execPath,
    ['--watch', '--import', '@swc-node/register/esm-register', join('apps', 'api', 'src', 'main.ts')],
    {
      ...inherit,
      env: { ...process.env, SWC_NODE_PROJECT: join(ROOT, 'apps', 'api', 'tsconfig.json') },
    },
  ),
];

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => children.forEach((child) => child.kill(signal)));
