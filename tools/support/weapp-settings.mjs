import { existsSync, readFileSync } from 'node:fs';

/** WeChat's robots, by which a mini-program's uploads are told apart. */
const ROBOTS = { first: 1, last: 30 };

/**
 * @typedef {object} WeappSettings
 * @property {string} appid
 * @property {string} privateKey PEM text of the upload key
 * @property {number} robot 1 to 30
 * @property {string} version shown in WeChat's console
 * @property {string} desc shown beside the version
 */

/**
 * Reads what an upload to WeChat needs from the environment.
 * @param {'preview' | 'upload'} command
 * @param {Record<string, string | undefined>} env
 * @param {{version: string, desc: string}} defaults
 * @returns {{settings: WeappSettings, problems: string[]}} problems: sentences in Chinese and English; with any, the
 *   settings are not to be used
 */
export function readWeappSettings(command, env, defaults) {
  const problems = [];
  const appid = env.WEAPP_APPID ?? '';
  if (appid === '') problems.push('缺少 WEAPP_APPID：小程序的 AppID · the mini-program’s app id is missing');
  else if (!/^wx[0-9a-f]{16}$/.test(appid)) {
    problems.push(`WEAPP_APPID 不是 wx 加 16 位字符：${appid} · not an app id`);
  }

  const { privateKey, problem } = readPrivateKey(env);
  if (problem) problems.push(problem);

  const robot = Number(env.WEAPP_ROBOT ?? ROBOTS.first);
  if (!Number.isInteger(robot) || robot < ROBOTS.first || robot > ROBOTS.last) {
    problems.push(`WEAPP_ROBOT 应为 1 到 30：${env.WEAPP_ROBOT} · must be 1 to 30`);
  }

  const api = env.TARO_APP_API_BASE ?? '';
  if (command === 'upload' && !api.startsWith('https://')) {
    problems.push('上传前请设 TARO_APP_API_BASE 为服务端的 https 地址 · uploads need the API’s https address');
  }
  const version = env.WEAPP_VERSION ?? defaults.version;
  return { settings: { appid, privateKey, robot, version, desc: env.WEAPP_DESC ?? defaults.desc }, problems };
}

/** The key itself by WEAPP_PRIVATE_KEY (as CI secrets are given), or its file by WEAPP_PRIVATE_KEY_PATH. */
function readPrivateKey({ WEAPP_PRIVATE_KEY: key, WEAPP_PRIVATE_KEY_PATH: path }) {
  const missing =
    '缺少代码上传密钥：用 WEAPP_PRIVATE_KEY_PATH 指向密钥文件，或用 WEAPP_PRIVATE_KEY 给出内容' +
    '（微信公众平台 › 开发管理 › 小程序代码上传） · the upload key is missing';
  if (!key && !path) return { privateKey: '', problem: missing };
  if (!key && !existsSync(path)) return { privateKey: '', problem: `找不到密钥文件 ${path} · no such key file` };
  // secrets are often stored with their line breaks written out
  const privateKey = (key ?? readFileSync(path, 'utf8')).replaceAll('\\n', '\n');
  const isKey = privateKey.includes('PRIVATE KEY-----');
  return { privateKey, problem: isKey ? null : '密钥不是 PEM 格式的私钥 · the key is no PEM private key' };
}
