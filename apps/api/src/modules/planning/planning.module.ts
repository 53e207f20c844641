import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { WeatherAdviceModule } from '../weather/weather-advice.module.js';
import { PlanningJob } from './planning.job.js';
import { PlanningRepository } from './planning.repository.js';
import { PlanningService } from './planning.service.js';
import { WeekListController } from './week-list.controller.js';
import { WeekListRepository } from './week-list.repository.js';
import { WeekListService } from './week-list.service.js';
import { WeekPlacesController } from './week-places.controller.js';
import { WeekPlacesRepository } from './week-places.repository.js';
import { WeekPlacesService } from './week-places.service.js';
import { WeeklyDue } from './weekly-due.entity.js';

/** What each elder is due in a week (三（一）4), and the list a visitor works from. */
@Module({
  imports: [TypeOrmModule.forFeature([WeeklyDue]), AccountsModule, FiguresModule, RegionsModule, WeatherAdviceModule],
  controllers: [WeekListController, WeekPlacesController],
  providers: [
    PlanningService,
    PlanningRepository,
    PlanningJob,
    WeekListService,
    WeekListRepository,
    WeekPlacesService,
    WeekPlacesRepository,
  ],
  exports: [PlanningService],
})
export class PlanningModule {}
