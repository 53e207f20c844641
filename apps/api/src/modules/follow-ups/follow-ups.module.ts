import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { FollowUpEvent } from './follow-up-event.entity.js';
import { FollowUpMessages } from './follow-up-messages.js';
import { FollowUpOwnersService } from './follow-up-owners.service.js';
import { FollowUpStepsService } from './follow-up-steps.service.js';
import { FollowUpPhotosService } from './follow-up-photos.service.js';
import { FollowUpViews } from './follow-up-views.js';
import { FollowUp } from './follow-up.entity.js';
import { GoAndSeeService } from './go-and-see.service.js';
import { FollowUpsClimbJob } from './follow-ups-climb.job.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { FollowUpsRepository } from './follow-ups.repository.js';
import { FollowUpsService } from './follow-ups.service.js';

/** What visits find and somebody must see through. */
@Module({
  imports: [
    TypeOrmModule.forFeature([FollowUp, FollowUpEvent]),
    AccountsModule,
    FiguresModule,
    NotificationsModule,
    RegionsModule,
    RegistryModule,
  ],
  controllers: [FollowUpsController],
  providers: [
    FollowUpOwnersService,
    FollowUpStepsService,
    FollowUpMessages,
    FollowUpPhotosService,
    FollowUpViews,
    FollowUpsClimbJob,
    FollowUpsRepository,
    FollowUpsService,
    GoAndSeeService,
  ],
  exports: [FollowUpsService, GoAndSeeService],
})
export class FollowUpsModule {}
