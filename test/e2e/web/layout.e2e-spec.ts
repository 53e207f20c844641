import type { Browser } from 'playwright-core';
import { findAccount, signIn } from '../support/api.js';
import { launchChromium } from '../support/chromium.js';
import { clockShift, MONDAY_MORNING } from '../support/clock.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

const LEAST_TARGET_PX = 44;
const LEAST_TARGET_IN_ELDER_MODE_PX = 60;

/** Nothing sticks out, and everything that is pressed is large enough, on the smallest phone and on a desk. */
describe('the layout of the web build', () => {
  const shift = clockShift(MONDAY_MORNING);
  let api: Api;
  let browser: Browser;
  let elderId: number;
  let app: WebApp;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ clockShiftMs: shift }), launchChromium()]);
    const visitor = await signIn(api.url, await findAccount(api.url, 'visitor'));
    const { items } = await visitor.get<{ items: { id: number }[] }>('/elders?limit=1');
    elderId = items[0]?.id as number;
  });
  afterEach(() => app.close());
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  /** The main pages of a role, by address. */
  const pagesOf = (role: string): string[] =>
    ({
      visitor: [
        'pages/week/index',
        `packages/visits/elder/index?id=${elderId}`,
        `packages/visits/record/index?elderId=${elderId}&method=home`,
        'packages/visits/scan/index',
        'packages/registry/list/index',
        'packages/registry/register/index',
        `packages/registry/file/index?id=${elderId}`,
        'pages/my/index',
      ],
      town: ['packages/officials/overview/index', 'packages/registry/list/index'],
      family: ['packages/family/home/index'],
    })[role] ?? [];

  const open = async (role: string, size: { width: number; height: number }) => {
    app = await WebApp.open(browser, api, { clockShiftMs: shift, ...size });
    await app.picture(`sign-in-${size.width}`);
    await app.signInAs(role);
    await app.page.locator('[id^="tab-"]:visible').first().waitFor();
  };
  const visit = async (address: string) => {
    await app.page.goto(`${app.url}/#/${address}`);
    await app.page.reload();
    await app.page.locator('.page__main:visible').waitFor();
    await app.page.locator('.skeleton:visible').first().waitFor({ state: 'hidden' });
  };
  /** All that is wrong with the page on the screen, in words. */
  const faults = (leastTargetPx: number): Promise<string[]> =>
    app.page.evaluate((least) => {
      const overhang = document.documentElement.scrollWidth - window.innerWidth;
      const buttons = [...document.querySelectorAll('button')].filter((button) => button.offsetParent !== null);
      const name = (button: HTMLButtonElement) => `${location.hash} ${button.id || button.innerText}`;
      return [
        ...(overhang > 0 ? [`${location.hash} is ${overhang} px wider than the screen`] : []),
        ...buttons
          .filter((button) => button.scrollWidth > button.clientWidth + 1)
          .map((button) => `${name(button)}: its words stick out`),
        ...buttons
          .filter((button) => button.getBoundingClientRect().height < least - 0.5)
          .map((button) => `${name(button)}: lower than ${least} px`),
      ];
    }, leastTargetPx);
  const faultsOf = async (role: string, leastTargetPx: number, title: string) => {
    const found: string[] = [];
    for (const address of pagesOf(role)) {
      await visit(address);
      await app.picture(`${title}-${address.replaceAll(/\W+/g, '-')}`);
      found.push(...(await faults(leastTargetPx)));
    }
    return found;
  };

  it.each(['visitor', 'town', 'family'])('fits a phone of 320×640 for %s', async (role) => {
    await open(role, { width: 320, height: 640 });
    expect(await faultsOf(role, LEAST_TARGET_PX, `small-${role}`)).toEqual([]);
  });

  it('fits it with the largest type of elder mode', async () => {
    await open('visitor', { width: 320, height: 640 });
    await app.tap('tab-my');
    await app.tap('elder-mode');
    await app.page.locator('[id^="text-size-"]:visible').last().tap();
    expect(await faultsOf('visitor', LEAST_TARGET_IN_ELDER_MODE_PX, 'elder-mode')).toEqual([]);
  });

  it.each(['visitor', 'town'])('fits a desk of 1440×900 for %s', async (role) => {
    await open(role, { width: 1440, height: 900 });
    expect(await faultsOf(role, 0, `desk-${role}`)).toEqual([]);
  });
});
