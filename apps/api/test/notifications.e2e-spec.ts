import type { NotificationDto, NotificationPage } from '../src/modules/notifications/notifications.dto.js';
import { NotificationsService } from '../src/modules/notifications/notifications.service.js';
import { NotificationDelivery } from '../src/modules/notifications/notification-delivery.entity.js';
import { NotificationsCleanupJob } from '../src/modules/notifications/notifications-cleanup.job.js';
import { Notification } from '../src/modules/notifications/notification.entity.js';
import { Account } from '../src/modules/accounts/account.entity.js';
import { Transactions } from '../src/platform/tx.js';
import { CITY, TEST_TOWN, TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import type { Client } from './support/client.js';
import { accountFor } from './support/factories.js';
import { deadDelivery, tell, toldOf } from './support/notification-factories.js';

describe('a message', () => {
  let t: TestApp;
  let visitor: Client;
  let town: Client;

  beforeAll(async () => {
    t = await startApp();
    visitor = await t.signIn('visitor');
    town = await t.signIn('town_officer');
  });
  afterAll(() => t.close());

  const inbox = async (client: Client, query = ''): Promise<NotificationPage> =>
    (await client.get(`/notifications${query}`).expect(200)).body as NotificationPage;
  const unread = async (client: Client): Promise<number> =>
    ((await client.get('/notifications/unread-count').expect(200)).body as { unread: number }).unread;

  it('reaches those of a role at a place, those named, and the bureau, each once; not who caused it', async () => {
    const other = await accountFor(t, 'village_manager');
    const city = await t.signIn('city_officer');
    const service = t.app.get(NotificationsService);
    const role = { role: 'town_officer' as const, regionCode: TEST_TOWN };
    const to = [role, role, town.account.id, other.id, visitor.account.id, ...service.bureau()];
    const told = await tell(t, { to, about: { type: 'emergency', id: 7 }, by: visitor.account.id });
    expect(told).toBe(3);
    const [message] = (await inbox(town)).items;
    expect(message).toEqual({
      id: message?.id,
      kind: 'emergency_reported',
      title: '应急处置：有紧急情况',
      body: '长江镇朝阳村刚刚报告了紧急情况，请马上查看经过并协助处置。',
      about: { type: 'emergency', id: '7' },
      createdAt: t.clock.nowIso(),
      readAt: null,
    });
    expect((await inbox(city)).items[0]).toMatchObject({ about: { id: '7' } });
    expect((await inbox(visitor)).items).toEqual([]);
  });

  it('does not reach a disabled account', async () => {
    const gone = await accountFor(t, 'visitor', { regionCode: TEST_VILLAGE });
    await t.dataSource.manager.update(Account, gone.id, { disabledAt: t.clock.now() });
    expect(await tell(t, { to: [gone.id, { role: 'service_org', regionCode: CITY }] })).toBe(0);
  });

  it('is said once a day, also by two at once; a further occasion and the next day are said', async () => {
    const person = await t.signIn('village_manager', { name: '每日一次' });
    const message = { to: [person.account.id], about: { type: 'emergency' as const, id: 8 } };
    const told = await Promise.all([tell(t, message), tell(t, message), tell(t, message), tell(t, message)]);
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await tell(t, message)).toBe(0);
    expect(await tell(t, { ...message, occasion: 'settled' })).toBe(1);
    t.clock.advance({ days: 1 });
    expect(await tell(t, message)).toBe(1);
    expect(await t.dataSource.manager.countBy(Notification, { accountId: person.account.id })).toBe(3);
  });

  it('does not exist without its fact', async () => {
    const before = await unread(town);
    const failing = t.app.get(Transactions).run(async (tx) => {
      await t.app.get(NotificationsService).tell(tx, {
        kind: 'emergency_reported',
        about: { type: 'emergency', id: 99 },
        facts: { place: '长江镇' },
        to: [town.account.id],
      });
      throw new Error('the fact was refused');
    });
    await expect(failing).rejects.toThrow('the fact was refused');
    expect(await unread(town)).toBe(before);
  });

  it('is read by its own person only, one or all, and reading twice changes nothing', async () => {
    const reader = await t.signIn('visitor', { name: '读消息的人' });
    const ids = [await toldOf(t, reader), await toldOf(t, reader), await toldOf(t, reader)];
    expect(await unread(reader)).toBe(3);
    expectProblem(await visitor.post(`/notifications/${ids[0]}/read`), 404, 'notification.unknown');
    const first = (await reader.post(`/notifications/${ids[0]}/read`).expect(200)).body as NotificationDto;
    t.clock.advance({ minutes: 5 });
    expect((await reader.post(`/notifications/${ids[0]}/read`).expect(200)).body).toEqual(first);
    expect((await inbox(reader, '?unread=true')).items.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    // One that came while the list was on the screen stays unread.
    await reader.post('/notifications/read', { upToId: ids[1] }).expect(200, { unread: 1 });
    await reader.post('/notifications/read', { upToId: ids[2] }).expect(200, { unread: 0 });
    expect((await inbox(reader)).items.find(({ id }) => id === ids[0])?.readAt).toBe(first.readAt);
  });

  it('is listed page by page, latest first', async () => {
    const reader = await t.signIn('visitor', { name: '翻页的人' });
    const ids: number[] = [];
    for (let i = 0; i < 5; i += 1) ids.unshift(await toldOf(t, reader));
    const first = await inbox(reader, '?limit=3');
    const second = await inbox(reader, `?limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.nextCursor).toBeNull();
  });

  it('is erased after a good year, with its delivery; a younger one stays', async () => {
    const reader = await t.signIn('visitor', { name: '旧消息' });
    const old = await toldOf(t, reader);
    await deadDelivery(t, reader.account.id);
    t.clock.advance({ days: 300 });
    const young = await toldOf(t, reader);
    t.clock.advance({ days: 101 });
    expect(await t.app.get(NotificationsCleanupJob).erase()).toBeGreaterThanOrEqual(2);
    expect((await inbox(reader)).items.map(({ id }) => id)).toEqual([young]);
    expect(old).toBeLessThan(young);
    expect(await t.dataSource.manager.count(NotificationDelivery)).toBe(0);
  });

  it.each(['?unread=maybe', '?limit=0', '?cursor=zzz', '?limit=101'])('refuses %s', async (query) => {
    expectProblem(await visitor.get(`/notifications${query}`), 400, 'request.invalid');
  });

  it.each([{}, { upToId: 0 }, { upToId: 'all' }, { upToId: 1.5 }])('refuses to read %j', async (body) => {
    expectProblem(await visitor.post('/notifications/read', body), 400, 'request.invalid');
  });
});
