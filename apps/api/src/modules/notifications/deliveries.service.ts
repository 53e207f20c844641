import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict, notFound } from '../../platform/errors.js';
import { decodeCursor, pageOf } from '../../platform/paging.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { WechatMessages } from '../accounts/wechat-messages.service.js';
import { RegionsService } from '../regions/regions.service.js';
import type { DeliveryPage, DeliveryQuery, RevivedDelivery, SubscriptionTemplates } from './deliveries.dto.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { NotificationDelivery } from './notification-delivery.entity.js';
import type { Notification } from './notification.entity.js';

/** The outbox: what goes beyond the app waits here, written with the message itself. */
@Injectable()
export class Deliveries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly wechat: WechatMessages,
    private readonly repository: DeliveriesRepository,
  ) {}

  /** Queues messages for those recipients who are bound to WeChat; without a template for the kind, none. */
  async queue(tx: EntityManager, notifications: Notification[]): Promise<void> {
    const sendable = notifications.filter(({ kind }) => this.wechat.carries(kind));
    const bindings = await this.wechat.bindingsOf(
      sendable.map(({ accountId }) => accountId),
      tx,
    );
    await this.repository.insert(
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

  /** Templates for which a phone may ask its owner. */
  templates(): SubscriptionTemplates {
    return { ids: this.wechat.templateIds() };
  }

  /** A page of one state, latest first, with how many there are of each that somebody may want to see to. */
  async list(query: DeliveryQuery): Promise<DeliveryPage> {
    const { manager } = this.dataSource;
    const [beforeId] = decodeCursor(query.cursor, ['number']) ?? [null];
    const state = query.state ?? 'dead';
    const rows = await this.repository.list(manager, { state, beforeId, limit: query.limit + 1 });
    const { items, nextCursor } = pageOf(rows, query.limit, ({ delivery }) => [delivery.id]);
    const receivers = await this.accounts.byIds(
      items.map(({ notification }) => notification.accountId),
      manager,
    );
    const counts = new Map((await this.repository.counts(manager)).map((row) => [row.state, row.count]));
    return {
      items: items.map(({ delivery, notification }) => {
        const receiver = receivers.get(notification.accountId);
        return {
          id: delivery.id,
          kind: notification.kind,
          title: notification.title,
          receiverName: receiver?.displayName ?? '',
          placeName: this.regions.nameOf(receiver?.regionCode ?? null) ?? '',
          state: delivery.state,
          attempts: delivery.attempts,
          lastError: delivery.lastError,
          createdAt: notification.createdAt.toISOString(),
          endedAt: delivery.endedAt?.toISOString() ?? null,
        };
      }),
      nextCursor,
      isSetUp: this.wechat.templateIds().length > 0,
      waiting: counts.get('waiting') ?? 0,
      dead: counts.get('dead') ?? 0,
      refused: counts.get('refused') ?? 0,
    };
  }

  /** Sends one that was given up once more. @throws Problem 404 `delivery.unknown`, 409 `delivery.not_dead` */
  revive(actor: Actor, id: number): Promise<RevivedDelivery> {
    return this.transactions.run(async (tx) => {
      if (!(await this.repository.revive(tx, id, this.clock.now()))) {
        const known = await tx.existsBy(NotificationDelivery, { id });
        if (!known) throw notFound('没有这条发送记录，请刷新后再看。', 'delivery.unknown');
        throw conflict('delivery.not_dead', '这条消息已经在发送，或已送出，请刷新后再看。');
      }
      await this.audit.record(tx, actor, {
        action: 'delivery.revive',
        subjectType: 'notification_delivery',
        subjectId: id,
      });
      return { id, state: 'waiting' };
    });
  }
}
