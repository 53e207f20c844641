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
  beforeEach(async () => {
    app = await WebApp.open(browser, api, { width: 1280, height: 900 });
    await app.signInAs('village');
    await app.tap('tab-tools');
    await app.tap('tool-imports');
  });
  afterEach(() => app.close());
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

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
    await choose('名单.csv', Buffer.from('姓名,电话\n'));
    await app.sees(/只能上传 \.xlsx 文件/);
    await choose('假的.xlsx', Buffer.from('this is no workbook'));
    await app.sees(/不是|打不开|读不出/);
    await app.picture('imports-refused');
  });
});
