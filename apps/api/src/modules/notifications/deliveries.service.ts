import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WechatMessages } from '../accounts/wechat-messages.service.js';
import type { Notification } from './notification.entity.js';
import { NotificationsRepository } from './notifications.repository.js';

/** The outbox: what goes beyond the app waits here, written with the message itself. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly wechat: WechatMessages,
    private readonly repository: NotificationsRepository,
  ) {}

  /** Queues messages for those recipients who are bound to WeChat; without a template for the kind, none. */
  async queue(tx: EntityManager, notifications: Notification[]): Promise<void> {
    const sendable = notifications.filter(({ kind }) => this.wechat.carries(kind));
    const bindings = await this.wechat.bindingsOf(
      sendable.map(({ accountId }) => accountId),
      tx,
    );
    await this.repository.insertDeliveries(
      tx,
      sendable.flatMap(({ id, accountId, createdAt }) =>
        (bindings.get(accountId) ?? []).map((bindingId) => ({
          notificationId: id,
          channel: 'WECHAT' as const,
          bindingId,
          state: 'waiting' as const,
          attempts: 0,
          nextAttemptAt: createdAt,
          lastError: null,
          endedAt: null,
        })),
      ),
    );
  }
}
