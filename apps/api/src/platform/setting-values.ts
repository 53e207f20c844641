import path from 'node:path';

/** Readers of single values of the environment. Each throws an Error that says what is expected. */

/** A key that encrypts fields, with the id that is stored beside each value. */
export interface FieldKey {
  id: string;
  key: Buffer;
}

/** Where the database is. */
export type DatabaseLocation =
  | { type: 'embedded' }
  | { type: 'sqlite'; file: string }
  | { type: 'mysql' | 'mariadb'; host: string; port: number; username: string; password: string; database: string };

/** A subscription template of WeChat, with the names that its fields have there. */
export interface WechatTemplate {
  id: string;
  title: string;
  text: string;
  time: string;
}

export const oneOf =
  <const T extends string>(values: readonly T[]) =>
  (text: string): T => {
    const value = values.find((candidate) => candidate === text);
    if (value === undefined) throw new Error(`只能是 / must be one of: ${values.join(', ')}`);
    return value;
  };

export const integer =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new Error(`必须是 ${least} 到 ${most} 的整数 / must be an integer from ${least} to ${most}`);
    }
    return value;
  };

export const text =
  (longest: number) =>
  (value: string): string => {
    if (value.length > longest) throw new Error(`最长 ${longest} 个字符 / at most ${longest} characters`);
    return value;
  };

export function flag(value: string): boolean {
  if (value !== 'true' && value !== 'false') throw new Error('只能是 true 或 false / must be true or false');
  return value === 'true';
}

export function httpUrl(value: string): string {
  if (!/^https?:$/.test(parseUrl(value)?.protocol ?? '')) {
    throw new Error('必须是 http(s) 地址 / must be an http(s) address');
  }
  return value.replace(/\/+$/, '');
}

export function databaseUrl(value: string): DatabaseLocation {
  if (value === '') return { type: 'embedded' };
  if (value.startsWith('sqlite:')) {
    const file = value.slice('sqlite:'.length);
    if (file === '') throw new Error('sqlite: 后面要写文件名 / sqlite: needs a file name');
    return { type: 'sqlite', file: path.resolve(file) };
  }
  const url = parseUrl(value);
  const scheme = url?.protocol.slice(0, -1);
  if (!url || (scheme !== 'mysql' && scheme !== 'mariadb') || !url.hostname || url.pathname.length < 2) {
    throw new Error(
      '应形如 mariadb://用户:密码@主机:3306/库名(或 mysql://、sqlite:文件)' +
        ' / expected mariadb://user:password@host:3306/name (or mysql://, sqlite:file)',
    );
  }
  return {
    type: scheme,
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : 3306,
    username: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
  };
}

export function tokenSecret(value: string): string {
  if (value.length < 32) throw new Error('至少 32 个字符 / at least 32 characters');
  if (new Set(value).size < 10) throw new Error('太简单,请用随机生成的值 / too simple, use a random value');
  return value;
}

export function key(value: string): Buffer {
  const bytes = Buffer.from(value, 'base64');
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(value) || bytes.length !== 32) {
    throw new Error('必须是 32 字节的 base64,可用 openssl rand -base64 32 生成 / must be 32 bytes in base64');
  }
  if (new Set(bytes).size < 8) throw new Error('太简单,请用随机生成的值 / too simple, use a random value');
  return bytes;
}

export function fieldKeys(value: string): FieldKey[] {
  const keys = value.split(',').map((part): FieldKey => {
    const match = /^([a-z0-9]{1,8}):(.+)$/.exec(part.trim());
    if (!match?.[1] || !match[2]) {
      throw new Error(
        '应形如 k1:<32 字节 base64>,多个用逗号分隔 / expected k1:<32 bytes in base64>, separated by commas',
      );
    }
    return { id: match[1], key: key(match[2]) };
  });
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error('密钥编号重复 / a key id occurs twice');
  return keys;
}

export function optionalPassword(value: string): string {
  if (value !== '' && (value.length < 12 || value.length > 128)) {
    throw new Error('密码须为 12 到 128 个字符 / must have 12 to 128 characters');
  }
  return value;
}

function parseUrl(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null;
}

/** An address without path, or nothing. */
export function optionalOrigin(value: string): string {
  if (value === '') return '';
  const url = parseUrl(value);
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new Error('须是不带路径的 http(s) 地址 / must be an http(s) address without a path');
  }
  return url.origin;
}

/** A subscription template with its three fields, or nothing. */
export function wechatTemplate(value: string): WechatTemplate | null {
  if (value === '') return null;
  const match = /^([\w-]{8,64}):(thing\d{1,2}),(thing\d{1,2}),((?:time|date)\d{1,2})$/.exec(value);
  if (!match) {
    throw new Error(
      '应形如 模板ID:thing1,thing2,time3(标题、内容、时间字段) / expected <template id>:thing1,thing2,time3',
    );
  }
  const [, id = '', title = '', text = '', time = ''] = match;
  return { id, title, text, time };
}
