import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { clockShift } from '../support/clock.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

const DESKTOP = { width: 1440, height: 900 };
/** A Sunday, when it is late. */
const SUNDAY_NOON = '2026-11-29T12:00:00+08:00';

/** The week as village and town see it. */
describe('the week’s work, on the web', () => {
  const shift = clockShift(SUNDAY_NOON);
  let api: Api;
  let browser: Browser;
  let app: WebApp;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ clockShiftMs: shift }), launchChromium()]);
  });
  afterEach(() => app.close());
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  const start = async (loginName: string, size?: { width: number; height: number }) => {
    app = await WebApp.open(browser, api, { clockShiftMs: shift, ...size });
    await app.signInAs(loginName);
  };

  it('tells the visitor who will be missed by Sunday, and shows them apart', async () => {
    await start('visitor');
    await app.sees('这周就会漏访', 30_000);
    await app.picture('week-missed');
    await app.tap('show-missed');
    await app.sees('今天必须联系');
    await app.picture('week-missed-shown');
  });

  it('leads the town from a village and a visitor to the people, and on to the hand-over', async () => {
    await start('town', DESKTOP);
    await app.tap('tab-tools');
    await app.tap('tool-weekPlaces');
    await app.sees('本周应探访', 30_000);
    await app.tap('week-by-visitor');
    await app.page.locator('.week-places__row:visible').first().click();
    await app.page.locator('[id^="person-"]:visible').first().waitFor();
    await app.picture('week-places-desktop');
    await app.tap('week-hand-over');
    await app.sees('全选这些');
  });

  it('does the same on a phone, one step after the other', async () => {
    await start('village');
    await app.tap('tab-tools');
    await app.tap('tool-weekPlaces');
    await app.sees('本周应探访', 30_000);
    await app.picture('week-places-phone');
    await app.page.locator('[id^="week-place-"]:visible').last().click();
    await app.page.locator('[id^="person-"]:visible').first().waitFor();
    await app.picture('week-people-phone');
    await app.tap('week-leave');
    await app.sees('代班的同事');
    await app.picture('week-leave-phone');
  });
});
