import type { Browser } from 'playwright-core';
import { findAccount, signIn, type ApiClient } from '../support/api.js';
import { launchChromium } from '../support/chromium.js';
import { MONDAY_MORNING, clockShift } from '../support/clock.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

interface Row {
  id: number;
  name: string;
  level: string | null;
}
interface File {
  status: string;
  closeReason: string | null;
  classification: { level: string | null; raise: { proposedByName: string; decidedByName: string } | null };
}

/** Status over time and raised classes, as a village and its town handle them. */
describe('status and class, on the web', () => {
  const shift = clockShift(MONDAY_MORNING);
  let api: Api;
  let browser: Browser;
  let village: ApiClient;
  let app: WebApp;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ clockShiftMs: shift }), launchChromium()]);
    village = await signIn(api.url, await findAccount(api.url, 'village'));
  });
  afterEach(() => app.close());
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  const start = async (loginName: string, size: { width: number; height: number }) => {
    app = await WebApp.open(browser, api, { clockShiftMs: shift, ...size });
    await app.signInAs(loginName);
    await app.tap('tab-tools');
  };
  const openFile = async (id: number) => {
    await app.page.goto(`${app.url}/#/packages/registry/file/index?id=${id}`);
    await app.sees('状态与类别');
  };
  /** What happened to somebody else under the roof is to be taken note of. */
  const noted = async () => {
    if (await app.has('dialog-confirm')) await app.tap('dialog-confirm');
  };
  const fileOf = (id: number) => village.get<File>(`/elders/${id}`);
  const active = async (): Promise<Row[]> =>
    (await village.get<{ items: Row[] }>('/elders?status=active&limit=100')).items;

  it('suspends visits at the bedside and begins them again, then closes a file calmly and opens it again', async () => {
    const elder = (await active()).at(-1) as Row;
    await start('village', { width: 375, height: 812 });
    await openFile(elder.id);
    await app.tap('act-suspend');
    await app.tap('absence-reason-hospital');
    await app.sees('改为电话或视频问候');
    await app.picture('life-suspend');
    await app.tap('act-confirm');
    await app.sees('还不知道何时回来');
    expect((await fileOf(elder.id)).status).toBe('suspended');
    await app.tapText('恢复上门');
    await app.tap('act-confirm');
    await app.sees('在册');

    await app.tap('act-close');
    await app.tap('closing-reason-died');
    await app.tap('act-confirm');
    await app.sees(`记录${elder.name}去世`);
    await app.picture('life-close');
    await app.tap('dialog-confirm');
    await app.sees('不再安排探访');
    expect(await fileOf(elder.id)).toMatchObject({ status: 'closed', closeReason: 'died' });
    await noted();
    await app.tap('act-reopen');
    await app.fill('reopen-reason', '登记错了人');
    await app.tap('act-confirm');
    await app.sees('已恢复建档');
    await noted();
    await app.sees('暂停上门');
    expect((await fileOf(elder.id)).status).toBe('active');
    await app.tap('status-events');
    await app.sees('恢复建档，今天起');
    await app.sees('登记错了人');
  });

  it('raises a class: proposed by the village, approved by the town on a desk, listed as coming to an end', async () => {
    const waiting = await village.get<{ items: { elderId: number }[] }>('/class-raises?limit=1');
    const elderId = waiting.items[0]?.elderId as number;
    await start('town', { width: 1440, height: 900 });
    await app.tap('tool-raises');
    await app.page.locator('[id^="decide-"]:visible').first().tap();
    await app.tap('reject');
    await app.sees('不同意时请填写原因');
    await app.tap('approve');
    await app.sees('已批准');
    const { classification } = await fileOf(elderId);
    expect(classification).toMatchObject({ level: 'B', raise: { proposedByName: '李管理', decidedByName: '王经办' } });
    await app.page.goto(`${app.url}/#/packages/life/coming/index`);
    await app.sees('人工提级');
    await app.picture('life-coming-desk');
  });

  it('asks for more contacts for an area, sees beforehand how many, and a second person approves', async () => {
    const visitor = await signIn(api.url, await findAccount(api.url, 'visitor'));
    const week = () => visitor.get<{ rules: { reason: string }[] }>('/week-list');
    await start('town', { width: 1280, height: 900 });
    await app.tap('tool-boosts');
    await app.sees('执行中');
    await app.picture('boosts-desk');
    await app.tap('boost-new');
    await app.sees('批准后会怎样');
    await app.tap('boost-propose');
    await app.sees('请选择原因');
    await app.tap('boost-cause-festival');
    await app.fill('boost-reason', '春节前多问候一次');
    await app.picture('boost-form-desk');
    await app.tap('boost-propose');
    await app.sees('春节前多问候一次');
    await app.page.locator('[id^="take_back-"]:visible').waitFor();
    // The last of those that wait: it begins next week.
    await app.page.locator('[id^="decide-"]:visible').last().click();
    await app.picture('boost-decide-desk');
    await app.tap('approve');
    await app.sees('未开始');
    await app.page.locator('[id^="end-"]:visible').last().click();
    await app.tap('decision-end');
    await app.sees('请填写原因');
    await app.fill('decision-note', '气温回升');
    const [before] = (await week()).rules;
    await app.tap('decision-end');
    await app.sees('已提前结束');
    expect((await week()).rules.map(({ reason }) => reason)).not.toContain(before?.reason);
  });

  it('replaces home visits by calls in an area, on a phone', async () => {
    await start('town', { width: 375, height: 812 });
    await app.tap('tool-boosts');
    await app.picture('boosts-phone');
    await app.tap('boost-new');
    await app.sees('批准后会怎样');
    await app.tap('boost-kind-remote_only');
    await app.sees('的上门改为同样次数的电话或视频');
    await app.picture('boost-form-phone');
  });

  it('types a weather warning in, a second person approves what it proposes, visitor and family read what to mind', async () => {
    await start('town', { width: 375, height: 812 });
    await app.tap('tool-weather');
    await app.sees('寒潮橙色预警');
    await app.picture('weather-list-phone');
    await app.tap('warning-new');
    await app.sees('保存，马上生效');
    await app.tap('warning-enter');
    await app.sees('请选择预警的颜色');
    await app.tap('warning-hazard');
    await app.tap('warning-hazard-rainstorm');
    await app.tap('warning-severity-red');
    await app.fill('warning-headline', '暴雨红色预警：3小时内降雨将达100毫米以上');
    await app.picture('weather-form-phone');
    await app.tap('warning-enter');
    await app.sees('3小时内降雨');
    await app.sees('已提出加密探访，等另一位负责人审批');
    await app.picture('weather-entered-phone');
    await app.close();

    const town = await signIn(api.url, await findAccount(api.url, 'town'));
    const [warning] = (await town.get<{ items: { id: number; boost: { id: number } }[] }>('/weather-warnings')).items;
    await start('city', { width: 1280, height: 900 });
    await app.tap('tool-weather');
    await app.sees('3小时内降雨');
    await app.picture('weather-list-desk');
    await app.tap(`warning-boost-${warning?.id}`);
    await app.tap(`decide-${warning?.boost.id}`);
    await app.tap('approve');
    await app.sees('已批准');
    await app.close();

    app = await WebApp.open(browser, api, { clockShiftMs: shift, width: 375, height: 812 });
    await app.signInAs('visitor');
    await app.sees('暴雨红色预警');
    await app.sees('问屋里漏不漏雨');
    await app.picture('weather-visitor-phone');
    await app.tap('week-filter-all');
    await app.page.locator('[id^="elder-"]:visible').first().tap();
    await app.tap('visit-home');
    await app.tap(`form-warning-${warning?.id}`);
    await app.sees('问屋里漏不漏雨');
    await app.picture('weather-visit-form');
    await app.close();
    app = await WebApp.open(browser, api, { clockShiftMs: shift, width: 320, height: 640 });
    await app.signInAs('elder');
    await app.sees('暴雨红色预警');
    await app.picture('weather-elder-small');
    await app.close();
    app = await WebApp.open(browser, api, { clockShiftMs: shift, width: 375, height: 812 });
    await app.signInAs('family');
    await app.sees('暴雨红色预警');
    await app.sees('能接走的先接走');
    await app.picture('weather-family-phone');
    await app.close();

    await start('town', { width: 375, height: 812 });
    await app.tap('tool-weather');
    await app.tap(`warning-end-${warning?.id}`);
    await app.fill('decision-note', '雨已停');
    await app.picture('weather-end-phone');
    await app.tap('decision-end');
    await app.sees('加密探访仍在执行。不再需要时');
    await app.picture('weather-ended-phone');
  });
});
