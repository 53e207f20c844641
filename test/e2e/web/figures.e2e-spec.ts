import type { Browser, Download } from 'playwright-core';
import { launchChromium } from '../support/chromium.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

const DESKTOP = { width: 1440, height: 900 };

/** The month, the week and any question, on a desktop and a phone. */
describe('figures, on the web', () => {
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

  const openTool = async (loginName: string, tool: string, settings?: { width: number; height: number }) => {
    app = await WebApp.open(browser, api, settings);
    await app.signInAs(loginName);
    await app.tap('tab-tools');
    await app.tap(`tool-${tool}`);
  };

  it('tell the month village by village, with last month and the same month last year beside it', async () => {
    await openTool('town', 'month', DESKTOP);
    await app.sees('应更新档案数', 30_000);
    const [sheet] = await Promise.all([
      app.page.waitForEvent('download') as Promise<Download>,
      app.tap('month-export-xlsx'),
    ]);
    expect(sheet.suggestedFilename()).toMatch(/白蒲镇.+月情况\.xlsx$/);
    await app.tap('month-before');
    await app.sees('已过期限', 30_000);
    await app.picture('month-desktop');
    await app.tap('month-compare-lastMonth');
    await app.page.locator('[id="month-others"]:visible').scrollIntoViewIfNeeded();
    await app.picture('month-desktop-compared');
    await app.tap('month-update_expected');
    await app.page.locator('.records__row:visible').first().waitFor();
  });

  it('have the visitors of a village that needs a call reminded with one tap, once a day', async () => {
    await openTool('town', 'month');
    await app.sees('应更新档案数', 30_000);
    const button = app.page.locator('[id^="remind-3206"]:visible').first();
    // Nobody is called before the month's deadline.
    if (await app.has('month-call')) {
      await button.scrollIntoViewIfNeeded();
      await app.picture('month-call-phone');
      await button.tap();
      await app.sees(/今天 \d\d:\d\d .+已提醒 \d+ 人/, 30_000);
      await app.picture('month-reminded-phone');
    }
  });

  it('open the records of the whole city behind a cell, and each town’s number beside them', async () => {
    await openTool('city', 'question', DESKTOP);
    await app.page.locator('[id="answer-table"]:visible').waitFor({ timeout: 30_000 });
    await app.tap('question-rows');
    await app.tap('question-rows-level');
    await app.sees('未分类');
    await app.tap('cell-A-register');
    await app.page.locator('.records__row:visible').first().waitFor({ timeout: 30_000 });
    await app.picture('question-city-records');
    await app.tap('records-view-places');
    await app.page.locator('[id="places"]:visible').waitFor({ timeout: 30_000 });
    await app.picture('question-city-places');
  });

  it('tell the month at a glance on a phone', async () => {
    await openTool('village', 'month');
    await app.sees('已更新档案数', 30_000);
    await app.picture('month-phone');
  });

  it('tell how the week will end and draw the quarter’s weeks, on a desktop', async () => {
    await openTool('town', 'weekFigures', DESKTOP);
    await app.sees('今天必须联系（人）', 30_000);
    await app.picture('week-desktop');
    const chart = app.page.locator('[id="week-chart"]:visible svg');
    await chart.waitFor({ timeout: 30_000 });
    await chart.scrollIntoViewIfNeeded();
    await app.picture('week-chart');
    await app.tap('weeks-numbers');
    expect(await app.textOf('weeks-table')).toContain('A类');
    await app.page.locator('[id="week-places"]:visible').scrollIntoViewIfNeeded();
    await app.picture('week-places');
  });

  it('show the week’s numbers without the chart on a phone', async () => {
    await openTool('town', 'weekFigures');
    await app.sees('今天必须联系（人）', 30_000);
    await app.page.locator('[id="weeks-table"]:visible').waitFor();
    expect(await app.has('week-chart')).toBe(false);
    await app.picture('week-phone');
  });

  it('answer a question, open what is behind a cell, say what it means, and go out as a workbook', async () => {
    await openTool('town', 'question', DESKTOP);
    await app.page.locator('[id="answer-table"]:visible').waitFor({ timeout: 30_000 });
    await app.picture('question-desktop');
    await app.tap('question-rows');
    await app.tap('question-rows-level');
    await app.sees('未分类');
    await app.tap('cell-A-register');
    await app.page.locator('.records__row:visible').first().waitFor();
    await app.page.goBack();
    await app.picture('question-totals');
    await app.tap('cell-total-register');
    await app.page.locator('.records__row:visible').first().waitFor();
    await app.picture('question-total-records');
    await app.page.goBack();
    const [file] = await Promise.all([app.page.waitForEvent('download') as Promise<Download>, app.tap('export-xlsx')]);
    expect(file.suggestedFilename()).toBe('数据查询.xlsx');
    await app.page.locator('[id="definitions"]:visible').scrollIntoViewIfNeeded();
    await app.picture('question-definitions');
  });
});
