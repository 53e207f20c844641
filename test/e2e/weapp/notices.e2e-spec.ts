import { randomUUID } from 'node:crypto';
// eslint-disable-next-line no-restricted-imports -- the one stand-in for WeChat's server; specs are not a package
import { wechatServer } from '../../../apps/api/test/support/wechat-server.js';
import { findAccount, signIn } from '../support/api.js';
import { MONDAY_MORNING, clockShift } from '../support/clock.js';
import { Stage, type WeappPhone } from './weapp-phone.js';

const TEMPLATES = { WECHAT_TEMPLATE_URGENT: 'urgent-template:thing1,thing2,time3' };

/** The town subscribes on the phone, and WeChat brings the emergency. */
describe('messages through WeChat', () => {
  let stage: Stage;
  let phone: WeappPhone;

  beforeAll(async () => {
    stage = await Stage.open({ ...(await wechatServer.start()), ...TEMPLATES });
  });
  afterEach(() => phone.close());
  afterAll(async () => {
    await stage?.close();
    await wechatServer.stop();
  });

  test('asked at a tap, brought by WeChat without a name, and opened from the list', async () => {
    phone = await stage.newPhone({ mocks: { login: { code: wechatServer.codeOf('wang') } } });
    await phone.tap('login-wechat');
    await phone.fill('login-name', 'town');
    await phone.fill('login-password', 'tanfang-demo');
    await phone.tap('login-submit');
    await phone.sees('本周频次达标');
    await phone.tap('tab-messages');
    await phone.app.mock('requestSubscribeMessage', {
      errMsg: 'requestSubscribeMessage:ok',
      'urgent-template': 'accept',
    });
    await phone.tap('subscribe');
    await phone.sees('已订阅');
    await phone.picture('messages-subscribe');

    const visitor = await signIn(stage.api.url, await findAccount(stage.api.url, 'visitor'));
    await visitor.post('/emergencies', {
      clientId: randomUUID(),
      emergencyKey: randomUUID(),
      kind: 'public_call',
      what: '拨打120',
      at: new Date(Date.now() + clockShift(MONDAY_MORNING)).toISOString(),
    });
    await wechatServer.message(15_000);
    expect(wechatServer.messages).toMatchObject([
      { touser: 'wang', template_id: 'urgent-template', data: { thing2: { value: '有紧急情况，请马上打开查看' } } },
    ]);

    await phone.tap('messages-shown-unread');
    await phone.sees('应急处置：有紧急情况');
    await phone.picture('messages-list');
    await phone.app.screen.getByText('应急处置：有紧急情况').first().tap();
    await phone.sees('拨打120');
  });
});
