import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ENTRY = fileURLToPath(new URL('../runtime/main.ts', import.meta.url));

/** @type {Promise<string> | undefined} */
let bundled;

/**
 * @returns {Promise<string>} the host as one script for a browser or jsdom; made once a process
 */
export function bundleRuntime() {
  bundled ??= build({
    entryPoints: [ENTRY],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  }).then((result) => result.outputFiles[0].text);
  return bundled;
}
