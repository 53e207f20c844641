// The package's index only offers a read-only view of this function; the module itself must be patched.
import * as compiler from '@tarojs/helper/dist/esbuild';

type Compile = typeof compiler.requireWithEsbuild;

/**
 * Lets Taro read app.config.ts with the one swc of this workspace.
 *
 * Taro hands the file to a WebAssembly plugin built for swc 1.3, whose only work is to unwrap `defineAppConfig(…)`;
 * swc 1.16 cannot load it. The same two words as global identity functions do that work.
 */
export function readAppConfigWithoutSwcPlugin(): void {
  const identity = <T>(value: T): T => value;
  Object.assign(globalThis, { defineAppConfig: identity, definePageConfig: identity });
  const original: Compile = compiler.requireWithEsbuild;
  const patched: Compile = (id, options) =>
    original(id, { ...options, customSwcConfig: { jsc: { target: 'es2020' }, module: { type: 'commonjs' } } });
  Object.assign(compiler, { requireWithEsbuild: patched });
}
