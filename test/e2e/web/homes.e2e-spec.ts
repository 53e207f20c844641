import type { Browser } from 'playwright-core';
import { findAccount, signIn, type ApiClient } from '../support/api.js';
import { launchChromium } from '../support/chromium.js';
import { MONDAY_MORNING, clockShift } from '../support/clock.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

interface Rows<T> {
  items: T[];
}
interface AssignedElder {
  elderId: number;
  householdId: number;
  name: string;
  visitorId: number;
}
interface Visitor {
  accountId: number;
  name: string;
}

/** Households, hand-overs, days of leave and likely doubles, as a village manager does them. */
describe('homes, on the web', () => {
  const shift = clockShift(MONDAY_MORNING);
  let api: Api;
  let browser: Browser;
  let manager: ApiClient;
  let app: WebApp;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ clockShiftMs: shift }), launchChromium()]);
    manager = await signIn(api.url, await findAccount(api.url, 'village'));
  });
  afterEach(() => app.close());
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  const start = async (size: { width: number; height: number }) => {
    app = await WebApp.open(browser, api, { clockShiftMs: shift, ...size });
    await app.signInAs('village');
    await app.tap('tab-tools');
  };
  const visitorNamed = async (name: string): Promise<Visitor> => {
    const { items } = await manager.get<Rows<Visitor>>('/assignments/visitors');
    return items.find((visitor) => visitor.name === name) as Visitor;
  };
  const eldersOf = async (accountId: number): Promise<AssignedElder[]> =>
    (await manager.get<Rows<AssignedElder>>(`/assignments/elders?visitorId=${accountId}&limit=100`)).items;

  it('hands elders over on a desk, with the keyboard, and sees before what it comes to', async () => {
    await start({ width: 1440, height: 900 });
    await app.tap('tool-assignments');
    const colleague = await visitorNamed('吴代班');
    const [one, two] = await eldersOf((await visitorNamed('周探访')).accountId);
    await app.page.locator(`[id="pick-${one?.elderId}"]:visible`).focus();
    await app.page.keyboard.press('Space');
    await app.page.keyboard.press('ArrowDown');
    await app.tap(`pick-${two?.elderId}`);
    await app.sees('交接选中的 2 位');
    await app.tap('to-visitor');
    await app.tap(`to-visitor-${colleague.accountId}`);
    expect(await app.textOf('preview')).toMatch(/^2 位老人、\d 户/);
    await app.fill('reason', '分片调整');
    await app.picture('homes-hand-over-desk');
    await app.tap('save-hand-over');
    await app.sees('已交接 2 位老人');
    expect((await eldersOf(colleague.accountId)).map(({ elderId }) => elderId)).toEqual(
      expect.arrayContaining([one?.elderId, two?.elderId]),
    );
  });

  it('arranges days of leave on a phone, shared out by load', async () => {
    await start({ width: 375, height: 812 });
    await app.tap('tool-leaves');
    await app.sees('吴代班');
    await app.picture('homes-leaves');
    await app.tap('new-leave');
    const [away, colleague] = [await visitorNamed('周探访'), await visitorNamed('吴代班')];
    await app.tap('away');
    await app.tap(`away-${away.accountId}`);
    await app.fill('leave-to', '2026-11-25');
    await app.fill('leave-reason', '年休假');
    await app.tap(`colleagues-${colleague.accountId}`);
    await app.tap('propose');
    expect(await app.textOf('loads')).toMatch(/吴代班 代 \d+ 位/);
    await app.picture('homes-leave-shares');
    await app.tap('save-leave');
    await app.sees('代班已安排');
  });

  it('fits the smallest phone', async () => {
    await start({ width: 320, height: 640 });
    const [elder] = await eldersOf((await visitorNamed('周探访')).accountId);
    const { items } = await manager.get<Rows<{ id: number }>>('/likely-doubles');
    const pages = [
      'assignments/index',
      'leaves/index',
      'leave/index',
      'doubles/index',
      `double/index?id=${items[0]?.id}`,
      `household/index?id=${elder?.householdId}`,
      `move/index?household=${elder?.householdId}`,
    ];
    for (const page of pages) {
      await app.page.goto(`${app.url}/#/packages/homes/${page}`);
      await app.page.reload();
      await app.page.locator('.page__main:visible').waitFor();
      await app.page.locator('.skeleton:visible').first().waitFor({ state: 'hidden' });
      await app.picture(`homes-small-${page.split('/')[0]}`);
      const overhang = await app.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect({ page, overhang }).toEqual({ page, overhang: 0 });
    }
  });

  it('splits a household, and shows who lived where', async () => {
    await start({ width: 375, height: 812 });
    const all = await eldersOf((await visitorNamed('周探访')).accountId);
    const couple = all.filter(({ householdId }) => all.filter((other) => other.householdId === householdId).length > 1);
    const [elder] = couple as [AssignedElder];
    await app.tap('tab-register');
    await app.fill('files-search', elder.name);
    await app.tap(`file-${elder.elderId}`);
    await app.tap('open-household');
    await app.sees('住在这里的老人');
    await app.picture('homes-household');
    await app.tap('leave-household');
    await app.tap(`movers-e${elder.elderId}`);
    await app.fill('new-address', '9组9号');
    await app.tap(`relation-e${elder.elderId}`);
    await app.tap(`relation-e${elder.elderId}-self`);
    await app.tap('lives-alone-yes');
    await app.picture('homes-move');
    await app.tap('save-move');
    await app.sees('9组9号');
    await app.sees('分户');
    await app.picture('homes-household-after');
  });

  it('merges two files of one person, and takes it back', async () => {
    await start({ width: 375, height: 812 });
    await app.tap('tool-doubles');
    await app.picture('homes-doubles');
    await app.page.locator('[id^="pair-"]:visible').first().tap();
    await app.sees('身份证号（不同）');
    await app.picture('homes-double');
    await app.tap('decision-merge');
    await app.page.locator('[id^="stays-"]:visible').nth(1).tap();
    await app.fill('decide-reason', '电话核实，身份证号登记错一位');
    await app.tap('save-decision');
    await app.tap('dialog-confirm');
    await app.sees('已合并：电话核实');
    await app.picture('homes-double-merged');
    await app.fill('undo-reason', '看错了');
    await app.tap('undo-merge');
    await app.sees('核对结果');
  });
});
