import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClassPeriod } from './class-period.entity.js';
import { ClassRaise } from './class-raise.entity.js';
import { ClassificationService } from './classification.service.js';

/** Classes by 三（一）1 and their dated history. */
@Module({
  imports: [TypeOrmModule.forFeature([ClassPeriod, ClassRaise])],
  providers: [ClassificationService],
  exports: [ClassificationService],
})
export class ClassificationModule {}
