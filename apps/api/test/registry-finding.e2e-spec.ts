import { randomUUID } from 'node:crypto';
import { SearchTermsJob } from '../src/modules/registry/search-terms.job.js';
import type { ElderFile } from '../src/modules/registry/elder-file.dto.js';
import type { ElderRowPage } from '../src/modules/registry/elder-list.dto.js';
import type { SavedFilterPage, SavedFilterView } from '../src/modules/registry/saved-filters.dto.js';
import { expectProblem, FAR_VILLAGE, OTHER_VILLAGE, startApp, TEST_VILLAGE, type TestApp } from './support/app.js';
import type { Client } from './support/client.js';
import { changeOf, inventedIdNumber, registered } from './support/registry-factories.js';

let t: TestApp;
let visitor: Client;
let manager: Client;
let city: Client;
let lan: ElderFile;
const ID_NUMBER = inventedIdNumber('1946-02-03');

beforeAll(async () => {
  t = await startApp();
  visitor = await t.signIn('visitor');
  manager = await t.signIn('village_manager');
  city = await t.signIn('city_officer');
  lan = await registered(visitor, {
    name: '王桂兰',
    idNumber: ID_NUMBER,
    phone: '13800004321',
    address: '7组28号',
  });
  await registered(manager, {
    name: '李秀英',
    idNumber: inventedIdNumber('1940-05-05'),
    phone: '13900001111',
    address: '桂花路9号',
    consent: { regularVisits: true, homeVisit: false },
  });
  await registered(await t.signIn('visitor', { regionCode: OTHER_VILLAGE }), {
    name: '兰芳',
    idNumber: inventedIdNumber('1938-01-01'),
    phone: null,
    address: '12组1号',
  });
  await registered(await t.signIn('visitor', { regionCode: FAR_VILLAGE }), {
    name: '张秀兰',
    idNumber: inventedIdNumber('1945-01-01'),
    address: '7组280号',
  });
});
afterAll(() => t.close());

const found = async (client: Client, q: string, more = ''): Promise<string[]> => {
  const answer = await client.get(`/elders?limit=100&q=${encodeURIComponent(q)}${more}`).expect(200);
  return (answer.body as ElderRowPage).items.map((row) => row.name);
};

describe('finding people', () => {
  it.each([
    ['part of a name', '兰', ['兰芳', '王桂兰', '张秀兰']],
    ['two characters of it', '桂兰', ['王桂兰']],
    ['pinyin from the given name on', 'xiu', ['李秀英', '张秀兰']],
    ['initials from the given name on', 'gl', ['王桂兰']],
    ['one initial', 'x', ['李秀英', '张秀兰']],
    ['the last four of a phone', '4321', ['王桂兰']],
    ['a whole phone', '138 0000 4321', ['王桂兰']],
    ['the last six of an ID number', ID_NUMBER.slice(-6), ['王桂兰']],
    ['a whole ID number', ID_NUMBER, ['王桂兰']],
    ['part of an address', '7组28', ['王桂兰', '张秀兰']],
    ['a street', '桂花路', ['李秀英']],
    ['nothing that is there', '赵钱孙', []],
    ['a wildcard', '%', []],
    ['a quote', "'", []],
  ])('city-wide, by %s', async (_, q, names) => {
    expect(await found(city, q)).toEqual(names);
  });

  it('by a place and what of the address comes behind it', async () => {
    expect(await found(city, lan.villageName)).toEqual(['李秀英', '王桂兰']);
    expect(await found(city, `${lan.villageName}7组`)).toEqual(['王桂兰']);
  });

  it('in one village, by all of it, and nobody of elsewhere', async () => {
    expect(await found(visitor, '兰')).toEqual(['王桂兰']);
    expect(await found(visitor, '桂')).toEqual(['李秀英', '王桂兰']);
    expect(await found(visitor, 'lan')).toEqual(['王桂兰']);
    expect(await found(visitor, '7组28')).toEqual(['王桂兰']);
    const elsewhere = await t.signIn('visitor', { regionCode: OTHER_VILLAGE });
    for (const q of ['4321', ID_NUMBER.slice(-6), ID_NUMBER, '桂兰', 'wgl', '7组28']) {
      expect(await found(elsewhere, q)).toEqual([]);
    }
  });

  it('by the code on the door', async () => {
    const { code } = (await manager.post(`/households/${lan.household.id}/door-code`).expect(201)).body as {
      code: string;
    };
    expect(await found(city, code)).toEqual(['王桂兰']);
    expect(await found(await t.signIn('visitor', { regionCode: OTHER_VILLAGE }), code)).toEqual([]);
  });

  it('pages through hits, each once, in every order', async () => {
    for (const sort of ['name', 'oldest', 'newest']) {
      for (const q of ['兰', 'l', 'la', '']) {
        const seen: string[] = [];
        for (let cursor: string | null = ''; cursor !== null;) {
          const next: string = cursor ? `&cursor=${cursor}` : '';
          const answer = await city.get(`/elders?limit=1&sort=${sort}&q=${encodeURIComponent(q)}${next}`).expect(200);
          const page = answer.body as ElderRowPage;
          seen.push(...page.items.map((row) => row.name));
          cursor = page.nextCursor;
          expect(seen.length).toBeLessThan(20);
        }
        expect(seen).toEqual(await found(city, q, `&sort=${sort}`));
        expect(new Set(seen).size).toBe(seen.length);
      }
    }
    expect(await found(city, '', '&sort=oldest')).toEqual(['兰芳', '李秀英', '张秀兰', '王桂兰']);
    expect((await found(city, '', '&sort=newest'))[0]).toBe('张秀兰');
  });

  it('follows a new name, phone and address', async () => {
    const file = await registered(visitor, { name: '旧名', address: '3组3号' });
    const named = (
      await visitor.post(`/elders/${file.id}/changes`, changeOf(file, { name: '新名氏', phone: '13700008765' }))
    ).body as ElderFile;
    expect(await found(city, '旧名')).toEqual([]);
    expect(await found(city, '名氏')).toEqual(['新名氏']);
    expect(await found(city, '8765')).toEqual(['新名氏']);
    await visitor
      .post(`/elders/${file.id}/changes`, changeOf(named, { household: { address: '老街66号' } }))
      .expect(200);
    expect(await found(city, '老街66')).toEqual(['新名氏']);
    expect(await found(city, '3组3')).toEqual([]);
  });

  it('gives words to files that were brought in without', async () => {
    await t.dataSource.query('DELETE FROM search_term WHERE elder_id = ?', [lan.id]);
    expect(await found(city, '桂兰')).toEqual([]);
    expect(await t.app.get(SearchTermsJob).renewStale()).toBe(1);
    expect(await found(city, '桂兰')).toEqual(['王桂兰']);
    expect(await t.app.get(SearchTermsJob).renewStale()).toBe(0);
  });
});

describe('filters', () => {
  it('narrow to a wish, to who has no visitor, and to what was late last month', async () => {
    expect(await found(visitor, '', '&wish=remote_only')).toEqual(['李秀英']);
    expect(await found(visitor, '', '&wish=refused')).toEqual([]);
    expect(await found(visitor, '', '&wish=home')).not.toContain('李秀英');
    expect(await found(visitor, '', '&withoutVisitor=true')).toEqual(['李秀英']);
    expect(await found(visitor, '', '&withoutVisitor=false')).not.toContain('李秀英');
    expect(await found(visitor, '', '&overdue=true')).toEqual([]);
    await t.dataSource.query(
      `INSERT INTO monthly_update (elder_id, month, village_code, town_code, expected_since, state)
       VALUES (?, '2026-10', ?, ?, '2026-10-01', 'pending')`,
      [lan.id, lan.villageCode, lan.townCode],
    );
    expect(await found(visitor, '', '&overdue=true')).toEqual(['王桂兰']);
    expect(await found(visitor, '', '&overdue=false')).not.toContain('王桂兰');
  });

  it('are refused in words when they are none', async () => {
    for (const query of ['wish=maybe', 'sort=worst', 'withoutVisitor=1', 'overdue=x', `q=${'长'.repeat(81)}`]) {
      expectProblem(await visitor.get(`/elders?${query}`), 400, 'request.invalid');
    }
    expectProblem(await visitor.get('/elders?sort=newest&cursor=WyJhIiwxXQ'), 400, 'request.invalid');
  });
});

describe('saved filters', () => {
  const wish = (changes: object = {}) => ({
    clientId: randomUUID(),
    name: '未指定联系人',
    query: { withoutVisitor: true, level: 'A' },
    shared: false,
    ...changes,
  });
  const kept = async (client: Client) =>
    ((await client.get('/saved-filters').expect(200)).body as SavedFilterPage).items;

  it('are kept by their owner, replaced under the same name, and removed', async () => {
    const own = wish();
    const first = (await visitor.post('/saved-filters', own).expect(201)).body as SavedFilterView;
    expect((await visitor.post('/saved-filters', own).expect(201)).body).toEqual(first);
    const again = await visitor.post('/saved-filters', wish({ query: { level: 'B' } })).expect(201);
    expect(again.body).toMatchObject({ id: first.id, query: { level: 'B' }, own: true });
    expect(await kept(visitor)).toHaveLength(1);
    expect(await kept(manager)).toEqual([]);

    expectProblem(await manager.post(`/saved-filters/${first.id}/removal`), 404, 'saved_filter.not_found');
    await visitor.post(`/saved-filters/${first.id}/removal`).expect(200);
    expectProblem(await visitor.post(`/saved-filters/${first.id}/removal`), 404, 'saved_filter.not_found');
    expect(await kept(visitor)).toEqual([]);
  });

  it('may be shared within the place', async () => {
    await manager.post('/saved-filters', wish({ name: '本村共用', shared: true })).expect(201);
    expect(await kept(visitor)).toMatchObject([{ name: '本村共用', own: false, shared: true }]);
    expect(await kept(await t.signIn('visitor', { regionCode: OTHER_VILLAGE }))).toEqual([]);
  });

  it('hold conditions only, and are bounded', async () => {
    const refused = [
      wish({ name: '' }),
      wish({ name: '长'.repeat(21) }),
      wish({ query: { q: '王桂兰' } }),
      wish({ query: { level: 'D' } }),
      wish({ query: { villageCode: TEST_VILLAGE, sort: 'worst' } }),
      wish({ query: null }),
    ];
    for (const body of refused) expectProblem(await visitor.post('/saved-filters', body), 400, 'request.invalid');
    expectProblem(await (await t.signIn('family')).get('/saved-filters'), 403, 'permission.denied');
    for (let n = 0; n < 30; n += 1) await visitor.post('/saved-filters', wish({ name: `筛选${n}` })).expect(201);
    expectProblem(await visitor.post('/saved-filters', wish({ name: '再来一个' })), 422, 'saved_filter.too_many');
  });
});
