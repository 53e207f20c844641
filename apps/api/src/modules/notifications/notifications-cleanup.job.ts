import { Injectable, type OnModuleInit } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { HourlyJobs } from '../../platform/jobs.js';
import { Transactions } from '../../platform/tx.js';
import { NotificationDelivery } from './notification-delivery.entity.js';
import { Notification } from './notification.entity.js';

/** A year, and a month to look back at its end. What a message was about is kept where it belongs. */
const KEPT_DAYS = 400;
/** Rows of one transaction. */
const CHUNK = 500;

/** Erases messages that nobody needs any more, with their deliveries. */
@Injectable()
export class NotificationsCleanupJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.jobs.add('erase old messages', async () => ({ erased: await this.erase() }));
  }

  /** @returns how many messages were erased */
  async erase(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000);
    for (let erased = 0; ;) {
      const chunk = await this.eraseChunk(before);
      erased += chunk;
      if (chunk < CHUNK) return erased;
    }
  }

  private eraseChunk(before: Date): Promise<number> {
    return this.transactions.run(async (tx) => {
      const old = await tx.find(Notification, {
        select: { id: true },
        where: { createdAt: LessThan(before) },
        order: { createdAt: 'ASC' },
        take: CHUNK,
      });
      const ids = old.map(({ id }) => id);
      if (ids.length === 0) return 0;
      await tx.delete(NotificationDelivery, { notificationId: In(ids) });
      await tx.delete(Notification, { id: In(ids) });
      return ids.length;
    });
  }
}
