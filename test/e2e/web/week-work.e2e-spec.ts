import { randomUUID } from 'node:crypto';
import type { Browser } from 'playwright-core';
import { findAccount, signIn } from '../support/api.js';
import { launchChromium } from '../support/chromium.js';
import { clockShift } from '../support/clock.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

const DESKTOP = { width: 1440, height: 900 };
interface Listed {
  households: { elders: { elderId: number; refused: boolean; goAndSee: object | null }[] }[];
}

/** A Sunday, when it is late. */
const SUNDAY_NOON = '2026-11-29T12:00:00+08:00';

/** The week as village and town see it. */
describe('the week’s work, on the web', () => {
  const shift = clockShift(SUNDAY_NOON);
  let api: Api;
  let browser: Browser;
  let app: WebApp;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ clockShiftMs: shift }), launchChromium()]);
  });
  afterEach(() => app.close());
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  const start = async (loginName: string, size?: { width: number; height: number }) => {
    app = await WebApp.open(browser, api, { clockShiftMs: shift, ...size });
    await app.signInAs(loginName);
  };

  it('tells the visitor who will be missed by Sunday, and shows them apart', async () => {
    await start('visitor');
    await app.sees('这周就会漏访', 30_000);
    await app.picture('week-missed');
    await app.tap('show-missed');
    await app.sees('今天必须联系');
    await app.picture('week-missed-shown');
  });

  it('leads the town from a village and a visitor to the people, and on to the hand-over', async () => {
    await start('town', DESKTOP);
    await app.tap('tab-tools');
    await app.tap('tool-weekPlaces');
    await app.sees('本周应探访', 30_000);
    await app.tap('week-by-visitor');
    await app.page.locator('.week-places__row:visible').first().click();
    await app.page.locator('[id^="person-"]:visible').first().waitFor();
    await app.picture('week-places-desktop');
    await app.tap('week-hand-over');
    await app.sees('全选这些');
  });

  it('does the same on a phone, one step after the other', async () => {
    await start('village');
    await app.tap('tab-tools');
    await app.tap('tool-weekPlaces');
    await app.sees('本周应探访', 30_000);
    await app.picture('week-places-phone');
    await app.page.locator('[id^="week-place-"]:visible').last().click();
    await app.page.locator('[id^="person-"]:visible').first().waitFor();
    await app.picture('week-people-phone');
    await app.tap('week-leave');
    await app.sees('代班的同事');
    await app.picture('week-leave-phone');
  });

  it('shows the town what is open on a board, worked with the keyboard, and hands one over', async () => {
    await start('town', DESKTOP);
    await app.tap('tab-tools');
    await app.tap('tool-followUps');
    await app.page.locator('.board__card:visible').first().waitFor({ timeout: 30_000 });
    await app.page.keyboard.press('ArrowDown');
    await app.page.keyboard.press('ArrowRight');
    await app.picture('follow-ups-board');
    await app.page.keyboard.press('Enter');
    await app.page.locator('[id="hand-over"]:visible').waitFor();
    await app.picture('follow-up-desktop');
    await app.tap('hand-over');
    await app.page.locator('[id^="owner-"]:visible').first().tap();
    await app.tap('confirm-hand-over');
    await app.sees('转交 ·');
  });

  it('lets the visitor write one down by hand and answer it on the next visit', async () => {
    await start('visitor');
    const name = await app.page.locator('.elder-row .t-lead:visible').first().innerText({ timeout: 30_000 });
    await app.tap('tab-tools');
    await app.tap('tool-followUps');
    await app.tap('new-follow-up');
    await app.fill('find-elder', name);
    await app.page.locator('[id^="found-"]:visible').first().tap();
    await app.tap('kind-hardship');
    await app.fill('sentence', '屋面漏雨，床边接了盆');
    await app.picture('follow-up-new');
    await app.tap('save-follow-up');
    await app.sees('屋面漏雨');
    await app.picture('follow-up-phone');
    await app.tap('open-elder');
    await app.tap('visit-home');
    await app.sees('顺便回访');
    await app.page.locator('[id^="settled-"]:visible').first().scrollIntoViewIfNeeded();
    await app.picture('follow-ups-on-form');
    await app.page.locator('[id^="settled-"]:visible').last().tap();
    await app.sees('已回访：解决了');
  });

  it('puts somebody who cannot be reached first, with the hour, and leads to the door', async () => {
    const visitor = await signIn(api.url, await findAccount(api.url, 'visitor'));
    const { households } = await visitor.get<Listed>('/week-list');
    const elder = households.flatMap(({ elders }) => elders).find(({ refused, goAndSee }) => !refused && !goAndSee);
    for (const minutes of [90, 30]) {
      const startedAt = new Date(Date.now() + shift - minutes * 60_000).toISOString();
      const clientId = randomUUID();
      const attempt = { method: 'home', outcome: 'nobody_home', allUnchangedChecked: false };
      await visitor.post('/visits', { clientId, elderId: elder?.elderId, startedAt, ...attempt });
    }
    await start('visitor');
    await app.sees('前上门查看', 30_000);
    await app.picture('go-and-see-list');
    await app.tap('tab-tools');
    await app.tap('tool-followUps');
    await app.page.getByText('联系不上：').filter({ visible: true }).first().tap();
    await app.sees('看老人，打电话或上门');
    await app.picture('go-and-see-task');
  });

  it('tells whose phone to call, and asks the village about records of the same minute', async () => {
    await start('village');
    await app.tap('tab-tools');
    await app.tap('tool-phones');
    await app.sees('手机里还有', 30_000);
    await app.picture('phones');
    await app.page.goBack();
    await app.tap('tool-visitQuestions');
    await app.page.locator('[id^="question-"]:visible').first().waitFor({ timeout: 30_000 });
    await app.picture('visit-questions');
    await app.page.locator('[id^="answer-"]:visible').first().tap();
    await app.page.locator('[id^="common-"][id$="-together"]:visible').tap();
    await app.picture('visit-question-answer');
    await app.page.locator('[id^="send-"]:visible').tap();
    await app.sees('已说明，这件事就结束了。');
  });
});
