import type { Browser, Download } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

/** One pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const DESKTOP = { width: 1440, height: 900 };

/** 按季调度: numbers that fill themselves, each opens the records behind it; submitted, returned at the line, accepted. */
describe('the quarter, on the web', () => {
  let api: Api;
  let browser: Browser;
  let app: WebApp;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({}), launchChromium()]);
  });
  afterEach(() => app.close());
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  const openQuarter = async (loginName: string, settings?: { width: number; height: number }) => {
    app = await WebApp.open(browser, api, settings);
    await app.signInAs(loginName);
    await app.tap('tab-tools');
    await app.tap('tool-quarter');
  };

  it('shows the second of two writers what the first one saved, and keeps both until it is decided', async () => {
    await openQuarter('town', DESKTOP);
    await app.sees('季末在册人数', 30_000);
    const first = app;
    await openQuarter('town', DESKTOP);
    await app.sees('季末在册人数', 30_000);
    await first.fill('difficulties', '两个村缺探访员。');
    await first.tap('texts-save');
    await first.sees('已保存。');
    await first.close();
    await app.fill('difficulties', '七月连日下雨。');
    await app.tap('texts-save');
    await app.sees('现在保存的是：存在困难“两个村缺探访员。”');
    expect(await app.page.locator('#difficulties:visible').inputValue()).toBe('七月连日下雨。');
    await app.picture('quarter-two-writers');
    await app.tap('texts-overwrite');
    await app.page.getByText('现在保存的是').waitFor({ state: 'detached' });
    await app.sees('已保存');
  });

  it('fills itself for the town, opens each number, takes the texts and is submitted', async () => {
    await openQuarter('town', DESKTOP);
    await app.sees('季末在册人数', 30_000);
    await app.picture('quarter-town-desktop');
    const number = await app.textOf('open-visits.home');
    expect(Number(number.replace(/[^\d]/g, ''))).toBeGreaterThan(0);
    await app.tap('open-visits.home');
    await app.sees('期内完成的探访，按服务方式');
    await app.page.locator('.records__row:visible').first().waitFor();
    await app.picture('quarter-records');
    await app.page.goBack();

    const [chooser] = await Promise.all([app.page.waitForEvent('filechooser'), app.tap('attachment-add')]);
    await chooser.setFiles({ name: '八月走访照片.png', mimeType: 'image/png', buffer: PICTURE });
    await app.sees('八月走访照片.png', 30_000);
    await app.page.getByLabel('打开八月走访照片.png').filter({ visible: true }).tap();
    await app.page.locator('.attachment__picture:visible').first().waitFor();
    await app.page.getByLabel('关闭').filter({ visible: true }).tap();
    await app.page.locator('[id="attachments"]:visible').scrollIntoViewIfNeeded();
    await app.picture('quarter-attachments');

    await app.tap('earlier-texts');
    await app.sees('部分留守老人白天下地');
    await app.fill('difficulties', '八月高温，上门减少。');
    await app.fill('next-quarter', '九月起补上上门探访。');
    await app.tap('report-submit');
    await app.tap('dialog-confirm');
    await app.sees('撤回修改', 30_000);
    await app.sees('报送时的数字');
    await app.picture('quarter-submitted');
  });

  it('is returned by the bureau with a remark at the line, which the town sees there', async () => {
    await openQuarter('city', DESKTOP);
    await app.sees('下载调度表', 30_000);
    await app.picture('quarter-city-table');
    await app.tap('town-320682105');
    await app.sees('审核通过', 30_000);
    await app.tap('work-unwilling');
    await app.fill('remark', '请写明原因。');
    await app.tap('remark-done');
    await app.tap('report-return');
    await app.fill('return-note', '请补充。');
    await app.picture('quarter-return');
    await app.tap('return-done');
    await app.sees('已退回');
    await app.sees('退回意见：请写明原因。');
    await app.close();

    await openQuarter('town');
    await app.sees('退回原因：请补充。', 30_000);
    await app.page.locator('[id="line-unwilling"]:visible').scrollIntoViewIfNeeded();
    await app.sees('退回意见：请写明原因。');
    await app.picture('quarter-returned-phone');
  });

  it('is accepted by the bureau, and from then on corrected by an entry that both see', async () => {
    await openQuarter('town');
    await app.sees('退回原因：请补充。', 30_000);
    await app.tap('report-submit');
    await app.tap('dialog-confirm');
    await app.sees('撤回修改', 30_000);
    await app.close();

    await openQuarter('city', DESKTOP);
    await app.sees('下载调度表', 30_000);
    await app.tap('town-320682105');
    await app.sees('八月高温，上门减少。', 30_000);
    await app.sees('八月走访照片.png');
    expect(await app.has('attachment-add')).toBe(false);
    await app.tap('report-accept');
    await app.picture('quarter-accept');
    await app.tap('dialog-confirm');
    await app.sees('审核通过的数字不能改，可以更正', 30_000);
    expect(await app.has('report-return')).toBe(false);
    await app.tap('correct-mode');
    await app.tap('work-emergencies');
    await app.tap('correct-done');
    await app.sees('请填写更正的原因');
    await app.fill('correct-value', '3');
    await app.fill('correct-reason', '村里漏报一件。');
    await app.picture('quarter-correct');
    await app.tap('correct-done');
    await app.sees(/更正为 3 次。村里漏报一件。|更正为 3 件。村里漏报一件。/, 30_000);
    await app.page.locator('[id="line-emergencies"]:visible').scrollIntoViewIfNeeded();
    await app.picture('quarter-corrected');
    await app.close();

    await openQuarter('town');
    await app.sees(/村里漏报一件。/, 30_000);
    await app.page.locator('[id="attachments"]:visible').scrollIntoViewIfNeeded();
    await app.picture('quarter-corrected-phone');
  });

  it('keeps an accepted report as it was, and gives it out as files', async () => {
    await openQuarter('town');
    await app.sees('季末在册人数', 30_000);
    await app.picture('quarter-phone');
    await app.tap('quarter-before');
    await app.sees(/已审核/, 30_000);
    await app.sees('报送时的数字');
    expect(await app.has('texts-save')).toBe(false);
    const [file] = await Promise.all([app.page.waitForEvent('download') as Promise<Download>, app.tap('report-docx')]);
    expect(file.suggestedFilename()).toMatch(/白蒲镇.+报告\.docx$/);
    await app.picture('quarter-accepted-phone');
  });
});
