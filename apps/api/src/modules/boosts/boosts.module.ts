import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PlanningModule } from '../planning/planning.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { BoostProposals } from './boost-proposals.service.js';
import { BoostRulesService } from './boost-rules.service.js';
import { Boost } from './boost.entity.js';
import { BoostsController } from './boosts.controller.js';
import { BoostsJob } from './boosts.job.js';
import { BoostsRepository } from './boosts.repository.js';
import { BoostsService } from './boosts.service.js';
import { FestivalsJob } from './festivals.job.js';

/** 加密探访 (三（一）4) and 远程替代 (三（三）8). */
@Module({
  imports: [
    TypeOrmModule.forFeature([Boost]),
    AccountsModule,
    FiguresModule,
    NotificationsModule,
    PlanningModule,
    RegionsModule,
  ],
  controllers: [BoostsController],
  providers: [BoostProposals, BoostRulesService, BoostsService, BoostsRepository, BoostsJob, FestivalsJob],
  exports: [BoostProposals],
})
export class BoostsModule {}
