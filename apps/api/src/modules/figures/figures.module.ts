import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegionsModule } from '../regions/regions.module.js';
import { FigureCountRow } from './figure-count.entity.js';
import { FigureDocuments } from './figure-documents.service.js';
import { FigureForecastService } from './figure-forecast.service.js';
import { FigureMonthsService } from './figure-months.service.js';
import { FigureRecordsRepository } from './figure-records.repository.js';
import { FigureRecordsService } from './figure-records.service.js';
import { FigureTablesService } from './figure-tables.service.js';
import { FigureWeeksService } from './figure-weeks.service.js';
import { FiguresController } from './figures.controller.js';
import { FigureMark } from './figure-mark.entity.js';
import { FigureMarks } from './figure-marks.service.js';
import { FigureState } from './figure-state.entity.js';
import { FiguresJob } from './figures.job.js';
import { FiguresRepository } from './figures.repository.js';
import { FiguresService } from './figures.service.js';
import { WeekOutlooks } from './week-outlooks.service.js';

/** Counts by place and period, from which every report is summed. */
@Module({
  imports: [TypeOrmModule.forFeature([FigureCountRow, FigureMark, FigureState]), RegionsModule],
  controllers: [FiguresController],
  providers: [
    FigureDocuments,
    FigureForecastService,
    FigureMarks,
    FigureMonthsService,
    FigureRecordsRepository,
    FigureRecordsService,
    FiguresJob,
    FiguresRepository,
    FiguresService,
    FigureTablesService,
    FigureWeeksService,
    WeekOutlooks,
  ],
  exports: [FigureMarks, FigureMonthsService, FiguresService, WeekOutlooks],
})
export class FiguresModule {}
