import type { Browser, Download } from 'playwright-core';
import { findAccount, signIn, type ApiClient } from '../support/api.js';
import { launchChromium } from '../support/chromium.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

/** Forms, labels and lists leave the browser as files. */
describe('paper, on the web', () => {
  let api: Api;
  let browser: Browser;
  let village: ApiClient;
  let app: WebApp;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({}), launchChromium()]);
    village = await signIn(api.url, await findAccount(api.url, 'village'));
  });
  beforeEach(async () => {
    app = await WebApp.open(browser, api);
    await app.signInAs('village');
  });
  afterEach(() => app.close());
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  const downloaded = async (buttonId: string): Promise<{ name: string; begins: string }> => {
    const [file] = await Promise.all([app.page.waitForEvent('download') as Promise<Download>, app.tap(buttonId)]);
    const stream = await file.createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return { name: file.suggestedFilename(), begins: Buffer.concat(chunks).toString('latin1', 0, 4) };
  };

  it('exports the register for a stated purpose, and prints labels', async () => {
    await app.tap('tab-tools');
    await app.tap('tool-papers');
    await app.tap('papers-export');
    await app.tap('export-purpose-check');
    const workbook = await downloaded('export-go');
    expect(workbook.name).toMatch(/^台账 .+\.xlsx$/);
    expect(workbook.begins).toBe('PK\x03\x04');
    await app.sees(/已开始下载：台账/);
    await app.picture('papers-export');

    await app.tap('papers-labels');
    const labels = await downloaded('labels-go');
    expect(labels.name).toMatch(/^门牌码标签 .+\.pdf$/);
    expect(labels.begins).toBe('%PDF');
  });

  it('prints Annex 3 from the elder’s file', async () => {
    const { items } = await village.get<{ items: { id: number; name: string }[] }>('/elders?limit=1');
    await app.tap('tab-register');
    await app.tap(`file-${items[0]?.id}`);
    await app.tap('print');
    await app.tap('print-purpose-keep');
    const form = await downloaded('print-go');
    expect(form.name).toBe(`信息登记表 ${items[0]?.name}.pdf`);
    expect(form.begins).toBe('%PDF');
    await app.picture('papers-file');
  });

  it('goes from the narrowed list to its export', async () => {
    await app.tap('tab-register');
    await app.tap('files-filter');
    await app.tap('filter-level-A');
    await app.tap('filter-done');
    await app.tap('files-export');
    await app.sees('A类');
    await app.picture('papers-from-list');
  });

  it('keeps a photo of the door, says a contact’s phone for a reason, and shows who changed what', async () => {
    const { items } = await village.get<{ items: { id: number }[] }>('/elders?limit=1');
    await app.tap('tab-register');
    await app.tap(`file-${items[0]?.id}`);
    const [chooser] = await Promise.all([app.page.waitForEvent('filechooser'), app.tap('door-photo-take')]);
    const picture = await app.page.screenshot({ type: 'png' });
    await chooser.setFiles({ name: 'door.png', mimeType: 'image/png', buffer: picture });
    await app.sees('门口照片：今天拍');
    await app.page.locator('.door-photo__picture:visible').waitFor();
    await app.picture('papers-door-photo');

    await app.tap('contact-numbers');
    await app.page.locator('[id^="reveal-contact-"][id$="-ask"]:visible').first().tap();
    await app.tap('reveal-reason-visit');
    await app.tap('reveal-show');
    await app.sees(/前可见，查看已记录/);

    await app.tap('history');
    await app.sees(/登记之后还没有改过|→/);
    await app.picture('papers-history');
    await app.tap('door-photo-remove');
    await app.tap('dialog-confirm');
    await app.sees('门口照片：还没有（可以不拍）');
  });
});
