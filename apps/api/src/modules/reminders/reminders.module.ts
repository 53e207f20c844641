import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { DeadlinesJob } from './deadlines.job.js';
import { Reminder } from './reminder.entity.js';
import { RemindersController } from './reminders.controller.js';
import { RemindersRepository } from './reminders.repository.js';
import { RemindersService } from './reminders.service.js';

/** Reminders of what is open: by the town's tap, and before deadlines. */
@Module({
  imports: [TypeOrmModule.forFeature([Reminder]), AccountsModule, NotificationsModule, RegionsModule],
  controllers: [RemindersController],
  providers: [DeadlinesJob, RemindersRepository, RemindersService],
})
export class RemindersModule {}
