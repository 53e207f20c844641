import { randomUUID } from 'node:crypto';
import { formatDoorCode } from '@tanfang/domain';
import type { Browser } from 'playwright-core';
import { findAccount, signIn, type ApiClient } from '../support/api.js';
import { launchChromium } from '../support/chromium.js';
import { clockShift, MONDAY_MORNING } from '../support/clock.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

interface WeekList {
  households: { householdId: number; elders: { elderId: number; name: string; homeConsent: boolean }[] }[];
}

describe('when things go wrong, on the web at phone size', () => {
  const shift = clockShift(MONDAY_MORNING);
  let api: Api;
  let browser: Browser;
  let visitor: ApiClient;
  let elders: { elderId: number; name: string; householdId: number }[];
  let app: WebApp;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ clockShiftMs: shift }), launchChromium()]);
    visitor = await signIn(api.url, await findAccount(api.url, 'visitor'));
    const week = await visitor.get<WeekList>('/week-list');
    elders = week.households.flatMap(({ householdId, elders: people }) =>
      people.filter(({ homeConsent }) => homeConsent).map(({ elderId, name }) => ({ elderId, name, householdId })),
    );
  });
  beforeEach(async () => {
    app = await WebApp.open(browser, api, { clockShiftMs: shift });
  });
  afterEach(() => app.close());
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  const visitsOf = async (elderId: number) =>
    (await visitor.get<{ visitCount: number }>(`/elders/${elderId}`)).visitCount;
  const waitForUpload = (elderId: number, count: number) => app.until(async () => (await visitsOf(elderId)) >= count);

  it('keeps a visit on the phone without network, and uploads it exactly once when the network is back', async () => {
    const { elderId } = elders[0] as (typeof elders)[number];
    const before = await visitsOf(elderId);
    await app.signInAs('visitor');
    await app.tap('week-filter-all');
    await app.setOffline(true);
    await app.recordHomeVisit(elderId);
    await app.sees('没有网络');
    await app.sees(/联网后自动上传/);
    await app.picture('offline-kept');
    expect(await visitsOf(elderId)).toBe(before);

    await app.setOffline(false);
    await waitForUpload(elderId, before + 1);
    await app.reopen();
    await app.sees('本周探访');
    await app.page.waitForTimeout(1_000);
    expect(await visitsOf(elderId)).toBe(before + 1);
  });

  it('keeps a visit through a restart of the app without network', async () => {
    const { elderId } = elders[1] as (typeof elders)[number];
    const before = await visitsOf(elderId);
    await app.signInAs('visitor');
    await app.tap('week-filter-all');
    await app.setOffline(true);
    await app.recordHomeVisit(elderId);
    await app.sees(/联网后自动上传/);
    await app.reopen();
    await app.sees('没有网络');
    await app.sees('1 条待上传');
    await app.picture('offline-restarted');
    expect(await visitsOf(elderId)).toBe(before);
    await app.setOffline(false);
    await waitForUpload(elderId, before + 1);
    expect(await visitsOf(elderId)).toBe(before + 1);
  });

  it('asks back without network about what is open, once, and hands the answer on', async () => {
    const { elderId } = elders.at(-1) as (typeof elders)[number];
    const { id } = await visitor.post<{ id: number }>('/follow-ups', {
      clientId: randomUUID(),
      elderId,
      kind: 'hazard',
      severity: 'normal',
      sentence: '厨房煤气软管老化',
      reportToTown: false,
    });
    const state = async () => (await visitor.get<{ status: string }>(`/follow-ups/${id}`)).status;
    await app.signInAs('visitor');
    await app.tap('week-filter-all');
    await app.setOffline(true);
    const openForm = async () => {
      await app.tap(`elder-${elderId}`);
      await app.tap('visit-home');
      await app.sees('没有网络，这是今天存在手机里的。');
    };
    await openForm();
    await app.page.locator(`[id="open-${id}"]:visible`).scrollIntoViewIfNeeded();
    await app.picture('open-follow-ups-offline');
    await app.tap(`settled-${id}`);
    await app.sees(/存在手机里，联网后自动上传/);
    await app.reopen();
    await app.tap('week-filter-all');
    await openForm();
    await app.sees(/已回访：解决了/);
    await app.page.locator(`[id="open-${id}"]:visible`).scrollIntoViewIfNeeded();
    await app.picture('open-follow-ups-answered');

    await app.setOffline(false);
    await app.until(async () => (await state()) === 'closed');
    expect(await state()).toBe('closed');
  });

  it('keeps photos and a spoken note beside the visit without network, through a restart, and hands them on', async () => {
    const { elderId } = elders[5] as (typeof elders)[number];
    const before = await visitsOf(elderId);
    await app.signInAs('visitor');
    await app.tap('week-filter-all');
    await app.setOffline(true);
    await app.tap(`elder-${elderId}`);
    await app.tap('visit-home');
    await app.tap('all-unchanged');
    await app.tap('photos');
    for (const taken of [1, 2]) {
      const picture = await app.page.screenshot({ type: 'png' });
      const [chooser] = await Promise.all([app.page.waitForEvent('filechooser'), app.tap('photo-add')]);
      await chooser.setFiles({ name: 'kitchen.png', mimeType: 'image/png', buffer: picture });
      await app.page
        .locator('img.visit-photos__picture:visible')
        .nth(taken - 1)
        .waitFor();
    }
    await app.page.evaluate(humInsteadOfMicrophone);
    await app.tap('voice-record');
    await app.sees(/已录 [2-9] 秒/);
    await app.tap('voice-stop');
    await app.page.locator('[id="voice-play"]:visible').scrollIntoViewIfNeeded();
    await app.picture('photos-form');
    await app.tap('save');
    await app.sees(/联网后自动上传/);
    await app.reopen();
    await app.tap('tab-my');
    await app.sees('1 条记录、2 张照片、1 段语音待上传');
    await app.tap('open-unsent');
    await app.sees('2 张照片、1 段语音，随这条记录上传');
    await app.picture('photos-unsent');

    await app.setOffline(false);
    await waitForUpload(elderId, before + 1);
    const history = `/elders/${elderId}/visits`;
    const latest = async () =>
      (await visitor.get<{ items: { id: number; photos: string[]; voiceNotes: string[] }[] }>(history)).items[0];
    await app.until(async () => (await latest())?.voiceNotes.length === 1);
    await app.sees('都已上传');
    await app.page.goto(`${app.url}/#/packages/visits/elder/index?id=${elderId}`);
    await app.sees('照片 2 张，语音 1 段');
    await app.tap(`visit-${(await latest())?.id}`);
    await app.page.locator('img.elder__photo:visible').nth(1).waitFor();
    await app.tap(`play-${(await latest())?.voiceNotes[0]}`);
    await app.sees('停止播放');
    await app.picture('photos-shown');
    await app.sees('播放语音');
    expect(await app.page.getByText('没有放出来').count()).toBe(0);
    expect(await visitsOf(elderId)).toBe(before + 1);
  });

  it('goes by the server’s clock on a phone whose own is a day ahead, and says so', async () => {
    const { elderId } = elders[4] as (typeof elders)[number];
    const before = await visitsOf(elderId);
    await app.close();
    app = await WebApp.open(browser, api, { clockShiftMs: shift + 24 * 60 * 60 * 1000 });
    await app.signInAs('visitor');
    await app.tap('week-filter-all');
    await app.tap(`elder-${elderId}`);
    await app.tap('visit-home');
    await app.sees('手机的时间快了约 24 小时');
    await app.picture('wrong-clock');
    await app.tap('all-unchanged');
    await app.tap('save');
    await waitForUpload(elderId, before + 1);
    const { items } = await visitor.get<{ items: { visitedOn: string }[] }>(`/elders/${elderId}/visits`);
    expect(items[0]?.visitedOn).toBe(MONDAY_MORNING.slice(0, 10));
  });

  it('records once where the server took the visit and its answer was lost', async () => {
    const { elderId } = elders[2] as (typeof elders)[number];
    const before = await visitsOf(elderId);
    await app.signInAs('visitor');
    await app.page.route(
      '**/api/v1/visits',
      async (route) => {
        await route.fetch();
        await route.abort('connectionreset');
      },
      { times: 1 },
    );
    await app.recordHomeVisit(elderId);
    await waitForUpload(elderId, before + 1);
    await app.reopen();
    await app.sees('本周探访');
    await app.page.waitForTimeout(2_000);
    expect(await visitsOf(elderId)).toBe(before + 1);
  });

  it('lets the person go on while a slow server takes its time', async () => {
    const { elderId } = elders[3] as (typeof elders)[number];
    const before = await visitsOf(elderId);
    await app.signInAs('visitor');
    await app.page.route('**/api/v1/visits', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 9_000));
      await route.continue();
    });
    await app.recordHomeVisit(elderId);
    await app.sees('正在保存');
    await app.picture('slow-server');
    await app.sees(/自动上传/, 12_000);
    await waitForUpload(elderId, before + 1);
    expect(await visitsOf(elderId)).toBe(before + 1);
  });

  it('locks an account for a while after many wrong passwords, and says so', async () => {
    await app.sees('演示账号');
    await app.fill('login-name', 'city');
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await app.fill('login-password', `wrong-${attempt}`);
      await Promise.all([app.page.waitForResponse('**/auth/login'), app.tap('login-submit')]);
    }
    await app.sees(/分钟后再试|分钟后重试/);
    await app.picture('locked');
  });

  it.each([
    ['mistyped', (code: string) => `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`],
    ['of another city', () => formatDoorCode('320681', '7K3M9QXW2A')],
    ['unknown', () => formatDoorCode('320682', '0000000000')],
  ])('says what is wrong with a door code that is %s', async (_what, spoil) => {
    const manager = await signIn(api.url, await findAccount(api.url, 'village'));
    const householdId = elders[0]?.householdId;
    const { code } = await manager.post<{ code: string }>(`/households/${householdId}/door-code`, {});
    await app.signInAs('visitor');
    await app.tap('scan');
    await app.fill('door-code', spoil(code));
    await app.tap('door-code-find');
    expect(await app.textOf('door-refused')).toMatch(/门牌/);
    await app.picture(`door-${_what.replaceAll(' ', '-')}`);
  });

  it('refuses a door code that was replaced', async () => {
    const manager = await signIn(api.url, await findAccount(api.url, 'village'));
    const householdId = elders[0]?.householdId;
    const { code: old } = await manager.post<{ code: string }>(`/households/${householdId}/door-code`, {});
    await manager.post(`/households/${householdId}/door-code`, {});
    await app.signInAs('visitor');
    await app.sees('本周探访');
    await app.page.goto(`${app.url}/?c=${old}`);
    expect(await app.textOf('door-refused')).toMatch(/作废|停用|失效|更换/);
  });

  it('finds a wrong check digit of an ID number while it is typed', async () => {
    await app.signInAs('visitor');
    await app.tap('tab-register');
    await app.tap('register-new');
    await app.fill('id-number', '320622194511230022');
    await app.sees(/校验不通过/);
    await app.picture('id-check-digit');
  });
});

/** A tone where the page asks for a microphone, which a machine without one lacks; recorded and encoded as a voice is. */
function humInsteadOfMicrophone(): void {
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext();
    const tone = context.createOscillator();
    const end = context.createMediaStreamDestination();
    tone.connect(end);
    tone.start();
    return end.stream;
  };
}
