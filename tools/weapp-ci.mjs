/**
 * npm run preview:weapp | npm run upload:weapp: builds the mini-program and hands it to WeChat.
 *
 * Environment: WEAPP_APPID; WEAPP_PRIVATE_KEY_PATH or WEAPP_PRIVATE_KEY; TARO_APP_API_BASE (https, for an upload);
 * WEAPP_ROBOT (1), WEAPP_VERSION (that of package.json), WEAPP_DESC (the last commit). Exit code 2: a setting is missing.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './support/run.mjs';
import { miniprogramCi } from './support/weapp-compiler.mjs';
import { readWeappSettings } from './support/weapp-settings.mjs';
import { buildWeapp, MINIPROGRAM } from './support/weapp.mjs';

const command = process.argv[2];
if (command !== 'preview' && command !== 'upload') {
  console.error('node tools/weapp-ci.mjs preview | upload');
  process.exit(2);
}

const defaults = { version: JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version, desc: lastCommit() };
const { settings, problems } = readWeappSettings(command, process.env, defaults);
if (problems.length > 0) {
  for (const problem of problems) console.error(`✗ ${problem}`);
  process.exit(2);
}

const built = await buildWeapp();
if (built !== 0) process.exit(built);

const { appid, privateKey, ...release } = settings;
const ci = miniprogramCi();
const project = new ci.Project({
  appid,
  privateKey,
  type: 'miniProgram',
  projectPath: MINIPROGRAM,
  ignores: ['node_modules/**/*'],
});
// Taro has compiled and minified already
const options = { project, ...release, setting: { es6: false, minify: true }, onProgressUpdate: () => undefined };
try {
  if (command === 'upload') await ci.upload(options);
  else await preview(options);
  console.log(`✓ ${command} ${release.version} (${release.desc})`);
  process.exit(0);
} catch (error) {
  console.error(`✗ 微信没有接受：${error.message} · WeChat refused it`);
  console.error(
    '常见原因：密钥与 AppID 不符，或本机 IP 不在代码上传白名单里 · wrong key, or this address is not on the allow list',
  );
  process.exit(1);
}

/** Leaves the preview's code, to be scanned by a tester's WeChat, in reports/. */
async function preview(options) {
  const folder = join(ROOT, 'reports');
  mkdirSync(folder, { recursive: true });
  const picture = join(folder, 'weapp-preview.jpg');
  await ci.preview({ ...options, qrcodeFormat: 'image', qrcodeOutputDest: picture });
  console.log(`预览二维码 · preview code: ${picture}`);
}

function lastCommit() {
  try {
    return execFileSync('git', ['log', '-1', '--format=%h %s'], { cwd: ROOT, encoding: 'utf8' }).trim();
  } catch {
    // a release archive has no history
    return '';
  }
}
