import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { MONDAY_MORNING, clockShift } from '../support/clock.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

/** The bureau lets a provincial platform read the city's figures. */
describe('programs of other offices, on the web', () => {
  const shift = clockShift(MONDAY_MORNING);
  let api: Api;
  let browser: Browser;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ clockShiftMs: shift }), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  const read = async (token: string): Promise<number> =>
    (await fetch(`${api.url}/api/v1/machine/figures/months/2026-10`, { headers: { authorization: `Bearer ${token}` } }))
      .status;

  it('is let in with a token that is shown once, gets another, and is shut out', async () => {
    const app = await WebApp.open(browser, api, { clockShiftMs: shift });
    await app.signInAs('city');
    await app.tap('tab-tools');
    await app.tap('tool-machines');
    await app.sees('还没有对接的平台');
    await app.tap('machine-add');
    await app.tap('machine-create');
    await app.sees('请填写对接平台的名称');
    await app.fill('machine-name', '江苏省养老服务综合信息平台');
    await app.tap('machine-create');
    await app.sees('只显示这一次');
    await app.picture('machines-token');
    const token = (await app.textOf('machine-token')).trim();
    expect(await read(token)).toBe(200);
    await app.tap('machine-token-done');
    await app.sees('使用中');
    await app.picture('machines-list');
    expect(await app.page.content()).not.toContain(token);

    await app.tap('machine-rotate-1');
    await app.tap('dialog-confirm');
    await app.sees('只显示这一次');
    const second = (await app.textOf('machine-token')).trim();
    expect([await read(token), await read(second)]).toEqual([401, 200]);
    await app.tap('machine-token-done');

    await app.tap('machine-revoke-1');
    await app.picture('machines-ask');
    await app.tap('dialog-confirm');
    await app.sees('已停用');
    expect(await read(second)).toBe(401);
    await app.close();
  });

  it('brings weather warnings with a token of that use, which reads no figures', async () => {
    const app = await WebApp.open(browser, api, { clockShiftMs: shift });
    await app.signInAs('city');
    await app.tap('tab-tools');
    await app.tap('tool-machines');
    await app.tap('machine-add');
    await app.fill('machine-name', '南通市突发事件预警平台');
    await app.tap('machine-scope-warnings.write');
    await app.picture('machines-scope');
    await app.tap('machine-create');
    await app.sees('只显示这一次');
    expect(await read((await app.textOf('machine-token')).trim())).toBe(403);
    await app.tap('machine-token-done');
    await app.sees('发送天气预警');
    await app.picture('machines-warnings');
    await app.close();
  });

  it('at a desk', async () => {
    const app = await WebApp.open(browser, api, { clockShiftMs: shift, width: 1440, height: 900 });
    await app.signInAs('city');
    await app.tap('tab-tools');
    await app.tap('tool-machines');
    await app.sees('已对接的平台');
    await app.picture('machines-desk');
    await app.close();
  });
});
