import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull, LessThan, LessThanOrEqual } from 'typeorm';
import { Notification } from './notification.entity.js';

/** Rows of a statement: each has a dozen values, and SQLite takes no more than some thousand. */
const CHUNK = 100;

type Inserted = Omit<Notification, 'id'>;

/** Rows of messages; a reader's own are part of each query. */
@Injectable()
export class NotificationsRepository {
  /**
   * Inserts what was not said before. Somebody faster makes the unique key refuse a row; the caller's transaction then
   * runs again and finds his.
   * @returns those that are new
   */
  async insertNew(tx: EntityManager, rows: Inserted[]): Promise<Notification[]> {
    const inserted: Notification[] = [];
    for (let at = 0; at < rows.length; at += CHUNK) {
      const chunk = rows.slice(at, at + CHUNK);
      const own = chunk.map(({ accountId, dedupeKey }) => ({ accountId, dedupeKey }));
      const said = new Set((await tx.findBy(Notification, own)).map(({ accountId }) => accountId));
      const fresh = chunk.filter(({ accountId }) => !said.has(accountId));
      if (fresh.length === 0) continue;
      await tx.insert(Notification, fresh);
      inserted.push(...(await tx.findBy(Notification, own)).filter(({ accountId }) => !said.has(accountId)));
    }
    return inserted;
  }

  list(
    manager: EntityManager,
    accountId: number,
    { unread, beforeId, limit }: { unread: boolean; beforeId: number | null; limit: number },
  ): Promise<Notification[]> {
    return manager.find(Notification, {
      where: {
        accountId,
        ...(unread ? { readAt: IsNull() } : {}),
        ...(beforeId === null ? {} : { id: LessThan(beforeId) }),
      },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  countUnread(manager: EntityManager, accountId: number): Promise<number> {
    return manager.countBy(Notification, { accountId, readAt: IsNull() });
  }

  findOwn(manager: EntityManager, accountId: number, id: number): Promise<Notification | null> {
    return manager.findOneBy(Notification, { id, accountId });
  }

  /** Marks what is unread; what was read keeps its first mark. */
  async markRead(
    tx: EntityManager,
    accountId: number,
    { at, ...which }: { at: Date } & ({ id: number } | { upToId: number }),
  ): Promise<void> {
    const id = 'id' in which ? which.id : LessThanOrEqual(which.upToId);
    await tx.update(Notification, { accountId, id, readAt: IsNull() }, { readAt: at });
  }
}
