import type { Browser } from 'playwright-core';
import { findAccount, signIn } from '../support/api.js';
import { launchChromium } from '../support/chromium.js';
import { MONDAY_MORNING, clockShift } from '../support/clock.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

interface Row {
  id: number;
  name: string;
}

/** Finding people on a desktop, and what a file needs of the elder: consent, signature, a number for a reason. */
describe('finding people and the rest of the file, on the web', () => {
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

  const firstOf = async (query: string, as = 'visitor'): Promise<Row> => {
    const client = await signIn(api.url, await findAccount(api.url, as));
    return (await client.get<{ items: Row[] }>(`/elders?limit=1&${query}`)).items[0] as Row;
  };

  it('at a desk: / to the search, arrows through the list, the file beside it, a filter that is kept', async () => {
    const app = await WebApp.open(browser, api, { clockShiftMs: shift, width: 1440, height: 900 });
    await app.signInAs('town');
    await app.tap('tab-register');
    await app.sees('打开档案');
    await app.picture('register-desk');

    await app.page.keyboard.press('/');
    const { name } = await firstOf('level=A', 'town');
    await app.page.keyboard.type(name.slice(1));
    await app.sees(name);
    await app.page.keyboard.press('Tab');
    await app.fill('files-search', '');

    await app.tap('files-filter');
    await app.tap('filter-level-A');
    await app.tap('filter-done');
    await app.sees('条件：A类');
    await app.tap('saved-keep');
    await app.fill('saved-name', '甲类老人');
    await app.picture('register-keep-filter');
    await app.tap('saved-done');
    await app.sees('甲类老人');

    const heads = async () => app.textOf('file-head');
    const first = await heads();
    await app.page.locator('.files__row--on').focus();
    await app.page.keyboard.press('ArrowDown');
    await app.page.waitForFunction((before) => document.querySelector('#file-head')?.textContent !== before, first);
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('Enter');
    await app.sees('老人档案');
    await app.page.goBack();
    await app.picture('register-desk-filtered');
    await app.close();
  });

  it('at the door: a signed consent holds at once, a number is shown for a reason and hides, both are kept', async () => {
    const app = await WebApp.open(browser, api, { clockShiftMs: shift, width: 320, height: 640 });
    const { id, name } = await firstOf('wish=home');
    await app.signInAs('visitor');
    await app.tap('tab-register');
    await app.picture('register-phone');
    await app.fill('files-search', name);
    await app.tap(`file-${id}`);
    await app.sees('老人档案');

    await app.tap('reveal-phone-ask');
    await app.tap('reveal-show');
    await app.sees('请选择查看事由');
    await app.tap('reveal-reason-visit');
    await app.picture('reveal-reason');
    await app.tap('reveal-show');
    await app.sees(/^1\d{10}$/);
    await app.tap('reveal-phone-hide');
    expect(await app.textOf('reveal-phone')).toMatch(/1\d{2}\*{4}\d{4}/);

    await app.tap('consents');
    await app.picture('consents');
    await app.tap('consent-home_visit');
    await app.tap('consent-save');
    await app.sees('请选择同意或不同意');
    await app.tap('consent-granted-no');
    await app.fill('consent-reason', '这段时间住在女儿家');
    await app.tap('consent-signer-elder');
    await app.tap('consent-how-signature');
    const pad = app.page.locator('#signature:visible');
    await pad.scrollIntoViewIfNeeded();
    const box = (await pad.boundingBox()) as { x: number; y: number };
    await app.page.mouse.move(box.x + 30, box.y + 40);
    await app.page.mouse.down();
    await app.page.mouse.move(box.x + 160, box.y + 90, { steps: 6 });
    await app.page.mouse.up();
    await app.picture('consent-form');
    await app.tap('signature-done');
    await app.tap('consent-save');
    await app.sees('老人档案');
    const client = await signIn(api.url, await findAccount(api.url, 'visitor'));
    const file = await client.get<{ consent: { homeVisit: boolean } }>(`/elders/${id}`);
    expect(file.consent.homeVisit).toBe(false);
    const { items } = await client.get<{ items: { kind: string; signature: string | null }[] }>(
      `/elders/${id}/consents`,
    );
    expect(items[0]).toMatchObject({
      kind: 'home_visit',
      signature: expect.stringContaining('data:image/png') as string,
    });
    await app.close();
  });

  it('the family says that something changed, and the village takes it over without typing', async () => {
    const daughter = await WebApp.open(browser, api, { clockShiftMs: shift });
    await daughter.signInAs('family');
    await daughter.tap('report-change');
    await daughter.tap('change-topic-phone');
    await daughter.fill('change-phone', '137 0000 1234');
    await daughter.fill('change-text', '换了手机号');
    await daughter.picture('family-change');
    await daughter.tap('change-send');
    await daughter.sees('已告诉村');
    await daughter.close();

    const client = await signIn(api.url, await findAccount(api.url, 'family'));
    const { items } = await client.get<{ items: { elderId: number; name: string }[] }>('/family/elders');
    const { elderId, name } = items[0] as { elderId: number; name: string };
    const app = await WebApp.open(browser, api, { clockShiftMs: shift });
    await app.signInAs('visitor');
    await app.tap('tab-register');
    await app.fill('files-search', name);
    await app.tap(`file-${elderId}`);
    await app.sees('家属和探访中反映的情况');
    await app.picture('suggestions');
    await app.page.locator('[id^="take-family"]:visible').tap();
    expect(await app.page.locator('[id="file-phone"]:visible').inputValue()).toBe('13700001234');
    await app.close();
  });
});
