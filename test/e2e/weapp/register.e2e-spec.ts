import { findAccount, signIn, type ApiClient } from '../support/api.js';
import { Stage, type WeappPhone } from './weapp-phone.js';

interface ElderRow {
  id: number;
  name: string;
  level: string;
  monthlyState: 'pending' | 'updated';
}
interface ElderFile {
  version: number;
  household: { address: string };
  health: { illnessHistory: string | null };
  monthlyUpdate: { state: string; kind: string | null };
}
interface Overview {
  rows: { region: { code: string }; monthlyUpdate: { updated: number; expected: number } }[];
}

/** The sections of Annex 3, as the file's page names them. */
const SECTIONS = [
  ...['basic', 'contacts', 'health', 'economy', 'target_types', 'household_members'],
  ...['living_conditions', 'help', 'consent'],
];

const VILLAGE = '320682105200';

/** Step 5: a new elder by ID number, and the month's look at a file. */
describe('the register, on the WeChat build', () => {
  let stage: Stage;
  let visitor: ApiClient;
  let town: ApiClient;
  let phone: WeappPhone;

  beforeAll(async () => {
    stage = await Stage.open();
    visitor = await signIn(stage.api.url, await findAccount(stage.api.url, 'visitor'));
    town = await signIn(stage.api.url, await findAccount(stage.api.url, 'town'));
  });
  beforeEach(async () => {
    phone = await stage.newPhone();
    await phone.signInAs('visitor');
    await phone.tap('tab-register');
  });
  afterEach(() => phone.close());
  afterAll(() => stage?.close());

  const fileOf = (id: number) => visitor.get<ElderFile>(`/elders/${id}`);
  const villageMonth = async () => {
    const { rows } = await town.get<Overview>('/overview');
    return rows.find(({ region }) => region.code === VILLAGE)?.monthlyUpdate;
  };
  const pendingElder = async () => {
    const { items } = await visitor.get<{ items: ElderRow[] }>('/elders?limit=100');
    const found = items.find(({ monthlyState }) => monthlyState === 'pending');
    if (!found) throw new Error('every file of the demonstration’s village is updated');
    return found;
  };

  test('an ID number with a wrong check digit is refused while it is typed', async () => {
    await phone.tap('register-new');
    const right = residentId('32068219400305002');
    await phone.fill('id-number', right.slice(0, 17) + (right.endsWith('1') ? '2' : '1'));
    await phone.sees('身份证号码校验不通过');
    await phone.picture('wrong-check-digit');
  });

  test('a new elder: birthday, sex, age and the class with the plan’s sentence appear by themselves', async () => {
    const idNumber = residentId('32068219400305002');
    await phone.tap('register-new');
    await phone.fill('id-number', idNumber);
    await phone.sees('全市没有登记过');
    expect(await phone.textOf('id-person')).toBe('女 · 1940年3月5日出生 · 86岁');
    await phone.picture('id-number');
    await phone.tap('begin-file');

    await phone.tap('section-basic');
    await phone.fill('file-name', '王桂英');
    await phone.fill('file-phone', '13900000001');
    await phone.fill('file-address', '3组18号');
    await phone.tap('file-relationToHead-self');
    await phone.tap('file-livingIn-home');
    await phone.tap('section-next');
    await phone.sees('子女为第一联系人');
    await phone.fill('contact-0-name', '王大明');
    await phone.tap('contact-0-relation');
    await phone.picture('relation-sheet');
    await phone.tap('contact-0-relation-child');
    await phone.fill('contact-0-phone', '13900000002');
    await phone.tap('section-done');

    await phone.tap('section-household_members');
    for (const answer of ['livesAlone-yes', 'partnerInCity-no', 'childInCity-no']) await phone.tap(`file-${answer}`);
    await phone.tap('section-done');
    const card = phone.at('class-card');
    await card.getByText('80周岁以上高龄的空巢独居老年人').waitFor();
    expect(await card.innerText()).toMatch(/A\s*类[^]*A类（A1）/);
    await phone.picture('class');

    await phone.tap('submit-file');
    await phone.sees(/还有 \d+ 处需要填写或更正/);
    await phone.tap('section-consent');
    await phone.tap('file-regularVisits-willing');
    await phone.tap('file-homeVisit-yes');
    await phone.tap('section-done');
    await phone.tap('submit-file');
    await phone.app.waitForRoute('packages/registry/file/index');
    await phone.sees('已登记 王桂英');
    await phone.picture('registered');

    const { items } = await visitor.get<{ items: ElderRow[] }>(`/elders?q=${encodeURIComponent('王桂英')}`);
    expect(items).toEqual([expect.objectContaining({ name: '王桂英', level: 'A', monthlyState: 'updated' })]);
    const shown = await phone.app.screen.innerText();
    expect(shown).not.toContain(idNumber);
    expect(shown).not.toContain('13900000001');
  });

  test('somebody who is registered already is named at once', async () => {
    await phone.tap('register-new');
    await phone.fill('id-number', residentId('32068219400305002'));
    await phone.at('id-duplicate').getByText('王桂英').waitFor();
    await phone.tap('open-duplicate');
    await phone.app.waitForRoute('packages/registry/file/index');
  });

  test('a file is looked through and confirmed “本月无变化”; the town’s number moves', async () => {
    const before = await villageMonth();
    const elder = await pendingElder();
    await phone.tap('files-filter');
    await phone.tap('filter-flags-monthPending');
    await phone.tap('filter-done');
    await phone.tap(`file-${elder.id}`);
    await phone.at('month-state').getByText('待更新').waitFor();
    for (const section of SECTIONS) await phone.tap(`unchanged-${section}`);
    await phone.picture('looked-through');
    await phone.tap('confirm-unchanged');
    await phone.at('month-state').getByText('确认本月无变化').waitFor();
    await phone.picture('month-confirmed');
    expect((await fileOf(elder.id)).monthlyUpdate).toMatchObject({ state: 'updated', kind: 'unchanged' });
    expect((await villageMonth())?.updated).toBe((before?.updated ?? 0) + 1);
  });

  test('a file is changed; when somebody else changed the same line meanwhile, the person chooses', async () => {
    const elder = await pendingElder();
    await phone.tap(`file-${elder.id}`);
    await phone.tap('edit-health');
    await phone.fill('file-illnessHistory', '高血压十年');
    await phone.tap('section-done');
    await phone.sees('已修改，未保存');

    const { version } = await fileOf(elder.id);
    await town.post(`/elders/${elder.id}/changes`, {
      clientId: crypto.randomUUID(),
      version,
      health: { illnessHistory: '糖尿病' },
    });
    await phone.tap('save-changes');
    await phone.app.waitForRoute('packages/registry/conflict/index');
    await phone.sees('现在档案里的：糖尿病');
    await phone.picture('conflict');
    await phone.tap('keep-illnessHistory-mine');
    await phone.tap('settle-conflict');
    await phone.app.waitForRoute('packages/registry/file/index');
    await phone.sees('高血压十年');
    expect((await fileOf(elder.id)).health.illnessHistory).toBe('高血压十年');
  });
});

/** @returns the 17 digits with their check character, GB 11643 */
function residentId(digits: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return digits + '10X98765432'[sum % 11];
}
