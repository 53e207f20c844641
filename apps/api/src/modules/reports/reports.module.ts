import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { OverviewController } from './overview.controller.js';
import { OverviewRepository } from './overview.repository.js';
import { OverviewService } from './overview.service.js';

/** Figures of a place: sums over the rows of the week and the month. */
@Module({
  imports: [AccountsModule, RegionsModule],
  controllers: [OverviewController],
  providers: [OverviewService, OverviewRepository],
})
export class ReportsModule {}
