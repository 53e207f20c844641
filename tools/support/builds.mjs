import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { binOf, ROOT, runNode } from './run.mjs';
import { fingerprint, isStamped, stamp, unstamp } from './stamp.mjs';

const MINIPROGRAM = join(ROOT, 'apps', 'miniprogram');
const HEARTBEAT_MS = 15_000;

const SHARED_SOURCES = ['package-lock.json', 'tsconfig.base.json', 'libs/domain/src', 'libs/domain/package.json'];
const SCREEN_SOURCES = [
  ...SHARED_SOURCES,
  'libs/contracts/src',
  ...['src', 'config', 'babel.config.cjs', 'tsconfig.json', '.env.production', 'project.config.json'].map(
    (path) => `apps/miniprogram/${path}`,
  ),
];

/**
 * What can be built: the sources it reads, a file that proves it is there, the builds it needs before it, and how.
 * The two screen builds read libs/ as sources and so wait for nothing.
 */
const BUILDS = {
  domain: {
    title: '领域规则 domain rules',
    sources: [...SHARED_SOURCES, 'libs/domain/tsconfig.json', 'libs/domain/tsconfig.build.json'],
    proof: 'libs/domain/dist/index.js',
    needs: [],
    run: () => runNode([binOf('typescript'), '-p', 'libs/domain/tsconfig.build.json']),
  },
  api: {
    title: '服务端 API',
    sources: [
      ...SHARED_SOURCES,
      ...['apps/api/src', 'apps/api/package.json', 'apps/api/tsconfig.json', 'apps/api/tsconfig.build.json'],
      'tools/build-api.mjs',
    ],
    proof: 'apps/api/dist/main.js',
    needs: ['domain'],
    run: () => runNode(['tools/build-api.mjs']),
  },
  web: {
    title: '网页版 web app',
    sources: SCREEN_SOURCES,
    proof: 'apps/miniprogram/dist/h5/index.html',
    needs: [],
    run: () =>
      runNode([binOf('@tarojs/cli', MINIPROGRAM), 'build', '--type', 'h5', '--no-check'], {
        cwd: MINIPROGRAM,
        env: { NODE_ENV: 'production' },
      }),
  },
  weapp: {
    title: '微信小程序 WeChat build',
    sources: [...SCREEN_SOURCES, 'tools/build-weapp.mjs'],
    proof: 'apps/miniprogram/dist/weapp/app.json',
    needs: [],
    run: () => runNode(['tools/build-weapp.mjs']),
  },
};

/**
 * Builds what is missing or stale, independent builds side by side.
 * @param {(keyof typeof BUILDS)[]} names what is wanted
 * @param {{force?: boolean, say?: (line: string) => void}} [options] force: build even what is fresh
 * @throws when a build fails; its output is in the message
 */
export async function ensureBuilt(names, { force = false, say = console.log } = {}) {
  const underway = new Map();
  const ensure = (name) => {
    if (!underway.has(name))
      underway.set(
        name,
        Promise.all(BUILDS[name].needs.map(ensure)).then(() => make(name)),
      );
    return underway.get(name);
  };
  const make = async (name) => {
    const { title, sources, proof, run } = BUILDS[name];
    const print = fingerprint(sources);
    if (!force && isStamped(name, print) && existsSync(join(ROOT, proof))) return;
    unstamp(name);
    say(`正在构建${title} · building …`);
    const started = performance.now();
    const seconds = () => ((performance.now() - started) / 1000).toFixed(0);
    const heartbeat = setInterval(() => say(`仍在构建${title} · still building, ${seconds()} s`), HEARTBEAT_MS);
    const { code, output } = await run().finally(() => clearInterval(heartbeat));
    if (code !== 0) throw new Error(`构建${title}失败 · build failed\n${output}`);
    if (!existsSync(join(ROOT, proof))) throw new Error(`${title}: the build ended without ${proof}\n${output}`);
    stamp(name, print);
    say(`已构建${title} · built in ${seconds()} s`);
  };
  await Promise.all(names.map(ensure));
}
