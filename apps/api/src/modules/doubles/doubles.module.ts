import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DoubleScan } from './double-scan.entity.js';
import { DoublesJob } from './doubles.job.js';
import { DoublesRepository } from './doubles.repository.js';
import { DoublesService } from './doubles.service.js';
import { LikelyDouble } from './likely-double.entity.js';

/** Finds files that stand for the same person. */
@Module({
  imports: [TypeOrmModule.forFeature([DoubleScan, LikelyDouble])],
  providers: [DoublesJob, DoublesRepository, DoublesService],
  exports: [DoublesService],
})
export class DoublesModule {}
