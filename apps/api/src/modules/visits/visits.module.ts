import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ClassificationModule } from '../classification/classification.module.js';
import { FollowUpsModule } from '../follow-ups/follow-ups.module.js';
import { PlanningModule } from '../planning/planning.module.js';
import { LocationErasureJob } from './location-erasure.job.js';
import { VisitAttachmentsController } from './visit-attachments.controller.js';
import { VisitAttachmentsService } from './visit-attachments.service.js';
import { VisitFiles } from './visit-files.js';
import { VisitFilesErasureJob } from './visit-files-erasure.job.js';
import { VisitLocation } from './visit-location.entity.js';
import { VisitRecordsService } from './visit-records.service.js';
import { VisitSignature } from './visit-signature.entity.js';
import { VisitChange } from './visit-change.entity.js';
import { VisitChangesRepository } from './visit-changes.repository.js';
import { VisitChangesService } from './visit-changes.service.js';
import { Visit } from './visit.entity.js';
import { VisitsController } from './visits.controller.js';
import { VisitsRepository } from './visits.repository.js';
import { VisitsService } from './visits.service.js';

/** Visits and attempts: Annex 4, part one. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Visit, VisitChange, VisitSignature, VisitLocation]),
    AccountsModule,
    ClassificationModule,
    FollowUpsModule,
    PlanningModule,
  ],
  controllers: [VisitsController, VisitAttachmentsController],
  providers: [
    VisitsService,
    VisitChangesService,
    VisitRecordsService,
    VisitsRepository,
    VisitChangesRepository,
    VisitAttachmentsService,
    VisitFiles,
    LocationErasureJob,
    VisitFilesErasureJob,
  ],
  exports: [VisitsService, VisitRecordsService],
})
export class VisitsModule {}
