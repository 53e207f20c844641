import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { binOf, ROOT, runNode } from './run.mjs';

/** The folder that holds project.config.json. */
export const MINIPROGRAM = join(ROOT, 'apps', 'miniprogram');
/** Where the WeChat build lands. */
export const WEAPP = join(MINIPROGRAM, 'dist', 'weapp');

/**
 * Builds the mini-program for WeChat, from an empty folder: Taro leaves the files of pages that are gone.
 * @returns {Promise<number>} exit code of Taro
 */
export async function buildWeapp() {
  rmSync(WEAPP, { recursive: true, force: true });
  // without --no-check each build looks up a host on the network
  const args = [binOf('@tarojs/cli', MINIPROGRAM), 'build', '--type', 'weapp', '--no-check'];
  const show = Boolean(process.stdout.isTTY);
  const { code, output } = await runNode(args, { cwd: MINIPROGRAM, env: { NODE_ENV: 'production' }, show });
  if (code !== 0) console.error(output);
  return code;
}
