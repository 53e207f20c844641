import type { Browser } from 'playwright-core';
import { findAccount, signIn, type ApiClient } from '../support/api.js';
import { launchChromium } from '../support/chromium.js';
import { MONDAY_MORNING, clockShift } from '../support/clock.js';
import { startApi, type Api } from '../support/server.js';
import { WebApp } from './web-app.js';

interface ElderRow {
  id: number;
  name: string;
  monthlyState: string | null;
}
interface ElderFile {
  level: string | null;
  version: number;
  health: { illnessHistory: string | null };
  monthlyUpdate: { state: string; kind: string } | null;
}

const SECTIONS = [
  'basic',
  'contacts',
  'health',
  'economy',
  'target_types',
  'household_members',
  'living_conditions',
  'help',
  'consent',
];

/** Step 5: register by ID number, confirm a file, change it. */
describe('the register, on the web at phone size', () => {
  const shift = clockShift(MONDAY_MORNING);
  let api: Api;
  let browser: Browser;
  let visitor: ApiClient;
  let app: WebApp;

  beforeAll(async () => {
    [api, browser] = await Promise.all([startApi({ clockShiftMs: shift }), launchChromium()]);
    visitor = await signIn(api.url, await findAccount(api.url, 'visitor'));
  });
  beforeEach(async () => {
    app = await WebApp.open(browser, api, { clockShiftMs: shift });
    await app.signInAs('visitor');
    await app.tap('tab-register');
  });
  afterEach(() => app.close());
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });

  const pendingElder = async (): Promise<ElderRow> => {
    const { items } = await visitor.get<{ items: ElderRow[] }>('/elders?monthPending=true&limit=1');
    return items[0] as ElderRow;
  };
  const openFile = async ({ id, name }: ElderRow) => {
    await app.fill('files-search', name);
    await app.tap(`file-${id}`);
    await app.sees('老人档案');
  };

  it('registers by ID number: birthday, sex, age and the class with the plan’s sentence appear by themselves', async () => {
    const before = { ...app.effort };
    await app.tap('register-new');
    await app.fill('id-number', '32068219400101902X');
    expect(await app.textOf('id-person')).toMatch(/女.*86\s*岁|86\s*岁.*女/s);
    await app.picture('register-id');
    await app.tap('begin-file');

    await app.tap('section-basic');
    await app.fill('file-name', '朱桂英');
    await app.fill('file-phone', '13812340004');
    await app.fill('file-address', '3组18号');
    await app.tap('section-next');
    await app.fill('contact-0-name', '朱明');
    await app.tap('contact-0-relation');
    await app.tap('contact-0-relation-child');
    await app.fill('contact-0-phone', '13912345678');
    await app.tap('section-done');

    await app.tap('section-household_members');
    await app.tap('file-livesAlone-yes');
    await app.tap('file-partnerInCity-no');
    await app.tap('file-childInCity-no');
    await app.tap('section-done');
    await app.tap('section-consent');
    await app.tap('file-regularVisits-willing');
    await app.tap('file-homeVisit-yes');
    await app.tap('section-done');

    await app.sees(/A\s*类/);
    expect(await app.textOf('class-card')).toMatch(/80\s*周?岁.*独居|独居.*80\s*周?岁/s);
    await app.picture('register-class');
    await app.tap('submit-file');
    await app.sees('已登记 朱桂英');
    // What docs/annex-3.md says of an ordinary elder: entering a field counts as a press.
    expect(app.effort.taps - before.taps).toBeLessThanOrEqual(23);
    expect(app.effort.characters - before.characters).toBeLessThanOrEqual(50);
    await app.sees('320682********902X');
    await app.picture('registered');

    const { items } = await visitor.get<{ items: ElderRow[] }>(`/elders?q=${encodeURIComponent('朱桂英')}`);
    expect(items).toHaveLength(1);
  });

  it('says that somebody is on the register already', async () => {
    await app.tap('register-new');
    await app.fill('id-number', '32068219400101902X');
    expect(await app.textOf('open-duplicate')).not.toBe('');
  });

  it('says at its places all that a registration lacks, and keeps what was typed', async () => {
    await app.tap('register-new');
    await app.fill('id-number', '320682194503159313');
    await app.tap('begin-file');
    await app.tap('section-basic');
    await app.fill('file-name', '许国强');
    await app.tap('section-done');
    await app.tap('submit-file');
    await app.sees(/还有 \d+ 处需要填写或更正/);
    await app.picture('register-lacking');
    await app.page.goto(app.url);
    await app.tap('tab-register');
    await app.sees('手机里还有 1 份未完成的登记');
  });

  it('confirms a file section by section as unchanged this month', async () => {
    const elder = await pendingElder();
    await openFile(elder);
    for (const section of SECTIONS) await app.tap(`unchanged-${section}`);
    await app.picture('month-checked');
    await app.tap('confirm-unchanged');
    await app.sees(/本月已更新|已确认|无变化/);
    const { monthlyUpdate } = await visitor.get<ElderFile>(`/elders/${elder.id}`);
    expect(monthlyUpdate).toMatchObject({ state: 'updated', kind: 'unchanged' });
  });

  it('changes a file, which updates it for the month', async () => {
    const elder = await pendingElder();
    await openFile(elder);
    await app.tap('edit-health');
    await app.fill('file-illnessHistory', '高血压十年，今年十月起服新药');
    await app.tap('section-done');
    await app.tap('save-changes');
    await app.sees(/已保存/);
    await app.picture('changed');
    const file = await visitor.get<ElderFile>(`/elders/${elder.id}`);
    expect(file.health.illnessHistory).toBe('高血压十年，今年十月起服新药');
    expect(file.monthlyUpdate).toMatchObject({ state: 'updated', kind: 'changed' });
  });
});
