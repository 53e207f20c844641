import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { findAccount, signIn, type ApiClient } from '../support/api.js';
import { launchChromium } from '../support/chromium.js';
import { MONDAY_MORNING, clockShift } from '../support/clock.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

/** What happens is told: the bell counts, the list says what, a tap leads to the thing. */
describe('messages, on the web', () => {
  const shift = clockShift(MONDAY_MORNING);
  let api: Api;
  let browser: Browser;
  let visitor: ApiClient;
  let app: WebApp;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ clockShiftMs: shift }), launchChromium()]);
    visitor = await signIn(api.url, await findAccount(api.url, 'visitor'));
  });
  afterEach(() => app.close());
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  const start = async (loginName: string, size: { width: number; height: number }) => {
    app = await WebApp.open(browser, api, { clockShiftMs: shift, ...size });
    await app.signInAs(loginName);
  };
  const report = () =>
    visitor.post('/emergencies', {
      clientId: randomUUID(),
      emergencyKey: randomUUID(),
      kind: 'public_call',
      what: '拨打120',
      at: new Date(Date.now() + shift).toISOString(),
    });

  it('the town hears of an emergency, opens it by a tap, and the count goes down', async () => {
    await report();
    await start('town', { width: 375, height: 812 });
    await app.sees('工作进度');
    await app.page.locator('.tabs__badge:visible').waitFor();
    await app.picture('notices-bell');
    await app.tap('tab-messages');
    await app.sees('应急处置：有紧急情况');
    await app.picture('notices-list');
    const told = app.page.getByText('应急处置：有紧急情况').filter({ visible: true });
    const before = await told.count();
    await app.tapText('应急处置：有紧急情况');
    await app.sees('拨打120');
    await app.page.goBack();
    await app.tap('messages-shown-unread');
    // The newest is read; those of before are not.
    const deadline = Date.now() + 10_000;
    while ((await told.count()) !== before - 1 && Date.now() < deadline) await app.page.waitForTimeout(200);
    expect(await told.count()).toBe(before - 1);
  });

  it('the town reminds a village by one tap; then the button says when and by whom, and the visitor has it', async () => {
    await start('town', { width: 375, height: 812 });
    await app.sees('工作进度');
    await app.page.goto(`${app.url}/#/packages/officials/people/index?region=320682105200`);
    await app.tap('remind-village');
    await app.sees(/今天 \d\d:\d\d 王经办已提醒 \d+ 人/);
    expect(await app.has('remind-village')).toBe(false);
    await app.page.getByText('订阅了的也会').waitFor({ state: 'hidden', timeout: 10_000 });
    await app.picture('notices-reminded');
    await app.close();
    await start('visitor', { width: 375, height: 812 });
    await app.sees('本周探访');
    await app.tap('tab-messages');
    await app.sees('镇里提醒');
    await app.picture('notices-visitor');
    await app.tapText('镇里提醒');
    await app.sees(/位老人要探访|本周/);
  });

  it('the bureau marks all as read on a desk; without network the list stays and says so', async () => {
    await report();
    await start('city', { width: 1440, height: 900 });
    await app.tap('tab-messages');
    await app.sees('未读');
    await app.picture('notices-desktop');
    await app.tap('read-all');
    await app.sees('已全部标为已读');
    expect(await app.has('read-all')).toBe(false);
    await app.tap('messages-shown-unread');
    await app.sees('没有未读的消息');
    await app.page.goto(`${app.url}/#/packages/notices/deliveries/index`);
    await app.sees('没有设置微信消息模板');
    await app.picture('notices-deliveries');
  });

  it('a family without messages reads what will come here, on a small phone', async () => {
    await start('family', { width: 320, height: 640 });
    await app.tap('tab-messages');
    await app.sees('还没有消息');
    await app.picture('notices-empty');
    await app.setOffline(true);
    await app.tap('messages-shown-unread');
    await app.sees('没有网络');
    await app.picture('notices-offline');
  });
});
