import { formatDoorCode } from '@tanfang/domain';
import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import type { ElderRow, ElderRowPage } from '../src/modules/registry/elder-list.dto.js';
import type { Client } from './support/client.js';
import {
  expectProblem,
  FAR_VILLAGE,
  OTHER_VILLAGE,
  startApp,
  TEST_TOWN,
  TEST_VILLAGE,
  type TestApp,
} from './support/app.js';
import { changeOf, inventedIdNumber, registered, registrationForm } from './support/registry-factories.js';

let t: TestApp;
let visitor: Client;
let town: Client;
let city: Client;
let zhang: ElderFile;

const FOREIGN_CODE = formatDoorCode('320681', '7K3M9QXW2A');
const UNKNOWN_CODE = formatDoorCode('320682', '0000000000');
const ID_NUMBER = inventedIdNumber('1946-02-03', 'male');

beforeAll(async () => {
  t = await startApp();
  visitor = await t.signIn('visitor', { name: '探访员甲' });
  town = await t.signIn('town_officer');
  city = await t.signIn('city_officer');
  zhang = await registered(visitor, { name: '张建国', idNumber: ID_NUMBER, phone: '13800000777', address: '9组1号' });
  for (const name of ['王秀英', '单桂芳', '吕玉兰', '欧阳兰', '王秀英']) {
    await registered(visitor, { name, idNumber: inventedIdNumber('1950-01-01') });
  }
  await registered(await t.signIn('visitor', { regionCode: OTHER_VILLAGE }), { name: '王桂兰' });
  await registered(await t.signIn('visitor', { regionCode: FAR_VILLAGE }), { name: '王远方' });
});
afterAll(() => t.close());

const rowsOf = async (client: Client, query = ''): Promise<ElderRow[]> =>
  ((await client.get(`/elders?limit=100&${query}`).expect(200)).body as ElderRowPage).items;
const namesOf = async (client: Client, query = ''): Promise<string[]> =>
  (await rowsOf(client, query)).map((row) => row.name);
const searched = (client: Client, text: string): Promise<string[]> => namesOf(client, `q=${encodeURIComponent(text)}`);

describe('the list of the register', () => {
  it('comes in the order of the names, surnames read as surnames', async () => {
    expect(await namesOf(visitor)).toEqual(['吕玉兰', '欧阳兰', '单桂芳', '王秀英', '王秀英', '张建国']);
  });

  it('holds what a line needs, masked', async () => {
    const [row] = await rowsOf(visitor, 'q=zjg');
    expect(row).toEqual({
      id: zhang.id,
      householdId: zhang.household.id,
      name: '张建国',
      age: 80,
      sex: 'male',
      level: 'A',
      targetTypes: expect.arrayContaining(['living_alone', 'advanced_age']) as string[],
      status: 'active',
      villageCode: TEST_VILLAGE,
      villageName: zhang.villageName,
      address: '9组1号',
      gridName: '第一网格',
      maskedPhone: '138****0777',
      homeVisitConsent: true,
      refused: false,
      hasVisitor: true,
      monthlyState: 'updated',
    });
  });

  it('shows a village to its visitor, a town to its officer, all to the city, nothing to others', async () => {
    expect(await namesOf(town)).toHaveLength(7);
    expect(await namesOf(city)).toHaveLength(8);
    expect(await namesOf(await t.signIn('visitor', { regionCode: FAR_VILLAGE }))).toEqual(['王远方']);
    for (const role of ['family', 'auditor', 'administrator', 'service_org'] as const) {
      expectProblem(await (await t.signIn(role)).get('/elders'), 403, 'permission.denied');
    }
  });

  it('does not widen by a filter what the reader may see', async () => {
    expect(await namesOf(visitor, `villageCode=${FAR_VILLAGE}`)).toEqual([]);
    expect(await namesOf(town, `townCode=${TEST_TOWN}&villageCode=${OTHER_VILLAGE}`)).toEqual(['王桂兰']);
  });

  it('pages by key, each row once, namesakes too', async () => {
    const seen: number[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null; pages += 1) {
      expect(pages).toBeLessThan(10);
      const query: string = cursor ? `&cursor=${cursor}` : '';
      const page = (await city.get(`/elders?limit=1${query}`).expect(200)).body as ElderRowPage;
      seen.push(...page.items.map((row) => row.id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual((await rowsOf(city)).map((row) => row.id));
    expectProblem(await city.get('/elders?cursor=nonsense'), 400, 'request.invalid');
    expectProblem(await city.get('/elders?limit=101'), 400, 'request.invalid');
  });

  it('filters by class, status, type and month', async () => {
    expect(await namesOf(visitor, 'level=A')).toEqual(['张建国']);
    expect(await namesOf(visitor, 'level=none')).toEqual([]);
    expect(await namesOf(visitor, 'targetType=advanced_age')).toEqual(['张建国']);
    expect(await namesOf(visitor, 'status=closed')).toEqual([]);
    expect(await namesOf(visitor, 'monthPending=true')).toEqual([]);
    expect(await namesOf(visitor, 'monthPending=false')).toHaveLength(6);
    expectProblem(await visitor.get('/elders?level=D'), 400, 'request.invalid');
    expectProblem(await visitor.get('/elders?sort=age'), 400, 'request.invalid');
  });

  it('finds by part of a name, pinyin, initials, ID number and phone, within scope', async () => {
    expect(await searched(city, '兰')).toEqual(['吕玉兰', '欧阳兰', '王桂兰']);
    expect(await searched(city, 'wang')).toEqual(['王桂兰', '王秀英', '王秀英', '王远方']);
    expect(await searched(city, 'SGF')).toEqual(['单桂芳']);
    expect(await searched(visitor, 'lv yu')).toEqual(['吕玉兰']);
    expect(await searched(visitor, ID_NUMBER)).toEqual(['张建国']);
    expect(await searched(visitor, '138 0000 0777')).toEqual(['张建国']);
    expect(await searched(await t.signIn('visitor', { regionCode: FAR_VILLAGE }), ID_NUMBER)).toEqual([]);
    expect(await searched(visitor, '%')).toEqual([]);
    expect(await searched(visitor, "';--")).toEqual([]);
  });

  it('leaves closed files out unless they are asked for', async () => {
    const gone = await registered(visitor, { name: '丁去世' });
    await visitor.post(`/elders/${gone.id}/changes`, changeOf(gone, { facts: { alive: false } })).expect(200);
    expect(await namesOf(visitor)).not.toContain('丁去世');
    expect(await namesOf(visitor, 'status=closed')).toEqual(['丁去世']);
  });
});

describe('the history of a file', () => {
  it('pages by key, latest first', async () => {
    let file = await registered(visitor, registrationForm({ name: '钱一' }));
    for (const name of ['钱二', '钱三', '钱四']) {
      file = (await visitor.post(`/elders/${file.id}/changes`, changeOf(file, { name })).expect(200)).body as ElderFile;
    }
    const first = (await visitor.get(`/elders/${file.id}/history?limit=2`).expect(200)).body as {
      items: { after: string }[];
      nextCursor: string;
    };
    const second = await visitor.get(`/elders/${file.id}/history?limit=2&cursor=${first.nextCursor}`).expect(200);
    expect(first.items.map((row) => row.after)).toEqual(['钱四', '钱三']);
    expect(second.body).toMatchObject({ items: [{ before: '钱一', after: '钱二' }], nextCursor: null });
  });

  it('is not for outsiders', async () => {
    const outsider = await t.signIn('visitor', { regionCode: FAR_VILLAGE });
    for (const path of ['', '/history', '/class-periods']) {
      expectProblem(await outsider.get(`/elders/${zhang.id}${path}`), 404, 'elder.not_found');
    }
    expectProblem(await visitor.get('/elders/abc'), 400, 'request.invalid');
  });
});

describe('a masked number', () => {
  const reveal = (client: Client, body: object) => client.post(`/elders/${zhang.id}/reveal`, body);

  it('is shown for a stated reason, for minutes, and it is kept who looked', async () => {
    const reason = '核对低保信息';
    const answer = await reveal(visitor, { field: 'idNumber', reason }).expect(200);
    expect(answer.body).toEqual({ value: ID_NUMBER, expiresAt: '2026-11-23T01:05:00.000Z' });
    expect(answer.headers['cache-control']).toBe('no-store');

    const looked = await t.dataSource.query<object[]>(
      'SELECT field, reason, revealed_by FROM reveal WHERE elder_id = ? ORDER BY id',
      [zhang.id],
    );
    expect(looked).toEqual([{ field: 'idNumber', reason, revealed_by: visitor.account.id }]);
    const audit = await t.dataSource.query<{ account_id: number; detail: string }[]>(
      "SELECT account_id, detail FROM audit_entry WHERE action = 'elder.reveal' AND subject_id = ?",
      [String(zhang.id)],
    );
    expect(audit).toMatchObject([{ account_id: visitor.account.id }]);
    expect(JSON.stringify(audit)).not.toContain(ID_NUMBER);
  });

  it('may be the phone of the elder or of a contact', async () => {
    const contactId = zhang.contacts[0]?.id;
    const phone = await reveal(city, { field: 'phone', reason: '电话核实' }).expect(200);
    expect(phone.body).toMatchObject({ value: '13800000777' });
    const contact = await reveal(visitor, { field: 'contactPhone', contactId, reason: '联系家属' }).expect(200);
    expect(contact.body).toMatchObject({ value: '13800000004' });
  });

  it('is not shown without a reason, to outsiders, or where there is none', async () => {
    expectProblem(await reveal(visitor, { field: 'phone', reason: ' ' }), 400, 'request.invalid');
    expectProblem(await reveal(visitor, { field: 'address', reason: '看看地址' }), 400, 'request.invalid');
    expectProblem(await reveal(visitor, { field: 'contactPhone', reason: '联系家属' }), 400, 'request.invalid');
    const other = { field: 'contactPhone', contactId: 999_999, reason: '联系家属' };
    expectProblem(await reveal(visitor, other), 404, 'reveal.nothing');
    const outsider = await t.signIn('visitor', { regionCode: FAR_VILLAGE });
    expectProblem(await reveal(outsider, { field: 'phone', reason: '电话核实' }), 404, 'elder.not_found');
    const family = await t.signIn('family');
    expectProblem(await reveal(family, { field: 'phone', reason: '电话核实' }), 403, 'permission.denied');

    const mute = await registered(visitor, { phone: null });
    const none = await visitor.post(`/elders/${mute.id}/reveal`, { field: 'phone', reason: '电话核实' });
    expectProblem(none, 404, 'reveal.nothing');
  });
});

describe('a door code', () => {
  const resolve = (client: Client, code: string) => client.post('/door-codes/resolve', { code });
  const issue = async (householdId = zhang.household.id): Promise<{ code: string; link: string }> => {
    const manager = await t.signIn('village_manager');
    return (await manager.post(`/households/${householdId}/door-code`).expect(201)).body as {
      code: string;
      link: string;
    };
  };

  it('leads to the household, bare or in a link, and carries nothing personal', async () => {
    const { code, link } = await issue();
    expect(code).toMatch(/^TF-320682-[0-9A-Z]{10}-[0-9A-Z]$/);
    expect(link).toBe(`${t.url}/?c=${code}`);
    for (const input of [code, link, code.toLowerCase(), `https://example.com/p?scene=${encodeURIComponent(code)}`]) {
      expect((await resolve(visitor, input).expect(200)).body).toEqual({
        householdId: zhang.household.id,
        villageName: zhang.villageName,
        address: '9组1号',
        elders: [{ elderId: zhang.id, name: '张建国', level: 'A', status: 'active' }],
      });
    }
    expect((await visitor.get(`/elders/${zhang.id}`)).body).toMatchObject({
      household: { doorCodeIssuedAt: '2026-11-23T01:00:00.000Z' },
    });
  });

  it('is revoked by the next one', async () => {
    const old = await issue();
    const renewed = await issue();
    expect(renewed.code).not.toBe(old.code);
    expectProblem(await resolve(visitor, old.code), 410, 'door_code.revoked');
    await resolve(visitor, renewed.code).expect(200);
  });

  it('stays one when two are issued at once', async () => {
    const issued = await Promise.all([issue(), issue()]);
    const answers = await Promise.all(issued.map(({ code }) => resolve(visitor, code)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410]);
  });

  it('says when it is mistyped, foreign or unknown, and is unknown to outsiders', async () => {
    const { code } = await issue();
    const symbols = code.replace(/^TF-\d+-/, '');
    const wrong = `TF-320682-${symbols.startsWith('7') ? '8' : '7'}${symbols.slice(1)}`;
    expectProblem(await resolve(visitor, wrong), 422, 'door_code.mistyped');
    expectProblem(await resolve(visitor, 'https://example.com/menu'), 422, 'door_code.mistyped');
    expectProblem(await resolve(visitor, ''), 422, 'door_code.mistyped');
    expectProblem(await resolve(visitor, FOREIGN_CODE), 422, 'door_code.foreign');
    expectProblem(await resolve(visitor, UNKNOWN_CODE), 404, 'door_code.unknown');

    const outsider = await t.signIn('visitor', { regionCode: FAR_VILLAGE });
    const unseen = await resolve(outsider, code);
    expectProblem(unseen, 404, 'door_code.unknown');
    expect(unseen.body).toEqual((await resolve(outsider, UNKNOWN_CODE)).body);
    await issue();
    expectProblem(await resolve(outsider, code), 404, 'door_code.unknown');
  });

  it('is issued by those who may, in their place', async () => {
    const path = `/households/${zhang.household.id}/door-code`;
    expectProblem(await visitor.post(path), 403, 'permission.denied');
    const elsewhere = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
    expectProblem(await elsewhere.post(path), 404, 'household.not_found');
    await town.post(path).expect(201);
  });
});
