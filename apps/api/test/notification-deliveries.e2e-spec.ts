import { existsSync } from 'node:fs';
import path from 'node:path';
import { DeliverySender, MESSAGES_PAGE } from '../src/modules/notifications/delivery-sender.js';
import { DeliveriesRepository } from '../src/modules/notifications/deliveries.repository.js';
import { DELIVERY_PARAMETERS } from '../src/modules/notifications/delivery-rules.js';
import type { DeliveryPage } from '../src/modules/notifications/deliveries.dto.js';
import { NotificationDelivery } from '../src/modules/notifications/notification-delivery.entity.js';
import { hashPassword } from '../src/modules/accounts/passwords.js';
import { TEST_VILLAGE, type TestApp, expectProblem, startApp } from './support/app.js';
import { type TestDatabase, createDatabase } from './support/database.js';
import { createAccount } from './support/factories.js';
import { tell } from './support/notification-factories.js';
import { wechatServer } from './support/wechat-server.js';

const TEMPLATES = {
  WECHAT_TEMPLATE_URGENT: 'urgent-template:thing1,thing2,time3',
  WECHAT_TEMPLATE_TASK: 'task-template:thing4,thing5,time6',
};

describe('messages through WeChat', () => {
  let t: TestApp;
  let settings: Record<string, string>;
  let database: TestDatabase;
  let zhou: number;

  beforeAll(async () => {
    // Only the spec itself sends: the timer would take a message now and then.
    jest.replaceProperty(DELIVERY_PARAMETERS, 'pollMs', 3_600_000 as 5000);
    settings = { ...(await wechatServer.start()), ...TEMPLATES };
    database = await createDatabase();
    t = await startApp({ database, settings });
    const passwordHash = await hashPassword('right-password');
    const person = { loginName: 'zhou', displayName: '周探访', role: 'visitor', regionCode: TEST_VILLAGE } as const;
    zhou = (await createAccount(t, { ...person, passwordHash })).id;
    const unbound = await t.http.post('/api/v1/auth/wechat').send({ code: wechatServer.codeOf('o-zhou') });
    const { bindTicket } = unbound.body as { bindTicket: string };
    const login = { bindTicket, loginName: 'zhou', password: 'right-password' };
    await t.http.post('/api/v1/auth/wechat/bind').send(login).expect(200);
  });
  beforeEach(async () => {
    t.clock.set('2026-11-23T01:00:00.000Z');
    await t.dataSource.query('DELETE FROM notification_delivery');
    await t.dataSource.query('DELETE FROM notification');
    wechatServer.messages.length = 0;
    wechatServer.calls.length = 0;
  });
  afterAll(async () => {
    await t.close();
    await database.drop();
    await wechatServer.stop();
  });

  const work = (): Promise<number> => t.app.get(DeliverySender).work();
  const rows = (): Promise<NotificationDelivery[]> =>
    t.dataSource.manager.find(NotificationDelivery, { order: { id: 'ASC' } });
  const states = async () => (await rows()).map(({ state, lastError }) => [state, lastError]);

  it('go out once, by the documented protocol, with no name in them', async () => {
    await tell(t, { to: [zhou] });
    expect(await work()).toBe(1);
    expect(await work()).toBe(0);
    const [{ notificationId } = { notificationId: 0 }] = await rows();
    expect(wechatServer.messages).toEqual([
      {
        touser: 'o-zhou',
        template_id: 'urgent-template',
        page: `${MESSAGES_PAGE}?id=${notificationId}`,
        miniprogram_state: 'formal',
        lang: 'zh_CN',
        data: {
          thing1: { value: '应急处置：有紧急情况' },
          thing2: { value: '有紧急情况，请马上打开查看' },
          time3: { value: '2026-11-23 09:00' },
        },
      },
    ]);
    expect(await states()).toEqual([['sent', null]]);
  });

  it('are queued for people with WeChat only, and for kinds with a template only', async () => {
    const manager = await t.signIn('village_manager');
    const closing = {
      kind: 'month_closing' as const,
      facts: { place: '朝阳村', pending: 2, deadline: '2026-11-25' },
    };
    expect(await tell(t, { to: [zhou, manager.account.id] })).toBe(2);
    expect(await tell(t, { to: [zhou], ...closing })).toBe(1);
    expect(await rows()).toHaveLength(1);
  });

  it('are not sent when the message was read in the app before, nor to a WeChat that is bound no more', async () => {
    await tell(t, { to: [zhou] });
    await t.dataSource.query('UPDATE notification SET read_at = created_at');
    expect(await work()).toBe(0);
    await tell(t, { to: [zhou] });
    await t.dataSource.query('UPDATE notification_delivery SET binding_id = 999999 WHERE state = ?', ['waiting']);
    expect(await work()).toBe(0);
    expect(await states()).toEqual([
      ['dropped', 'read'],
      ['dropped', 'unbound'],
    ]);
  });

  it('are over when the person did not subscribe (43101)', async () => {
    await tell(t, { to: [zhou] });
    wechatServer.failSend({ errcode: 43101 });
    await work();
    t.clock.advance({ days: 2 });
    await work();
    expect(await states()).toEqual([['refused', '43101']]);
    expect(wechatServer.messages).toEqual([]);
  });

  it('ask for a new token when the old one is refused, within the same attempt (40001, 42001)', async () => {
    await tell(t, { to: [zhou] });
    wechatServer.revokeToken();
    expect(await work()).toBe(1);
    await tell(t, { to: [zhou] });
    wechatServer.failSend({ errcode: 42001 });
    expect(await work()).toBe(1);
    expect((await rows()).map(({ attempts }) => attempts)).toEqual([1, 1]);
  });

  it('pause when the quota is used up (45009), all of them, and go out later', async () => {
    for (let i = 0; i < 3; i += 1) await tell(t, { to: [zhou] });
    wechatServer.failSend({ errcode: 45009 });
    expect(await work()).toBe(0);
    expect(wechatServer.sends()).toBe(1);
    expect((await rows()).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['waiting', 1],
      ['waiting', 0],
      ['waiting', 0],
    ]);
    expect(await work()).toBe(0);
    t.clock.advance({ minutes: 1 });
    expect(await work()).toBe(3);
  });

  it.each(['hang', 'reset', 'html', { errcode: -1 }] as const)(
    'survive an hour without WeChat (%j): none lost, none doubled, few calls',
    async (failure) => {
      for (let i = 0; i < 5; i += 1) await tell(t, { to: [zhou] });
      wechatServer.failEverySend(failure);
      for (let minute = 0; minute < 60; minute += 2) {
        await work();
        t.clock.advance({ minutes: 2 });
      }
      expect(wechatServer.messages).toEqual([]);
      expect(wechatServer.sends()).toBeLessThan(40);
      wechatServer.failEverySend(null);
      for (let minute = 0; minute < 60; minute += 2) {
        await work();
        t.clock.advance({ minutes: 2 });
      }
      const pages = wechatServer.messages.map(({ page }) => page);
      expect(pages).toHaveLength(5);
      expect(new Set(pages).size).toBe(5);
      expect((await rows()).every(({ state }) => state === 'sent')).toBe(true);
    },
    60_000,
  );

  it('killed between sending and marking arrive a second time at most, never not at all', async () => {
    await tell(t, { to: [zhou] });
    // The process dies after WeChat took the message: its mark never reaches the database.
    const mark = jest.spyOn(DeliveriesRepository.prototype, 'mark').mockRejectedValueOnce(new Error('killed'));
    await work();
    mark.mockRestore();
    expect(wechatServer.messages).toHaveLength(1);
    expect(await states()).toEqual([['waiting', null]]);
    expect(await work()).toBe(0);
    t.clock.advance({ minutes: 5 });
    expect(await work()).toBe(1);
    expect(await work()).toBe(0);
    expect(wechatServer.messages).toHaveLength(2);
  });

  it('are sent by one of two processes', async () => {
    const second = await startApp({ database, settings });
    for (let i = 0; i < 12; i += 1) await tell(t, { to: [zhou] });
    await Promise.all([work(), second.app.get(DeliverySender).work()]);
    await second.close();
    expect(wechatServer.messages).toHaveLength(12);
    expect(new Set(wechatServer.messages.map(({ page }) => page)).size).toBe(12);
  });

  it('that cannot be sent are shown to the city, and sent again by one tap', async () => {
    await tell(t, { to: [zhou] });
    wechatServer.failSend({ errcode: 47003 });
    await work();
    const city = await t.signIn('city_officer');
    const page = (await city.get('/notification-deliveries').expect(200)).body as DeliveryPage;
    expect(page).toMatchObject({ isSetUp: true, dead: 1, waiting: 0 });
    expect(page.items).toMatchObject([
      { receiverName: '周探访', state: 'dead', attempts: 1, lastError: '47003', kind: 'emergency_reported' },
    ]);
    const id = page.items[0]?.id;
    await city.post(`/notification-deliveries/${id}/revival`).expect(200, { id, state: 'waiting' });
    expectProblem(await city.post(`/notification-deliveries/${id}/revival`), 409, 'delivery.not_dead');
    expect(await work()).toBe(1);
    expectProblem(await city.post('/notification-deliveries/999999/revival'), 404, 'delivery.unknown');
    expectProblem(await (await t.signIn('town_officer')).get('/notification-deliveries'), 403, 'permission.denied');
  });

  it('are given up after about a day of trying', async () => {
    await tell(t, { to: [zhou] });
    wechatServer.failEverySend({ errcode: -1 });
    for (let hour = 0; hour < 40; hour += 1) {
      await work();
      t.clock.advance({ hours: 1 });
    }
    wechatServer.failEverySend(null);
    expect(await states()).toEqual([['dead', '-1']]);
  });

  it('lead to a page that the mini-program has', () => {
    const source = path.resolve(__dirname, '../../miniprogram/src', `${MESSAGES_PAGE}.tsx`);
    expect(existsSync(source)).toBe(true);
  });

  it('tell the phone which templates it may ask for', async () => {
    const visitor = await t.signIn('visitor');
    await visitor.get('/notification-templates').expect(200, { ids: ['urgent-template', 'task-template'] });
  });
});
