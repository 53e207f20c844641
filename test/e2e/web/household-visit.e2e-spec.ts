import type { Browser } from 'playwright-core';
import { findAccount, signIn, type ApiClient } from '../support/api.js';
import { launchChromium } from '../support/chromium.js';
import { clockShift, MONDAY_MORNING } from '../support/clock.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

interface WeekList {
  households: { elders: { elderId: number; name: string; nextOrdinal: number }[] }[];
}
interface Visits {
  items: { ordinal: number; visitor: { displayName: string }; recordedBy: { displayName: string } }[];
}

describe('a household visited together', () => {
  const shift = clockShift(MONDAY_MORNING);
  let api: Api;
  let browser: Browser;
  let clerk: ApiClient;
  let app: WebApp;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ clockShiftMs: shift }), launchChromium()]);
    clerk = await signIn(api.url, await findAccount(api.url, 'village'));
  });
  beforeEach(async () => {
    app = await WebApp.open(browser, api, { clockShiftMs: shift });
  });
  afterEach(() => app.close());
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  it('is one form: the clerk types for the visitor who went, each elder gets an own record and number', async () => {
    const { households } = await clerk.get<WeekList>('/week-list');
    const [one, two] = households.find(({ elders }) => elders.length > 1)?.elders ?? [];
    if (!one || !two) throw new Error('The demonstration has no household of two elders in this village.');
    const visitor = await findAccount(api.url, 'visitor');
    await app.signInAs('village');
    await app.sees('本周');
    await app.page.goto(`${app.url}/#/packages/visits/record/index?elderId=${one.elderId}&method=home`);
    await app.tap('all-unchanged');
    await app.tap('visitor');
    await app.tapText(visitor.displayName);
    await app.tap(`together-${two.elderId}`);
    await app.sees(`第 ${two.nextOrdinal} 次开展关爱服务`);
    await app.tap('save');
    await app.sees(`${two.name}：请逐项查看`);
    await app.tap(`p${two.elderId}-all-unchanged`);
    await app.picture('household-form');
    await app.tap('save');
    await app.sees('2 位老人的记录都已保存');
    for (const { elderId, nextOrdinal } of [one, two]) {
      const { items } = await clerk.get<Visits>(`/elders/${elderId}/visits`);
      expect(items[0]).toMatchObject({ ordinal: nextOrdinal, visitor: { displayName: visitor.displayName } });
      expect(items[0]?.recordedBy.displayName).not.toBe(visitor.displayName);
    }
  });
});
