import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveriesRepository } from './deliveries.repository.js';
import { Deliveries } from './deliveries.service.js';
import { DeliverySender } from './delivery-sender.js';
import { InboxService } from './inbox.service.js';
import { NotificationDelivery } from './notification-delivery.entity.js';
import { Notification } from './notification.entity.js';
import { NotificationsCleanupJob } from './notifications-cleanup.job.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsRepository } from './notifications.repository.js';
import { NotificationsService } from './notifications.service.js';

/** What people are told, in the app and beyond it. */
@Module({
  imports: [TypeOrmModule.forFeature([Notification, NotificationDelivery]), AccountsModule, RegionsModule],
  controllers: [DeliveriesController, NotificationsController],
  providers: [
    Deliveries,
    DeliveriesRepository,
    DeliverySender,
    InboxService,
    NotificationsCleanupJob,
    NotificationsRepository,
    NotificationsService,
  ],
  exports: [NotificationsService],
})
export class NotificationsModule {}
