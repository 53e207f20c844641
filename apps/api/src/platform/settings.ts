import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as parse from './setting-values.js';

/** One setting of the environment. */
export interface Setting<T> {
  /** Name of the environment variable. */
  name: string;
  /** What it is for, for docs/configuration.md. */
  about: string;
  /** What holds when the variable is absent or empty, as one would write it. */
  fallback: string;
  /** @throws Error whose message says, in Chinese and English, what is expected */
  parse: (text: string) => T;
  /** Never printed. */
  secret?: boolean;
  /**
   * Why a production start refuses this value, or null.
   * @param text the variable as given, empty when absent
   */
  refusedInProduction?: (text: string) => string | null;
}

const setting = <T>(definition: Setting<T>): Setting<T> => definition;

const mustBeGiven = (text: string): string | null =>
  text === '' ? '生产环境必须设置 / must be set in production' : null;

const wechatTemplate = (name: string, carried: string): Setting<parse.WechatTemplate | null> => ({
  name,
  about:
    `Subscription template that carries ${carried}: \`<template id>:<title field>,<text field>,<time field>\`, ` +
    'e.g. `AbC…:thing1,thing2,time3`. Empty: such messages stay in the app.',
  fallback: '',
  parse: parse.wechatTemplate,
});

const WEB_BUILD = fileURLToPath(new URL('../../../miniprogram/dist/h5', import.meta.url));

/** Every setting, in the order of the documentation. */
export const SETTINGS = {
  environment: setting({
    name: 'NODE_ENV',
    about: '`production` refuses unsafe settings; `development` and `test` make up for what is missing.',
    fallback: 'development',
    parse: parse.oneOf(['development', 'test', 'production']),
  }),
  host: setting({
    name: 'HOST',
    about: 'Address to listen on. `0.0.0.0` opens the service to the network.',
    fallback: '127.0.0.1',
    parse: parse.text(255),
  }),
  port: setting({ name: 'PORT', about: 'Port to listen on.', fallback: '3000', parse: parse.integer(0, 65_535) }),
  dataDir: setting({
    name: 'DATA_DIR',
    about: 'Folder of the embedded database and of the secrets that a development start makes up.',
    fallback: './data',
    parse: (text) => path.resolve(text),
  }),
  fileMaxMb: setting({
    name: 'FILE_MAX_MB',
    about: 'Megabytes that one uploaded photo, voice note or paper may have.',
    fallback: '8',
    parse: parse.integer(1, 32),
  }),
  filesPerDayMb: setting({
    name: 'FILES_PER_DAY_MB',
    about: 'Megabytes that one account may upload on one day.',
    fallback: '300',
    parse: parse.integer(1, 10_000),
  }),
  databaseUrl: setting({
    name: 'DATABASE_URL',
    about:
      'Database: `mariadb://user:password@host:3306/name`, `mysql://…`, or `sqlite:<file>`. ' +
      'Empty: the embedded SQLite file `tanfang.sqlite` in `DATA_DIR`. The scheme must name the server that answers.',
    fallback: '',
    parse: parse.databaseUrl,
    secret: true,
    refusedInProduction: mustBeGiven,
  }),
  databasePoolSize: setting({
    name: 'DATABASE_POOL_SIZE',
    about: 'Connections to MySQL or MariaDB that are kept at most.',
    fallback: '10',
    parse: parse.integer(1, 500),
  }),
  databaseTimeoutMs: setting({
    name: 'DATABASE_TIMEOUT_MS',
    about: 'Milliseconds after which a connection attempt or a statement that does not answer is given up.',
    fallback: '20000',
    parse: parse.integer(100, 600_000),
  }),
  demoMode: setting({
    name: 'DEMO_MODE',
    about: 'Fill an empty database with invented people and list the demo accounts on the sign-in page.',
    fallback: 'true outside production',
    parse: parse.flag,
    refusedInProduction: (text) =>
      text === 'true' ? '生产环境不能开启演示模式 / demo mode is refused in production' : null,
  }),
  demoElders: setting({
    name: 'DEMO_ELDERS',
    about: 'How many elders the demo data has.',
    fallback: '1500',
    parse: parse.integer(1, 200_000),
  }),
  demoSeed: setting({
    name: 'DEMO_SEED',
    about: 'Seed of the demo data; the same number gives the same people.',
    fallback: '20231127',
    parse: parse.integer(0, 2_147_483_647),
  }),
  tokenSecret: setting({
    name: 'TOKEN_SECRET',
    about: 'Secret that signs access tokens, at least 32 characters.',
    fallback: '',
    parse: parse.tokenSecret,
    secret: true,
    refusedInProduction: mustBeGiven,
  }),
  fieldKeys: setting({
    name: 'FIELD_KEYS',
    about:
      'Keys that encrypt ID and phone numbers and health data: `<id>:<32 bytes in base64>`, several separated by commas. ' +
      'The first encrypts, all decrypt. To rotate, put a new one in front and keep the old.',
    fallback: '',
    parse: parse.fieldKeys,
    secret: true,
    refusedInProduction: mustBeGiven,
  }),
  blindIndexKey: setting({
    name: 'BLIND_INDEX_KEY',
    about: 'Key of the fingerprints by which encrypted numbers are found: 32 bytes in base64. It cannot be rotated.',
    fallback: '',
    parse: parse.key,
    secret: true,
    refusedInProduction: mustBeGiven,
  }),
  adminPassword: setting({
    name: 'ADMIN_PASSWORD',
    about: 'Password of the account `admin`, made at start when there is no administrator yet. At least 12 characters.',
    fallback: '',
    parse: parse.optionalPassword,
    secret: true,
  }),
  accessTokenMinutes: setting({
    name: 'ACCESS_TOKEN_MINUTES',
    about: 'How long an access token is valid.',
    fallback: '15',
    parse: parse.integer(1, 60),
  }),
  refreshTokenDays: setting({
    name: 'REFRESH_TOKEN_DAYS',
    about: 'How long a device stays signed in without being used.',
    fallback: '30',
    parse: parse.integer(1, 365),
  }),
  wechatApiBase: setting({
    name: 'WECHAT_API_BASE',
    about: 'Base address of the WeChat API.',
    fallback: 'https://api.weixin.qq.com',
    parse: parse.httpUrl,
  }),
  wechatAppId: setting({
    name: 'WECHAT_APP_ID',
    about: 'App id of the mini-program. Empty: sign-in by WeChat is off.',
    fallback: '',
    parse: parse.text(64),
  }),
  wechatAppSecret: setting({
    name: 'WECHAT_APP_SECRET',
    about: 'App secret of the mini-program.',
    fallback: '',
    parse: parse.text(128),
    secret: true,
  }),
  wechatTimeoutMs: setting({
    name: 'WECHAT_TIMEOUT_MS',
    about: 'Milliseconds after which a call of WeChat is given up.',
    fallback: '5000',
    parse: parse.integer(50, 60_000),
  }),
  wechatTemplateUrgent: wechatTemplate('WECHAT_TEMPLATE_URGENT', 'emergencies (紧急情况提醒)'),
  wechatTemplateTask: wechatTemplate('WECHAT_TEMPLATE_TASK', 'work handed to somebody and decisions (待办事项提醒)'),
  wechatTemplateDeadline: wechatTemplate('WECHAT_TEMPLATE_DEADLINE', 'deadlines and reminders (截止日期提醒)'),
  wechatMessageState: setting({
    name: 'WECHAT_MESSAGE_STATE',
    about: 'Which edition of the mini-program a tap on a WeChat message opens.',
    fallback: 'formal',
    parse: parse.oneOf(['formal', 'trial', 'developer']),
  }),
  requestsPerMinute: setting({
    name: 'REQUESTS_PER_MINUTE',
    about: 'Requests that one account, or one address without a session, may send in a minute. `0`: no limit.',
    fallback: '600',
    parse: parse.integer(0, 1_000_000),
  }),
  signInsPerMinute: setting({
    name: 'SIGN_INS_PER_MINUTE',
    about: 'Sign-in attempts that one address may make in a minute. `0`: no limit.',
    fallback: '60',
    parse: parse.integer(0, 1_000_000),
  }),
  trustProxy: setting({
    name: 'TRUST_PROXY',
    about: 'How many reverse proxies stand in front; their `X-Forwarded-For` is believed.',
    fallback: '0',
    parse: parse.integer(0, 10),
  }),
  publicUrl: setting({
    name: 'PUBLIC_URL',
    about:
      'Address under which people reach the service, e.g. `https://tanfang.example.gov.cn`: it stands in the links of door ' +
      'codes. Empty: the address of the request; in production no sheets of labels are printed then.',
    fallback: '',
    parse: parse.optionalOrigin,
  }),
  metricsToken: setting({
    name: 'METRICS_TOKEN',
    about: 'Bearer token that `/metrics` asks for. Empty: open in development, switched off in production.',
    fallback: '',
    parse: parse.text(200),
    secret: true,
  }),
  webRoot: setting({
    name: 'WEB_ROOT',
    about: 'Folder of the web build that is served at `/`.',
    fallback: '',
    parse: (text) => (text === '' ? WEB_BUILD : path.resolve(text)),
  }),
  logLevel: setting({
    name: 'LOG_LEVEL',
    about: 'Least severity that is logged.',
    fallback: 'info',
    parse: parse.oneOf(['debug', 'info', 'warn', 'error', 'silent']),
  }),
};

type Parsed<S> = S extends Setting<infer T> ? T : never;

/** The values of all settings, by their name in code. */
export type Settings = { readonly [K in keyof typeof SETTINGS]: Parsed<(typeof SETTINGS)[K]> };
