import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { FiguresModule } from '../figures/figures.module.js';
import { MonthlyUpdate } from './monthly-update.entity.js';
import { MonthlyUpdatesJob } from './monthly-updates.job.js';
import { MonthlyUpdatesService } from './monthly-updates.service.js';

/** 按月更新: which files are expected, and which are done. */
@Module({
  imports: [TypeOrmModule.forFeature([MonthlyUpdate]), FiguresModule],
  providers: [MonthlyUpdatesService, MonthlyUpdatesJob],
  exports: [MonthlyUpdatesService],
})
export class MonthlyUpdatesModule {}
