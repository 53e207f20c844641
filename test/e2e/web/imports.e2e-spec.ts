import type { Browser } from 'playwright-core';
// eslint-disable-next-line no-restricted-imports -- the one maker of invented numbers; specs are not a package
import { inventedIdNumber } from '../../../apps/api/test/support/invented-id.js';
// eslint-disable-next-line no-restricted-imports -- as above
import { type SheetCells, workbookOf } from '../../../apps/api/test/support/workbooks.js';
import { findAccount, signIn } from '../support/api.js';
import { launchChromium } from '../support/chromium.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

/** A village takes its workbook into the register, on a desktop browser. */
describe('register import, on the web', () => {
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

  const begin = async (loginName: string, tool: string) => {
    app = await WebApp.open(browser, api, { width: 1280, height: 900 });
    await app.signInAs(loginName);
    await app.tap('tab-tools');
    await app.tap(`tool-${tool}`);
  };
  const row = (changes: SheetCells = {}): SheetCells => ({
    身份证号: inventedIdNumber(),
    姓名: '顾秀兰',
    联系电话: '13800000021',
    居住地址: '7组12号',
    独自居住: '是',
    伴侣在本市居住: '否',
    子女在本市居住: '否',
    第一联系人姓名: '顾芳',
    第一联系人关系: '子女',
    第一联系人电话: '13800000004',
    愿意接受定期探访: '是',
    同意上门探访: '是',
    ...changes,
  });
  const choose = async (name: string, buffer: Buffer) => {
    const [chooser] = await Promise.all([app.page.waitForEvent('filechooser'), app.tap('import-upload')]);
    await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer });
  };

  it('checks a workbook row by row, takes it into the register, and takes it back', async () => {
    await begin('village', 'imports');
    await app.picture('imports-empty');
    const [template] = await Promise.all([app.page.waitForEvent('download'), app.tap('import-template')]);
    expect(template.suggestedFilename()).toBe('特殊困难老年人信息登记模板.xlsx');

    await choose('七组摸排.xlsx', await workbookOf([row(), row({ 姓名: '丁桂芳' }), row({ 联系电话: '123' })]));
    await app.sees('新登记 2，有错误 1', 20_000);
    await app.sees(/^联系电话：/);
    await app.picture('imports-checked');
    const [marked] = await Promise.all([app.page.waitForEvent('download'), app.tap('import-marked')]);
    expect(marked.suggestedFilename()).toBe('七组摸排-需要修改.xlsx');

    await app.tap('import-apply');
    await app.sees('新登记 2 人，改动 0 份档案。有错误的 1 行不导入，改好后可以再传。');
    await app.tap('dialog-confirm');
    await app.sees(/写入 2 行/, 20_000);
    await app.picture('imports-applied');
    const village = await signIn(api.url, await findAccount(api.url, 'village'));
    const named = async (name: string) =>
      (await village.get<{ items: unknown[] }>(`/elders?q=${encodeURIComponent(name)}`)).items.length;
    const registered = await named('丁桂芳');
    expect(registered).toBeGreaterThan(0);

    await app.tap('import-undo');
    await app.tap('dialog-confirm');
    await app.sees(/撤销 2 行/, 20_000);
    expect(await named('丁桂芳')).toBe(registered - 1);
    await app.picture('imports-undone');

    await app.page.setViewportSize({ width: 390, height: 844 });
    await app.picture('imports-phone');
  });

  it('says in words what is wrong with a file', async () => {
    await begin('village', 'imports');
    await choose('名单.csv', Buffer.from('姓名,电话\n'));
    await app.sees(/只能上传 \.xlsx 文件/);
    await choose('假的.xlsx', Buffer.from('this is no workbook'));
    await app.sees(/不是|打不开|读不出/);
    await app.picture('imports-refused');
  });

  it('matches a list of another bureau, which the village decides about', async () => {
    const village = await signIn(api.url, await findAccount(api.url, 'village'));
    const items = () => village.get<{ items: { id: number; name: string }[] }>('/list-items?limit=100');
    const before = (await items()).items.length;
    await begin('city', 'sharedLists');
    await app.tap('list-source-destitute_scattered');
    await app.tap('list-complete-no');
    const listed = { 身份证号: inventedIdNumber(), 姓名: '冒桂英', '村（社区）': '黄行村', 住址: '9组2号' };
    const [chooser] = await Promise.all([app.page.waitForEvent('filechooser'), app.tap('list-upload')]);
    const buffer = await workbookOf([listed, { ...listed, 身份证号: '1' }]);
    await chooser.setFiles({ name: '特困名单.xlsx', mimeType: 'application/octet-stream', buffer });
    await app.sees('共 1 人，待核对 1 条，已处理 0 条', 20_000);
    await app.picture('lists-city');
    await app.close();
    await begin('village', 'listItems');
    await app.sees('冒桂英');
    await app.picture('lists-village');
    const item = (await items()).items.find(({ name }) => name === '冒桂英');
    await app.tap(`item-${item?.id}-register`);
    await app.sees('9组2号');
    await app.picture('lists-register');
    await app.page.goto(`${app.url}/#/packages/registry/list-items/index`);
    await app.tap(`item-${item?.id}-dismiss`);
    await app.tap('dismiss-save');
    await app.sees('请填写原因');
    await app.fill('dismiss-reason', '已入住养老院，按集中供养登记');
    await app.tap('dismiss-save');
    await app.sees('已记为不采纳。');
    expect((await items()).items.length).toBe(before);
  });
});
