import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { type Page, decodeCursor, pageOf } from '../../platform/paging.js';
import { Transactions } from '../../platform/tx.js';
import type { Notification } from './notification.entity.js';
import type { NotificationDto, NotificationQuery, UnreadCount } from './notifications.dto.js';
import { NotificationsRepository } from './notifications.repository.js';

/** The messages of the signed-in person. */
@Injectable()
export class InboxService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly repository: NotificationsRepository,
  ) {}

  /** A page of one's own, latest first. */
  async list(actor: Actor, query: NotificationQuery): Promise<Page<NotificationDto>> {
    const [beforeId] = decodeCursor(query.cursor, ['number']) ?? [null];
    const rows = await this.repository.list(this.dataSource.manager, actor.accountId, {
      unread: query.unread ?? false,
      beforeId,
      limit: query.limit + 1,
    });
    const page = pageOf(rows, query.limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  unreadCount(actor: Actor): Promise<UnreadCount> {
    return this.count(this.dataSource.manager, actor);
  }

  /** @throws Problem 404 `notification.unknown`, also for another's */
  read(actor: Actor, id: number): Promise<NotificationDto> {
    return this.transactions.run(async (tx) => {
      await this.repository.markRead(tx, actor.accountId, { id, at: this.clock.now() });
      const notification = await this.repository.findOwn(tx, actor.accountId, id);
      if (!notification) throw notFound('没有这条消息，请刷新后再看。', 'notification.unknown');
      await this.record(tx, actor, id);
      return viewOf(notification);
    });
  }

  /** @returns what is unread after it: messages that came since */
  readAll(actor: Actor, upToId: number): Promise<UnreadCount> {
    return this.transactions.run(async (tx) => {
      await this.repository.markRead(tx, actor.accountId, { upToId, at: this.clock.now() });
      await this.record(tx, actor, upToId);
      return this.count(tx, actor);
    });
  }

  private async count(manager: EntityManager, { accountId }: Actor): Promise<UnreadCount> {
    return { unread: await this.repository.countUnread(manager, accountId) };
  }

  private record(tx: EntityManager, actor: Actor, subjectId: number): Promise<void> {
    return this.audit.record(tx, actor, { action: 'notification.read', subjectType: 'notification', subjectId });
  }
}

function viewOf({ id, kind, title, body, aboutType, aboutId, createdAt, readAt }: Notification): NotificationDto {
  return {
    id,
    kind,
    title,
    body,
    about: { type: aboutType, id: aboutId },
    createdAt: createdAt.toISOString(),
    readAt: readAt?.toISOString() ?? null,
  };
}
