import { randomUUID } from 'node:crypto';
import { AuditEntry } from '../src/platform/audit-entry.entity.js';
import type { PhonePage } from '../src/modules/phones/phones.dto.js';
import { OTHER_VILLAGE, TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { elderOnRegister } from './support/visit-factories.js';

describe('phones with old unsent records', () => {
  let t: TestApp;
  let li: Client;
  let wang: Client;
  let village: Client;
  let town: Client;

  beforeEach(async () => {
    t = await startApp();
    li = await t.signIn('visitor', { name: '李某' });
    wang = await t.signIn('visitor', { name: '王某' });
    village = await t.signIn('village_manager');
    town = await t.signIn('town_officer');
    for (const { account } of [li, wang]) await elderOnRegister(t, { assignedVisitorId: account.id });
  });
  afterEach(() => t.close());

  const device = randomUUID();
  const say = (client: Client, more: object = {}) =>
    client.post('/phones/report', { deviceId: device, unsent: 0, refused: 0, oldestUnsentAt: null, ...more });
  const list = async (client: Client, query = ''): Promise<PhonePage> =>
    (await client.get(`/phones${query}`).expect(200)).body as PhonePage;
  const namesOf = async (client: Client, query = '') => (await list(client, query)).items.map(({ name }) => name);

  it('are told to village and town: who was not heard, and who keeps records that wait', async () => {
    expect(await namesOf(village)).toEqual(['李某', '王某']);
    await say(li).expect(200);
    const oldestUnsentAt = t.clock.nowIso();
    await say(wang, { unsent: 3, refused: 1, oldestUnsentAt }).expect(200);
    expect(await namesOf(village)).toEqual([]);

    t.clock.advance({ hours: 25 });
    expect(await namesOf(town, '?shown=unsent')).toEqual(['王某']);
    const [row] = (await list(village)).items;
    expect(row).toMatchObject({
      name: '王某',
      villageCode: TEST_VILLAGE,
      elders: 1,
      silent: false,
      waiting: true,
      unsent: 3,
      oldestUnsentAt,
      devices: [{ unsent: 3, refused: 1, oldestUnsentAt }],
    });
    await say(wang).expect(200);
    expect(await namesOf(village)).toEqual([]);
    t.clock.advance({ days: 3, hours: 1 });
    expect(await namesOf(town, '?shown=silent')).toEqual(['李某', '王某']);
    expect((await list(town)).items[0]).toMatchObject({ silent: true, heardAt: expect.any(String) as string });
  });

  it('say the same twice, and two at once, and are one', async () => {
    const told = () => say(li, { unsent: 2, oldestUnsentAt: '2026-11-20T01:00:00.000Z' }).expect(200);
    await Promise.all([told(), told(), told()]);
    await told();
    const [row] = (await list(village, '?shown=unsent')).items;
    expect(row).toMatchObject({ unsent: 2, devices: [{ unsent: 2 }] });
    expect(await t.dataSource.manager.countBy(AuditEntry, { action: 'phone.report' })).toBeLessThanOrEqual(3);
    // Another device of the same person counts beside it; a clock that is ahead is not believed.
    await say(li, { deviceId: randomUUID(), unsent: 1, oldestUnsentAt: '2027-01-01T00:00:00Z' }).expect(200);
    const [both] = (await list(village, '?shown=unsent')).items;
    expect(both).toMatchObject({ unsent: 3, oldestUnsentAt: '2026-11-20T01:00:00.000Z' });
    expect(both?.devices.at(-1)?.oldestUnsentAt).toBe(t.clock.nowIso());
  });

  it('that are lost leave the list with a word, and are back as soon as they are heard', async () => {
    const old = { unsent: 2, oldestUnsentAt: '2026-11-20T01:00:00.000Z' };
    await say(li, old).expect(200);
    const [row] = (await list(town, '?shown=unsent')).items;
    const path = `/phones/${row?.devices[0]?.id}/settlement`;
    expectProblem(await town.post(path, { note: ' ' }), 400, 'request.invalid');
    const stranger = await t.signIn('village_manager', { regionCode: OTHER_VILLAGE });
    expectProblem(await stranger.post(path, { note: '丢了' }), 404, 'phone.unknown');
    expectProblem(await li.post(path, { note: '丢了' }), 403, 'permission.denied');
    await town.post(path, { note: '手机丢了，两次探访已补录' }).expect(204);
    await town.post(path, { note: '手机丢了，两次探访已补录' }).expect(204);
    expect(await namesOf(town, '?shown=unsent')).toEqual([]);
    await say(li, old).expect(200);
    expect(await namesOf(town, '?shown=unsent')).toEqual(['李某']);
  });

  it('are those of one’s own place, page by page', async () => {
    const elsewhere = await t.signIn('visitor', { name: '外村', regionCode: OTHER_VILLAGE });
    await elderOnRegister(t, { assignedVisitorId: elsewhere.account.id, villageCode: OTHER_VILLAGE });
    expect(await namesOf(village)).not.toContain('外村');
    const seen: string[] = [];
    let cursor: string | null = '';
    const city = await t.signIn('city_officer');
    while (cursor !== null) {
      const page: PhonePage = await list(city, `?limit=1${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    }
    expect(seen.sort()).toEqual(['外村', '李某', '王某'].sort());
    expectProblem(await li.get('/phones'), 403, 'permission.denied');
    expectProblem(
      await town.post('/phones/report', { deviceId: device, unsent: 0, refused: 0 }),
      403,
      'permission.denied',
    );
  });

  it.each([{ unsent: -1 }, { unsent: 1.5 }, { deviceId: 'x' }, { oldestUnsentAt: 'gestern' }, { refused: 'a' }])(
    'refuse %j',
    async (wrong) => {
      expectProblem(await say(li, wrong), 400, 'request.invalid');
    },
  );
});
