import { randomUUID } from 'node:crypto';
import { Notification } from '../src/modules/notifications/notification.entity.js';
import { DeadlinesJob } from '../src/modules/reminders/deadlines.job.js';
import type { ReminderOfToday, SentReminder } from '../src/modules/reminders/reminders.dto.js';
import { MonthlyUpdatesService } from '../src/modules/monthly-updates/monthly-updates.service.js';
import {
  FAR_TOWN,
  FAR_VILLAGE,
  OTHER_VILLAGE,
  TEST_TOWN,
  TEST_VILLAGE,
  type TestApp,
  expectProblem,
  startApp,
} from './support/app.js';
import type { Client } from './support/client.js';
import { elderOnRegister } from './support/visit-factories.js';

describe('reminders', () => {
  let t: TestApp;
  let visitor: Client;
  let manager: Client;
  let town: Client;
  let city: Client;

  beforeAll(async () => {
    t = await startApp();
    visitor = await t.signIn('visitor', { name: '周梅' });
    manager = await t.signIn('village_manager');
    town = await t.signIn('town_officer', { name: '钱经办' });
    city = await t.signIn('city_officer');
    await elderOnRegister(t);
    await elderOnRegister(t);
    await t.app.get(MonthlyUpdatesService).expectOpenFiles();
  });
  beforeEach(async () => {
    t.clock.set('2026-11-23T01:00:00.000Z');
    await t.dataSource.query('DELETE FROM notification');
    await t.dataSource.query('DELETE FROM reminder');
  });
  afterAll(() => t.close());

  const send = (client: Client, villageCode = TEST_VILLAGE, clientId = randomUUID()) =>
    client.post('/reminders', { clientId, villageCode });
  const today = async (client: Client): Promise<ReminderOfToday> =>
    (await client.get(`/reminders/${TEST_VILLAGE}`).expect(200)).body as ReminderOfToday;
  const bodies = async (client: Client): Promise<string[]> =>
    (
      await t.dataSource.manager.find(Notification, { where: { accountId: client.account.id }, order: { id: 'ASC' } })
    ).map(({ body }) => body);

  describe('by the town', () => {
    it('reach the visitors and managers of the village with what is open, and say when and by whom', async () => {
      expect(await today(town)).toEqual({ villageCode: TEST_VILLAGE, sent: null });
      const sent = (await send(town).expect(200)).body as SentReminder;
      expect(sent).toEqual({
        villageCode: TEST_VILLAGE,
        sentAt: '2026-11-23T01:00:00.000Z',
        sentByName: '钱经办',
        people: 2,
      });
      expect(await today(city)).toEqual({ villageCode: TEST_VILLAGE, sent });
      const [body] = await bodies(visitor);
      expect(body).toContain('本月还有2份档案未更新（11月25日截止）；本周还有2位老人未达到探访频次');
      expect(await bodies(manager)).toEqual([body]);
    });

    it('go out once a day, also when sent twice, by a colleague, or by two at once; again tomorrow', async () => {
      const colleague = await t.signIn('town_officer', { name: '孙经办' });
      const answers = await Promise.all([send(town), send(colleague), send(town)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      const refused = await send(colleague);
      expectProblem(refused, 409, 'reminder.sent_today');
      expect((refused.body as { detail: string }).detail).toContain('今天 09:00');
      expect(await bodies(visitor)).toHaveLength(1);
      t.clock.advance({ days: 1 });
      await send(town).expect(200);
      expect(await bodies(visitor)).toHaveLength(2);
    });

    it('sent again by a phone that heard no answer give the first answer', async () => {
      const clientId = randomUUID();
      const first = (await send(town, TEST_VILLAGE, clientId).expect(200)).body as SentReminder;
      expect((await send(town, TEST_VILLAGE, clientId).expect(200)).body).toEqual(first);
    });

    it('are refused out of scope, for a town, for a village without anybody, and without the permission', async () => {
      expectProblem(await send(town, FAR_VILLAGE), 404, 'region.unknown');
      expectProblem(await send(await t.signIn('town_officer', { regionCode: FAR_TOWN })), 404, 'region.unknown');
      expectProblem(await send(town, TEST_TOWN), 422, 'reminder.not_village');
      expectProblem(await send(town, OTHER_VILLAGE), 422, 'reminder.nobody');
      expectProblem(await send(manager), 403, 'permission.denied');
      expectProblem(await town.post('/reminders', { clientId: 'x', villageCode: '9' }), 400, 'request.invalid');
    });
  });

  describe('before a deadline', () => {
    const remind = (): Promise<number> => t.app.get(DeadlinesJob).remind();

    it('of the month go out from three days before, by day, once, with what is missing', async () => {
      t.clock.set('2026-11-21T02:00:00.000Z');
      expect(await remind()).toBe(0);
      t.clock.set('2026-11-22T00:59:00.000Z');
      expect(await remind()).toBe(0);
      t.clock.set('2026-11-22T01:00:00.000Z');
      expect(await remind()).toBeGreaterThanOrEqual(3);
      t.clock.set('2026-11-24T01:00:00.000Z');
      expect(await remind()).toBe(0);
      expect((await bodies(visitor))[0]).toMatch(/本月还有2份档案未更新，11月25日截止。$/);
      expect((await bodies(town))[0]).toMatch(/本月还有2份档案未更新，11月25日截止。$/);
      expect(await bodies(city)).toEqual([]);
    });

    it('of the quarter tell a town what its report lacks, and the bureau which towns are missing', async () => {
      t.clock.set('2027-01-06T02:00:00.000Z');
      expect(await remind()).toBe(0);
      t.clock.set('2027-01-07T02:00:00.000Z');
      const texts = { clientId: randomUUID(), version: 0, difficulties: '人手不足', nextQuarter: '' };
      await town.post(`/quarter-reports/${TEST_TOWN}/2026-Q4/texts`, texts).expect(200);
      await remind();
      expect((await bodies(town))[0]).toMatch(/2026年第四季度报告1月10日截止，还缺：下季度打算、报送。$/);
      const [ofCity] = await bodies(city);
      expect(ofCity).toMatch(/等共14个镇（区、街道）未报送/);
      expect(await remind()).toBe(0);
    });

    it('are not sent after it', async () => {
      t.clock.set('2026-11-26T02:00:00.000Z');
      expect(await remind()).toBe(0);
      t.clock.set('2027-01-11T02:00:00.000Z');
      expect(await remind()).toBe(0);
    });
  });
});
