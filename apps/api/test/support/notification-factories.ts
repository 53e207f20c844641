import { NotificationDelivery } from '../../src/modules/notifications/notification-delivery.entity.js';
import { Notification } from '../../src/modules/notifications/notification.entity.js';
import { type Message, NotificationsService } from '../../src/modules/notifications/notifications.service.js';
import { Transactions } from '../../src/platform/tx.js';
import type { TestApp } from './app.js';
import type { Client } from './client.js';

let made = 0;

/** Tells people of something, as a module would. @returns how many were told */
export function tell(t: TestApp, message: Partial<Message> & Pick<Message, 'to'>): Promise<number> {
  made += 1;
  const emergency = {
    kind: 'emergency_reported' as const,
    about: { type: 'emergency' as const, id: 900_000 + made },
    facts: { place: '长江镇朝阳村' },
  };
  return t.app.get(Transactions).run((tx) => t.app.get(NotificationsService).tell(tx, { ...emergency, ...message }));
}

/** A new message to somebody. @returns its id */
export async function toldOf(t: TestApp, { account }: Client): Promise<number> {
  await tell(t, { to: [account.id] });
  return (await t.dataSource.manager.maximum(Notification, 'id', { accountId: account.id })) ?? 0;
}

/** A message that WeChat did not take. @returns the id of its delivery */
export async function deadDelivery(t: TestApp, accountId: number): Promise<number> {
  await tell(t, { to: [accountId] });
  const notificationId = (await t.dataSource.manager.maximum(Notification, 'id', { accountId })) ?? 0;
  const { id } = await t.dataSource.manager.save(NotificationDelivery, {
    notificationId,
    channel: 'WECHAT' as const,
    bindingId: 1,
    state: 'dead' as const,
    attempts: 1,
    nextAttemptAt: t.clock.now(),
    lastError: '47003',
    endedAt: t.clock.now(),
  });
  return id;
}
