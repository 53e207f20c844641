import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThan } from 'typeorm';
import type { DeliveryState } from '@tanfang/domain';
import { marks } from '../../platform/database/rows.js';
import { forUpdateSql } from '../../platform/tx.js';
import { NotificationDelivery } from './notification-delivery.entity.js';
import { Notification } from './notification.entity.js';

/** A delivery whose time has come, with what it says. */
export type DueDelivery = Pick<NotificationDelivery, 'id' | 'notificationId' | 'bindingId' | 'attempts'> &
  Pick<Notification, 'kind' | 'title' | 'brief' | 'createdAt' | 'readAt'>;

/** Rows of the outbox. */
@Injectable()
export class DeliveriesRepository {
  async insert(tx: EntityManager, rows: Omit<NotificationDelivery, 'id'>[]): Promise<void> {
    for (let at = 0; at < rows.length; at += 100) await tx.insert(NotificationDelivery, rows.slice(at, at + 100));
  }

  /** Takes the oldest that are due, so that no other process does for the time of the lease. */
  async take(tx: EntityManager, now: Date, limit: number, leaseMs: number): Promise<DueDelivery[]> {
    const skip = forUpdateSql(tx) === '' ? '' : ' FOR UPDATE SKIP LOCKED';
    const { dataSource } = tx;
    const column = dataSource.getMetadata(NotificationDelivery).findColumnWithPropertyName('nextAttemptAt');
    if (!column) throw new Error('no column nextAttemptAt');
    const due = await tx.query<{ id: number }[]>(
      `SELECT id FROM notification_delivery WHERE state = 'waiting' AND next_attempt_at <= ?
       ORDER BY next_attempt_at, id LIMIT ${limit}${skip}`,
      [dataSource.driver.preparePersistentValue(now, column)],
    );
    const ids = due.map(({ id }) => id);
    if (ids.length === 0) return [];
    await tx.update(NotificationDelivery, { id: In(ids) }, { nextAttemptAt: new Date(now.getTime() + leaseMs) });
    const rows = await tx.find(NotificationDelivery, { where: { id: In(ids) }, order: { id: 'ASC' } });
    const notifications = await tx.findBy(Notification, { id: In(rows.map(({ notificationId }) => notificationId)) });
    const byId = new Map(notifications.map((notification) => [notification.id, notification]));
    return rows.flatMap(({ id, notificationId, bindingId, attempts }) => {
      const notification = byId.get(notificationId);
      if (!notification) return [];
      const { kind, title, brief, createdAt, readAt } = notification;
      return [{ id, notificationId, bindingId, attempts, kind, title, brief, createdAt, readAt }];
    });
  }

  /** What came of an attempt. One that ended meanwhile stays as it ended. */
  async mark(
    tx: EntityManager,
    id: number,
    changed: Pick<NotificationDelivery, 'state' | 'attempts' | 'lastError' | 'nextAttemptAt' | 'endedAt'>,
  ): Promise<void> {
    await tx.update(NotificationDelivery, { id, state: 'waiting' }, changed);
  }

  async putBack(tx: EntityManager, ids: number[], at: Date): Promise<void> {
    if (ids.length > 0) await tx.update(NotificationDelivery, { id: In(ids), state: 'waiting' }, { nextAttemptAt: at });
  }

  /** A page of those in a state, latest first, with their message and the account. */
  async list(
    manager: EntityManager,
    { state, beforeId, limit }: { state: DeliveryState; beforeId: number | null; limit: number },
  ): Promise<{ delivery: NotificationDelivery; notification: Notification }[]> {
    const rows = await manager.find(NotificationDelivery, {
      where: { state, ...(beforeId === null ? {} : { id: LessThan(beforeId) }) },
      order: { id: 'DESC' },
      take: limit,
    });
    const ids = [...new Set(rows.map(({ notificationId }) => notificationId))];
    const notifications = ids.length === 0 ? [] : await manager.findBy(Notification, { id: In(ids) });
    const byId = new Map(notifications.map((notification) => [notification.id, notification]));
    return rows.flatMap((delivery) => {
      const notification = byId.get(delivery.notificationId);
      return notification ? [{ delivery, notification }] : [];
    });
  }

  /** How many there are in each state. */
  async counts(manager: EntityManager): Promise<{ state: DeliveryState; count: number }[]> {
    const states: DeliveryState[] = ['waiting', 'dead', 'refused'];
    const rows = await manager.query<{ state: DeliveryState; n: number | string }[]>(
      `SELECT state, COUNT(*) AS n FROM notification_delivery WHERE state IN (${marks(states)}) GROUP BY state`,
      states,
    );
    return rows.map(({ state, n }) => ({ state, count: Number(n) }));
  }

  /** Puts one that was given up back into the queue. @returns whether there was such a one */
  async revive(tx: EntityManager, id: number, at: Date): Promise<boolean> {
    const revived = { state: 'waiting' as const, attempts: 0, nextAttemptAt: at, endedAt: null };
    const result = await tx.update(NotificationDelivery, { id, state: 'dead' }, revived);
    return (result.affected ?? 0) > 0;
  }
}
