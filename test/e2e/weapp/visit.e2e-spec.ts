import { formatDoorCode } from '@tanfang/domain';
import { findAccount, signIn, type ApiClient } from '../support/api.js';
import { Stage, type WeappPhone } from './weapp-phone.js';

interface ListedElder {
  elderId: number;
  name: string;
  level: 'A' | 'B' | 'C';
  dueHome: number;
  doneHome: number;
  dueRemote: number;
  doneRemote: number;
  suggestion: { reason: string } | null;
  homeConsent: boolean;
  maskedPhone: string | null;
}
interface WeekList {
  households: { householdId: number; address: string; elders: ListedElder[] }[];
}
interface Visit {
  id: number;
  ordinal: number;
  method: string;
  outcome: string;
  items: Record<string, string>;
  serviceNeeds: string;
  evidence: { doorCode: string };
  followUps: { kind: string }[];
  durationMinutes: number | null;
}
interface Overview {
  rows: { region: { code: string; name: string }; monthlyUpdate: Counts; week: { due: number; met: number } }[];
}
interface Counts {
  expected: number;
  updated: number;
}

/** Annex 4 part 1 of the plan as it is printed: item, its three answers, and what this visit finds. */
const ANNEX_4: [key: string, item: string, answers: string[], found: string][] = [
  ['populationChange', '人口变化', ['无变化', '增加', '减少'], 'unchanged'],
  ['expression', '表达能力', ['无变化', '较好', '较差'], 'unchanged'],
  ['mobility', '行动能力', ['无变化', '较好', '较差'], 'better'],
  ['illness', '疾病状况', ['无变', '严重', '转好'], 'severe'],
  ['mood', '情绪状态', ['无变化', '较好', '较差'], 'better'],
  ['gasSafety', '燃气安全', ['安全', '较安全', '不安全'], 'unsafe'],
  ['waterHeatingSafety', '水暖安全', ['安全', '较安全', '不安全'], 'safe'],
  ['electricitySafety', '用电安全', ['安全', '较安全', '不安全'], 'fairly_safe'],
  ['personalHygiene', '个人卫生', ['无变化', '较好', '较差'], 'unchanged'],
  ['homeHygiene', '家庭卫生', ['无变化', '较好', '较差'], 'better'],
  ['indoorEnvironment', '室内环境', ['无变化', '较好', '较差'], 'unchanged'],
];

/** A stroke with a finger, in px on the pad. */
const SIGNATURE: [number, number][] = Array.from({ length: 20 }, (_, i) => [20 + i * 10, 60 + 30 * Math.sin(i)]);

/** Steps 1 to 4: a visit, from the door to the daughter's page and the town's screen. */
describe('a visit, on the WeChat build', () => {
  let stage: Stage;
  let visitor: ApiClient;
  let manager: ApiClient;
  let phone: WeappPhone;
  /** The woman whose daughter has an account. */
  let mother: { elderId: number; name: string };

  beforeAll(async () => {
    stage = await Stage.open();
    const client = async (name: string) => signIn(stage.api.url, await findAccount(stage.api.url, name));
    [visitor, manager] = [await client('visitor'), await client('village')];
    const family = await client('family');
    const { items } = await family.get<{ items: (typeof mother)[] }>('/family/elders');
    mother = items[0] as typeof mother;
  });
  beforeEach(async () => {
    phone = await stage.newPhone();
  });
  afterEach(() => phone.close());
  afterAll(() => stage?.close());

  const weekList = () => visitor.get<WeekList>('/week-list');
  const listed = async (): Promise<ListedElder[]> =>
    (await weekList()).households.flatMap((household) => household.elders);
  const theMother = async () => (await listed()).find(({ elderId }) => elderId === mother.elderId) as ListedElder;
  /** Somebody else: the last visit found the mother's gas unsafe, and the next one asks about it again. */
  const findOther = async (wanted: (elder: ListedElder) => boolean): Promise<ListedElder> => {
    const found = (await listed()).find((elder) => elder.elderId !== mother.elderId && wanted(elder));
    if (!found) throw new Error('nobody on the week’s list is like that');
    return found;
  };
  const lastVisit = async (elderId: number): Promise<Visit> => {
    const { items } = await visitor.get<{ items: Visit[] }>(`/elders/${elderId}/visits`);
    return items[0] as Visit;
  };
  const newDoorCode = async (elderId: number): Promise<string> => {
    const { household } = await manager.get<{ household: { id: number } }>(`/elders/${elderId}`);
    return (await manager.post<{ code: string }>(`/households/${household.id}/door-code`, {})).code;
  };
  const seesProgress = async (elder: ListedElder) => {
    for (const words of progressOf(elder)) {
      await phone.at(`elder-${elder.elderId}`).getByText(words, { exact: true }).waitFor();
    }
  };

  test('says what is wrong with a password', async () => {
    await phone.fill('login-name', 'visitor');
    await phone.fill('login-password', 'not-the-password');
    await phone.tap('login-submit');
    expect(await phone.textOf('login-refusal')).toMatch(/密码/);
    await phone.picture('wrong-password');
  });

  test('shows this week’s list at once: by household, most pressing first, with what is due, done and next', async () => {
    const { households } = await weekList();
    await phone.picture('sign-in');
    await phone.signInAs('visitor');
    await phone.sees(/本周还有 \d+ 位老人要探访/);
    await phone.picture('week');
    await phone.tap('week-filter-all');
    const cards = phone.app.screen.locator('[id^="household-"]');
    await cards.nth(households.length - 1).waitFor();
    const shown = await cards.evaluateAll((elements) => elements.map((element) => element.id));
    expect(shown).toEqual(households.map(({ householdId }) => `household-${householdId}`));
    for (const elder of households.flatMap((household) => household.elders).slice(0, 8)) {
      const row = await phone.textOf(`elder-${elder.elderId}`);
      const words = [elder.name, `${elder.level} 类`, ...progressOf(elder), elder.suggestion?.reason ?? ''];
      for (const each of words) expect(row).toContain(each);
    }
  });

  test('a door code that is mistyped, of another city, unknown or revoked says so', async () => {
    const revoked = await newDoorCode(mother.elderId);
    await newDoorCode(mother.elderId);
    await phone.signInAs('visitor');
    await phone.app.mock('scanCode', { result: 'TF-320682-7K3M9QXW2A-0' });
    await phone.tap('scan');
    const refusals: [code: string, words: RegExp][] = [
      ['TF-320682-7K3M9QXW2A-0', /输错|校验|核对/],
      [formatDoorCode('320681', '7K3M9QXW2A'), /别的|其他|外地|本市/],
      [formatDoorCode('320682', '0000000000'), /没有|查不到|找不到/],
      [revoked, /作废|停用|失效|更换/],
    ];
    for (const [index, [code, words]] of refusals.entries()) {
      if (index > 0) {
        await phone.app.mock('scanCode', { result: code });
        await phone.tap('scan-again');
      }
      await phone.at('door-refused').getByText(words).waitFor();
    }
    await phone.picture('door-code-revoked');
  });

  test('scanned at the door: the whole of Annex 4, a question more where gas is unsafe, the number by the server', async () => {
    const before = await theMother();
    const { ordinal } = await lastVisit(mother.elderId);
    await phone.app.mock('scanCode', { result: await newDoorCode(mother.elderId) });
    await phone.signInAs('visitor');
    await phone.tap('scan');
    await chooseAtTheDoor(phone, mother.elderId);
    await phone.sees(mother.name);
    await phone.picture('elder');

    await phone.tap('visit-home');
    await phone.sees(`第 ${ordinal + 1} 次开展关爱服务`);
    await phone.tap('save');
    await phone.sees(/请逐项查看/);
    await phone.tap('items-expand');
    for (const [key, item, answers, found] of ANNEX_4) {
      const question = phone.app.screen.getByRole('radiogroup', { name: item, exact: true });
      expect((await question.innerText()).split(/\s+/).filter(Boolean)).toEqual(answers);
      await phone.tap(`item-${key}-${found}`);
    }
    await phone.picture('annex-4');
    await phone.tap('handling-gasSafety-reported_town');
    await phone.fill('handling-note-gasSafety', '软管老化');
    await phone.fill('illness-name', '慢性支气管炎');
    await phone.tap('handling-illness-reminded_resolved');
    await phone.tap('needs');
    await phone.fill('service-needs', '助餐');
    await phone.tap('person');
    await phone.tap('sign');
    await phone.app.draw(phone.at('signature'), SIGNATURE);
    await phone.tap('signature-done');
    await phone.sees('已签字，重新签');
    await phone.app.mock('getLocation', { latitude: 32.19, longitude: 120.79, accuracy: 20 });
    await phone.tap('evidence');
    await phone.tap('location');
    await phone.at('location').and(phone.app.screen.locator('[aria-checked="true"]')).waitFor();
    await phone.picture('visit');
    await phone.tap('save');
    await phone.sees(new RegExp(`已保存，这是第 ${ordinal + 1} 次。本周`));
    await phone.picture('saved');

    const { id } = await lastVisit(mother.elderId);
    expect(await visitor.get<Visit>(`/visits/${id}`)).toMatchObject({
      signature: expect.stringMatching(/^data:image\/png;base64,.{200}/),
      ordinal: ordinal + 1,
      method: 'home',
      outcome: 'completed',
      serviceNeeds: '助餐',
      evidence: { doorCode: 'matched' },
      items: Object.fromEntries(ANNEX_4.map(([key, , , found]) => [key, found])),
    });
    const after = await theMother();
    expect(after.doneHome + after.doneRemote).toBe(before.doneHome + before.doneRemote + 1);
    await phone.app.back();
    await phone.tap('week-filter-all');
    await seesProgress(after);
  });

  test('“逐项已查看，均无变化” is one honest tap: from the list to the saved record in five', async () => {
    const elder = await findOther(({ homeConsent, dueHome, doneHome }) => homeConsent && doneHome < dueHome);
    await phone.signInAs('visitor');
    await phone.tap(`elder-${elder.elderId}`);
    await phone.tap('visit-home');
    await phone.tap('all-unchanged');
    await phone.tap('save');
    await phone.app.waitForRoute('packages/visits/elder/index');
    await phone.app.back();
    await seesProgress({ ...elder, doneHome: elder.doneHome + 1 });
    const { items } = await lastVisit(elder.elderId);
    expect(items).toMatchObject({ mood: 'unchanged', gasSafety: 'safe' });
  });

  test('a call is recorded with method, time and length filled in', async () => {
    const elder = await findOther(
      ({ dueRemote, doneRemote, maskedPhone }) => doneRemote < dueRemote && maskedPhone !== null,
    );
    await phone.signInAs('visitor');
    await phone.tap(`dial-${elder.elderId}`);
    await phone.sees('拨打的电话，时间已经填好');
    expect(await phone.app.calls('makePhoneCall')).toEqual([{ phoneNumber: expect.stringMatching(/^1\d{10}$/) }]);
    await phone.app.hideApp();
    await phone.app.showApp();
    await phone.sees('约 1 分钟');
    expect(await phone.at('method-phone').getAttribute('aria-checked')).toBe('true');
    await phone.tap('all-unchanged');
    await phone.picture('call');
    await phone.tap('save');
    await phone.app.waitForRoute('pages/week/index');
    await phone.tap('week-filter-all');
    await seesProgress({ ...elder, doneRemote: elder.doneRemote + 1 });
    expect(await lastVisit(elder.elderId)).toMatchObject({ method: 'phone', durationMinutes: 1 });
    await phone.picture('week-after');
  });

  test('the daughter sees the visit in a calm summary', async () => {
    await phone.signInAs('family');
    await phone.sees(mother.name);
    expect(await phone.textOf('last-visit')).toContain('今天');
    await phone.sees(/燃气/);
    await phone.picture('family');
    const page = await phone.app.screen.innerText();
    expect(page).not.toMatch(/\d{17}[\dX]|1\d{10}/);
    expect(page).not.toMatch(/慢性支气管炎|软管老化/);
  });

  test('the town officer sees the villages’ month and week, and the people behind a number', async () => {
    const town = await signIn(stage.api.url, await findAccount(stage.api.url, 'town'));
    const { rows } = await town.get<Overview>('/overview');
    await phone.signInAs('town');
    await phone.sees('本周频次达标');
    await phone.picture('overview');
    for (const { region, monthlyUpdate, week } of rows) {
      const row = await phone.textOf(`region-${region.code}`);
      expect(row).toContain(region.name);
      expect(row).toContain(`${monthlyUpdate.updated}/${monthlyUpdate.expected}`);
      expect(row).toContain(`${week.met}/${week.due}`);
    }
    const village = '320682105200';
    await phone.tap(`region-${village}`);
    await phone.app.waitForRoute('packages/officials/people/index');
    const person = phone.app.screen.locator('[id^="person-"]').first();
    await person.waitFor();
    await phone.picture('people');
    await person.tap();
    await phone.app.waitForRoute('packages/visits/elder/index');
  });
});

/** How far the week is, as the screens say it. */
function progressOf({ dueHome, doneHome, dueRemote, doneRemote }: ListedElder): string[] {
  return [
    ...(dueHome > 0 ? [`上门 ${doneHome}/${dueHome}`] : []),
    ...(dueRemote > 0 ? [`电话视频 ${doneRemote}/${dueRemote}`] : []),
  ];
}

/** A household of one elder opens at once; of several, the person chooses. */
async function chooseAtTheDoor(phone: WeappPhone, elderId: number): Promise<void> {
  const row = phone.at(`door-elder-${elderId}`);
  await row.or(phone.at('visit-home')).first().waitFor();
  if (await row.count()) await row.tap();
}
