import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegionsModule } from '../regions/regions.module.js';
import { FigureCountRow } from './figure-count.entity.js';
import { FigureMark } from './figure-mark.entity.js';
import { FigureMarks } from './figure-marks.service.js';
import { FigureState } from './figure-state.entity.js';
import { FiguresJob } from './figures.job.js';
import { FiguresRepository } from './figures.repository.js';
import { FiguresService } from './figures.service.js';

/** Counts by place and period, from which every report is summed. */
@Module({
  imports: [TypeOrmModule.forFeature([FigureCountRow, FigureMark, FigureState]), RegionsModule],
  providers: [FigureMarks, FiguresJob, FiguresRepository, FiguresService],
  exports: [FigureMarks, FiguresService],
})
export class FiguresModule {}
