import { findAccount, signIn, type ApiClient } from '../support/api.js';
import { Stage, type WeappPhone } from './weapp-phone.js';

interface WeekList {
  households: { householdId: number; elders: { elderId: number; name: string; homeConsent: boolean }[] }[];
}

const PATIENCE_MS = 15_000;
/** A PNG of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('without a network, or with a bad one, on the WeChat build', () => {
  let stage: Stage;
  let visitor: ApiClient;
  let elders: { elderId: number; name: string; householdId: number }[];
  let phone: WeappPhone;

  beforeAll(async () => {
    stage = await Stage.open();
    visitor = await signIn(stage.api.url, await findAccount(stage.api.url, 'visitor'));
    const { households } = await visitor.get<WeekList>('/week-list');
    elders = households.flatMap(({ householdId, elders: people }) =>
      people.filter(({ homeConsent }) => homeConsent).map(({ elderId, name }) => ({ elderId, name, householdId })),
    );
  });
  beforeEach(async () => {
    phone = await stage.newPhone();
    await phone.signInAs('visitor');
    await phone.sees(/本周还有 \d+ 位老人要探访/);
  });
  afterEach(() => phone.close());
  afterAll(() => stage?.close());

  const visitCount = async (elderId: number) =>
    (await visitor.get<{ visitCount: number }>(`/elders/${elderId}`)).visitCount;
  /** What the phone has sent to be recorded since the app was launched. */
  const sentVisits = async (): Promise<{ clientId: string }[]> => {
    const requests = await phone.app.calls('request');
    const posts = requests.filter(({ url, method }) => method === 'POST' && url.endsWith('/visits'));
    return posts.map(({ data }) => (typeof data === 'string' ? JSON.parse(data) : data) as { clientId: string });
  };
  const recordHomeVisit = async (elderId: number) => {
    await phone.tap(`elder-${elderId}`);
    await phone.tap('visit-home');
    await phone.tap('all-unchanged');
    await phone.tap('save');
  };
  /** Records a visit without network, and goes back from the form. */
  const recordOffline = async (elderId: number) => {
    await phone.app.setOffline(true);
    await recordHomeVisit(elderId);
    await phone.sees('记录已存在手机里，联网后自动上传');
    await phone.app.back();
  };
  /** Waits until the phone holds nothing that is not on the server. */
  const waitUntilUploaded = async () => {
    await phone.tap('tab-my');
    await phone.at('open-unsent').getByText('记录都已上传').waitFor({ timeout: PATIENCE_MS });
  };

  test('a visit saved offline stays through a restart, and is uploaded exactly once', async () => {
    const { elderId } = elders[0] as (typeof elders)[number];
    const before = await visitCount(elderId);
    await recordOffline(elderId);
    await phone.at(`elder-${elderId}`).getByText('1 条待上传').waitFor();
    await phone.picture('offline-week');
    expect(await visitCount(elderId)).toBe(before);

    await phone.app.launch({ offline: true });
    await phone.at(`elder-${elderId}`).getByText('1 条待上传').waitFor();
    await phone.tap('tab-my');
    await phone.sees('1 条记录待上传');
    await phone.picture('offline-my');

    await phone.app.setOffline(false);
    await phone.at('open-unsent').getByText('记录都已上传').waitFor({ timeout: PATIENCE_MS });
    await phone.app.hideApp();
    await phone.app.showApp();
    await phone.tap('tab-week');
    await phone.sees(/本周还有 \d+ 位老人要探访/);
    expect(new Set((await sentVisits()).map(({ clientId }) => clientId)).size).toBe(1);
    expect(await visitCount(elderId)).toBe(before + 1);
  });

  test('signing out wipes what was not sent, after two questions, for good', async () => {
    const { elderId } = elders[4] as (typeof elders)[number];
    const before = await visitCount(elderId);
    await recordOffline(elderId);
    await phone.tap('tab-my');
    await phone.tap('sign-out');
    await phone.sees('这台手机里还有：1 条记录没有上传。');
    await phone.picture('leaving');
    await phone.tap('leave-wipe');
    await phone.tap('dialog-confirm');
    await phone.sees('登录名');
    await phone.app.launch();
    await phone.signInAs('visitor');
    await waitUntilUploaded();
    expect(await sentVisits()).toEqual([]);
    expect(await visitCount(elderId)).toBe(before);
  });

  test('a photo taken offline waits beside its visit, and follows it', async () => {
    const { elderId } = elders[3] as (typeof elders)[number];
    const photo = 'wxfile://tmp_kitchen.png';
    await phone.app.putFile(photo, PIXEL);
    await phone.app.mock('chooseMedia', { tempFiles: [{ tempFilePath: photo, size: 90 }] });
    await phone.app.setOffline(true);
    await phone.tap(`elder-${elderId}`);
    await phone.tap('visit-home');
    await phone.tap('all-unchanged');
    await phone.tap('photos');
    await phone.tap('photo-add');
    await phone.at('photo-drop-0').waitFor();
    await phone.picture('photo-form');
    await phone.tap('save');
    await phone.sees('记录已存在手机里，联网后自动上传');
    await phone.app.back();
    await phone.tap('tab-my');
    await phone.sees('1 条记录、1 张照片待上传');
    await phone.app.setOffline(false);
    await phone.at('open-unsent').getByText('记录都已上传').waitFor({ timeout: PATIENCE_MS });
    const { items } = await visitor.get<{ items: { photos: string[] }[] }>(`/elders/${elderId}/visits`);
    expect(items[0]?.photos).toHaveLength(1);
    expect(await phone.app.calls('uploadFile')).toHaveLength(1);
  });

  test('an answer that was lost on the way makes no second visit', async () => {
    const { elderId } = elders[1] as (typeof elders)[number];
    const before = await visitCount(elderId);
    await phone.tap(`elder-${elderId}`);
    await phone.tap('visit-home');
    await phone.sees(/第 \d+ 次开展关爱服务/);
    await phone.tap('all-unchanged');
    await phone.app.setNetwork({ loseAnswerTo: 'POST /api/v1/visits' });
    await phone.tap('save');
    await phone.app.waitForRoute('packages/visits/elder/index');
    expect(await visitCount(elderId)).toBe(before + 1);
    await phone.app.hideApp();
    await phone.app.showApp();
    await phone.app.back();
    await waitUntilUploaded();
    const sent = await sentVisits();
    expect(sent).toHaveLength(2);
    expect(sent[0]?.clientId).toBe(sent[1]?.clientId);
    expect(await visitCount(elderId)).toBe(before + 1);
  });

  test('a slow server lets the person go on; the record goes up when it can', async () => {
    const { elderId } = elders[2] as (typeof elders)[number];
    const before = await visitCount(elderId);
    await phone.tap(`elder-${elderId}`);
    await phone.tap('visit-home');
    await phone.sees(/第 \d+ 次开展关爱服务/);
    await phone.tap('all-unchanged');
    await phone.app.setNetwork({ delayMs: 8_000 });
    await phone.tap('save');
    await phone.sees('正在保存');
    await phone.sees('记录已存在手机里，联网后自动上传');
    await phone.app.setNetwork({ delayMs: 0 });
    await phone.app.back();
    await waitUntilUploaded();
    expect(await visitCount(elderId)).toBe(before + 1);
  });

  test('the list is there at once when the app starts offline', async () => {
    await phone.app.launch({ offline: true });
    await phone.sees(/本周还有 \d+ 位老人要探访/);
    await phone.sees('没有网络');
  });
});
