import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Compiler } from 'webpack';

const TEMPLATE = path.join(__dirname, 'service-worker.js');

/** Emits sw.js with the list of all files of the web build: their names carry a hash, so the list is the version. */
export class ServiceWorkerPlugin {
  apply(compiler: Compiler): void {
    const { Compilation, sources } = compiler.webpack;
    compiler.hooks.thisCompilation.tap('ServiceWorkerPlugin', (compilation) => {
      const stage = Compilation.PROCESS_ASSETS_STAGE_REPORT;
      compilation.hooks.processAssets.tap({ name: 'ServiceWorkerPlugin', stage }, () => {
        const built = Object.keys(compilation.assets).filter((name) => /\.(js|css)$/.test(name));
        compilation.emitAsset('sw.js', new sources.RawSource(serviceWorkerCode(built)));
      });
    });
  }
}

/**
 * The service worker for a build.
 * @param built names of its files, relative to the root of the site
 */
export function serviceWorkerCode(built: string[]): string {
  const files = ['/', ...[...built].sort().map((name) => `/${name}`)];
  const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
  const list = files.map((name) => JSON.stringify(name)).join(', ');
  return readFileSync(TEMPLATE, 'utf8').replace('__VERSION__', version).replace('/* the files */', list);
}
