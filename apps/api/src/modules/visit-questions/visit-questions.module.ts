import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { VisitQuestion } from './visit-question.entity.js';
import { VisitQuestionsController } from './visit-questions.controller.js';
import { VisitQuestionsJob } from './visit-questions.job.js';
import { VisitQuestionsRepository } from './visit-questions.repository.js';
import { VisitQuestionsService } from './visit-questions.service.js';

/** Light evidence as questions to the village, never a verdict. */
@Module({
  imports: [TypeOrmModule.forFeature([VisitQuestion]), AccountsModule, RegionsModule],
  controllers: [VisitQuestionsController],
  providers: [VisitQuestionsJob, VisitQuestionsRepository, VisitQuestionsService],
})
export class VisitQuestionsModule {}
