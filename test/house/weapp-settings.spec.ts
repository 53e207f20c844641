import { readWeappSettings } from '../../tools/support/weapp-settings.mjs';

const KEY = '-----BEGIN PRIVATE KEY-----\\nabc\\n-----END PRIVATE KEY-----';
const COMPLETE = {
  WEAPP_APPID: 'wx0123456789abcdef',
  WEAPP_PRIVATE_KEY: KEY,
  TARO_APP_API_BASE: 'https://tanfang.example.com',
};
const DEFAULTS = { version: '1.2.3', desc: 'abc last commit' };

const read = (env: Record<string, string>, command: 'preview' | 'upload' = 'upload') =>
  readWeappSettings(command, env, DEFAULTS);

test('reads what is given and fills in the rest', () => {
  const { settings, problems } = read(COMPLETE);
  expect(problems).toEqual([]);
  expect(settings).toEqual({
    appid: 'wx0123456789abcdef',
    privateKey: KEY.replaceAll('\\n', '\n'),
    robot: 1,
    version: '1.2.3',
    desc: 'abc last commit',
  });
  expect(read({ ...COMPLETE, WEAPP_ROBOT: '7', WEAPP_VERSION: '2.0.0', WEAPP_DESC: '试' }).settings).toMatchObject({
    robot: 7,
    version: '2.0.0',
    desc: '试',
  });
});

test('names each thing that is missing, in Chinese and English', () => {
  expect(read({}).problems).toEqual([
    expect.stringMatching(/缺少 WEAPP_APPID.*app id is missing/),
    expect.stringMatching(/WEAPP_PRIVATE_KEY_PATH.*upload key is missing/),
    expect.stringMatching(/TARO_APP_API_BASE.*https address/),
  ]);
});

test('a preview may talk to any address, an upload to https alone', () => {
  const local = { ...COMPLETE, TARO_APP_API_BASE: 'http://127.0.0.1:3000' };
  expect(read(local, 'preview').problems).toEqual([]);
  expect(read(local).problems).toHaveLength(1);
});

test('refuses what cannot be right', () => {
  const wrong: Record<string, string>[] = [
    { WEAPP_APPID: 'touristappid' },
    { WEAPP_ROBOT: '31' },
    { WEAPP_PRIVATE_KEY: 'abc' },
    { WEAPP_PRIVATE_KEY: '', WEAPP_PRIVATE_KEY_PATH: '/nowhere/key' },
  ];
  for (const change of wrong) expect(read({ ...COMPLETE, ...change }).problems).toHaveLength(1);
});
