import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { FollowUpEvent } from './follow-up-event.entity.js';
import { FollowUp } from './follow-up.entity.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { FollowUpsRepository } from './follow-ups.repository.js';
import { FollowUpsService } from './follow-ups.service.js';

/** What visits find and somebody must see through. */
@Module({
  imports: [TypeOrmModule.forFeature([FollowUp, FollowUpEvent]), AccountsModule, RegionsModule],
  controllers: [FollowUpsController],
  providers: [FollowUpsService, FollowUpsRepository],
  exports: [FollowUpsService],
})
export class FollowUpsModule {}
