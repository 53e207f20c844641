// eslint-disable-next-line no-restricted-imports -- the one stand-in for WeChat's server; specs are not a package
import { wechatServer } from '../../../apps/api/test/support/wechat-server.js';
import { Stage, type WeappPhone } from './weapp-phone.js';

describe('signing in by WeChat', () => {
  let stage: Stage;
  let phone: WeappPhone;

  beforeAll(async () => {
    stage = await Stage.open(await wechatServer.start());
  });
  afterEach(() => phone.close());
  afterAll(async () => {
    await stage?.close();
    await wechatServer.stop();
  });

  const openWithCodeOf = async (openid: string) => {
    phone = await stage.newPhone({ mocks: { login: { code: wechatServer.codeOf(openid) } } });
    await phone.tap('login-wechat');
  };

  test('the first time binds a WeChat by name and password, later it is one tap', async () => {
    await openWithCodeOf('zhou');
    await phone.at('login-binding').waitFor();
    await phone.picture('wechat-binding');
    await phone.fill('login-name', 'visitor');
    await phone.fill('login-password', 'tanfang-demo');
    await phone.tap('login-submit');
    await phone.sees(/本周还有 \d+ 位老人要探访/);
    await phone.close();

    await openWithCodeOf('zhou');
    await phone.sees(/本周还有 \d+ 位老人要探访/);
  });

  test('the phone number that WeChat knows binds as well', async () => {
    await openWithCodeOf('wang');
    await phone.app.mock('button:getPhoneNumber', {
      errMsg: 'getPhoneNumber:ok',
      code: wechatServer.phoneCodeOf('13800000003'),
    });
    await phone.tap('login-phone');
    await phone.sees('本周频次达标');
  });

  test('whoever keeps the phone number back is told another way', async () => {
    await openWithCodeOf('li');
    await phone.app.mock('button:getPhoneNumber', { errMsg: 'getPhoneNumber:fail user deny' });
    await phone.tap('login-phone');
    expect(await phone.textOf('login-refusal')).toContain('可以用登录名和密码绑定');
  });

  test('WeChat’s own failure says what to do', async () => {
    wechatServer.failNext({ errcode: -1 });
    await openWithCodeOf('zhao');
    expect(await phone.textOf('login-refusal')).toMatch(/微信/);
    await phone.picture('wechat-failure');
  });
});
