import type { Browser } from 'playwright-core';
import { launchChromium, newPhone } from '../../../test/e2e/support/chromium.js';
import { openInBrowser, serve, type WeappInBrowser } from '../src/index.mjs';
import { FIXTURE } from './support.js';

jest.setTimeout(30_000);

let browser: Browser;
let served: Awaited<ReturnType<typeof serve>>;
let app: WeappInBrowser;

beforeAll(async () => {
  served = await serve(FIXTURE);
  browser = await launchChromium();
});

beforeEach(async () => {
  const { page } = await newPhone(browser);
  app = await openInBrowser(page, served.url);
});

afterEach(() => app.page.context().close());

afterAll(async () => {
  await browser.close();
  await served.close();
});

/** Waits until the element says so: the app answers a tap in its own time. */
const says = (selector: string, words: string | RegExp) =>
  app.screen
    .locator(selector)
    .and(app.page.getByText(words, { exact: true }))
    .waitFor();
const tapButton = (name: string) => app.screen.getByRole('button', { name, exact: true }).tap();

test('serves the package’s own files, and carries requests for its own page alone', async () => {
  const get = async (path: string) => (await fetch(new URL(path, served.url))).status;
  expect([await get('app/assets/logo.svg'), await get('app/..%2f..%2fpackage.json'), await get('nothing')]).toEqual([
    200, 404, 404,
  ]);
  const body = JSON.stringify({ url: served.url, method: 'GET', header: {}, body: null });
  const foreign = await fetch(new URL('__request', served.url), { method: 'POST', body });
  expect(foreign.status).toBe(415);
});

test('lays the page out: rpx, tag selectors, isolated styles, images', async () => {
  const widthOf = async (selector: string) => (await app.screen.locator(selector).boundingBox())?.width;
  expect(await widthOf('#greeting')).toBeCloseTo(195);
  const colorOf = (selector: string) =>
    app.screen.locator(selector).evaluate((element) => getComputedStyle(element).color);
  expect(await colorOf('#card > wx-view')).toBe('rgb(179, 38, 30)');
  expect(await colorOf('#greeting')).toBe('rgb(0, 0, 0)');
  const background = app.screen.locator('.wx-page-root');
  expect(await background.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(247, 245, 240)');
  await app.screen.getByRole('img', { name: '标志' }).waitFor();
  await app.assertNoProblems();
});

test('is tapped by what the user sees, and answers', async () => {
  await app.mock('scanCode', { result: 'TF-320682-7K3M9QXW2A-5' });
  await tapButton('扫码');
  await says('#message', 'TF-320682-7K3M9QXW2A-5');
  expect(await app.calls('scanCode')).toHaveLength(1);
  await tapButton('对话');
  await app.page.getByRole('alertdialog').getByRole('button', { name: '确定' }).tap();
  await says('#message', '已确定');
  await tapButton('提示');
  await app.page.getByRole('status').getByText('已保存').waitFor();
  await app.assertNoProblems();
});

test('fields, labels and pickers', async () => {
  await tapButton('表单');
  await app.waitForRoute('pages/form/index');
  await app.screen.getByPlaceholder('姓名').fill('张三');
  await app.screen.getByText('拒绝').tap();
  await app.screen.getByRole('switch').tap();
  await app.screen.getByText('出门').tap();
  await app.overlay.locator('select').selectOption('1');
  await app.overlay.getByRole('button', { name: '确定' }).tap();
  await tapButton('提交');
  await says('#sent', /^\{/);
  const sent = JSON.parse(await app.screen.locator('#sent').innerText()) as Record<string, unknown>;
  expect(sent).toMatchObject({ name: '张三', outcome: 'refused', consent: true, reason: 1 });
  await app.back();
  await app.waitForRoute('pages/home/index');
});

test('draws with a finger; the drawing is a file of the phone', async () => {
  await tapButton('表单');
  await app.draw(app.screen.locator('#pad'), [
    [10, 40],
    [50, 40],
    [90, 40],
  ]);
  await tapButton('留下');
  await app.screen.getByText(/^wxfile:\/\/tmp_1\.png true$/).waitFor();
  const source = app.screen.locator('#drawing img');
  expect(await source.getAttribute('src')).toMatch(/^data:image\/png;base64,/);
  await app.assertNoProblems();
});

test('tabs, reaching the bottom, measuring', async () => {
  await app.page.getByRole('tab', { name: '列表' }).tap();
  await app.waitForRoute('pages/list/index');
  expect(await app.screen.locator('.row').count()).toBe(30);
  await app.scrollToBottom();
  await app.screen.locator('#row59').waitFor({ state: 'attached' });
  await app.screen.locator('#measure').tap();
  await says('#measured', 'first 0 42');
  await app.assertNoProblems();
});

test('storage outlives the app; mocks given at the start are there at once', async () => {
  await tapButton('存');
  await says('#message', '存了1000');
  await app.launch({ path: 'pages/home/index?x=1', mocks: { scanCode: { result: '一' } } });
  expect(await app.storage('draft')).toHaveLength(1000);
  await says('#query', '{"x":"1"}');
  await tapButton('扫码');
  await says('#message', '一');
});

test('collects what the app throws, and rejections nobody caught', async () => {
  await tapButton('出错');
  await tapButton('拒绝');
  await tapButton('全局');
  await says('#message', /"rejected":"没人接住"/);
  await expect(app.assertNoProblems()).rejects.toThrow(/按钮坏了[^]*没人接住/);
  await app.assertNoProblems([/按钮坏了/, /没人接住/]);
});
