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
      compilation.hooks.processAssets.tap(
        { name: 'ServiceWorkerPlugin', stage: Compilation.PROCESS_ASSETS_STAGE_REPORT },
        () => {
          const built = Object.keys(compilation.assets).filter((name) => /\.(js|css)$/.test(name));
          const files = ['/', ...built.sort().map((name) => `/${name}`)];
          const version = createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 12);
          const code = readFileSync(TEMPLATE, 'utf8')
            .replace('__VERSION__', version)
            .replace('__FILES__', JSON.stringify(files));
          compilation.emitAsset('sw.js', new sources.RawSource(code));
        },
      );
    });
  }
}
