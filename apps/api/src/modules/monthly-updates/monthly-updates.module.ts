import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MonthlyUpdate } from './monthly-update.entity.js';
import { MonthlyUpdatesJob } from './monthly-updates.job.js';
import { MonthlyUpdatesService } from './monthly-updates.service.js';

/** 按月更新: which files are expected, and which are done. */
@Module({
  imports: [TypeOrmModule.forFeature([MonthlyUpdate])],
  providers: [MonthlyUpdatesService, MonthlyUpdatesJob],
  exports: [MonthlyUpdatesService],
})
export class MonthlyUpdatesModule {}
