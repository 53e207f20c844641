import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClassificationModule } from '../classification/classification.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { DoublesModule } from '../doubles/doubles.module.js';
import { MonthlyUpdatesModule } from '../monthly-updates/monthly-updates.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PlanningModule } from '../planning/planning.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { Absence } from './absence.entity.js';
import { Assignment } from './assignment.entity.js';
import { AssignmentsService } from './assignments.service.js';
import { ClassLevelsJob } from './class-levels.job.js';
import { ClassificationPreviewsService } from './classification-previews.service.js';
import { ComingChange } from './coming-change.entity.js';
import { ComingChangesController } from './coming-changes.controller.js';
import { ComingChangesJob } from './coming-changes.job.js';
import { ComingChangesService } from './coming-changes.service.js';
import { Consent } from './consent.entity.js';
import { ConsentsController } from './consents.controller.js';
import { ConsentsService } from './consents.service.js';
import { Contact } from './contact.entity.js';
import { DoorCode } from './door-code.entity.js';
import { DoorCodesController } from './door-codes.controller.js';
import { DoorPhotosController } from './door-photos.controller.js';
import { DoorPhotosService } from './door-photos.service.js';
import { DoorCodesService } from './door-codes.service.js';
import { ElderChange } from './elder-change.entity.js';
import { ElderFileViews } from './elder-file-views.js';
import { ElderFilesService } from './elder-files.service.js';
import { ElderListRepository } from './elder-list.repository.js';
import { ElderSearch } from './elder-search.js';
import { ElderStatusController } from './elder-status.controller.js';
import { ElderStatusService } from './elder-status.service.js';
import { ElderStatusViewsService } from './elder-status-views.service.js';
import { Elder } from './elder.entity.js';
import { EldersController } from './elders.controller.js';
import { FileChangesService } from './file-changes.service.js';
import { FileClosingService } from './file-closing.service.js';
import { FileIntakeService } from './file-intake.service.js';
import { FileMatchingService } from './file-matching.service.js';
import { FileWithdrawalService } from './file-withdrawal.service.js';
import { FileHistory } from './file-history.js';
import { FileMergingService } from './file-merging.service.js';
import { FileRecords } from './file-records.js';
import { FileSignature } from './file-signature.entity.js';
import { HomePlace } from './home-place.entity.js';
import { HomePlacesService } from './home-places.service.js';
import { Household } from './household.entity.js';
import { FullFilesService } from './full-files.service.js';
import { HouseholdJudgingService } from './household-judging.service.js';
import { HouseholdMember } from './household-member.entity.js';
import { HouseholdMovesService } from './household-moves.service.js';
import { HouseholdPagesService } from './household-pages.service.js';
import { HouseholdPartingService } from './household-parting.service.js';
import { HouseholdStay } from './household-stay.entity.js';
import { HouseholdStaysService } from './household-stays.service.js';
import { HouseholdsController } from './households.controller.js';
import { HouseholdsService } from './households.service.js';
import { IdNumbersService } from './id-numbers.service.js';
import { RegisterPagesService } from './register-pages.service.js';
import { RegistrationForms } from './registration-forms.js';
import { RegistrationService } from './registration.service.js';
import { RegistryMessages } from './registry-messages.js';
import { RegistryRepository } from './registry.repository.js';
import { RegistryService } from './registry.service.js';
import { RejudgingService } from './rejudging.service.js';
import { ResidenceRepository } from './residence.repository.js';
import { LifeByTimeJob } from './life-by-time.job.js';
import { Reveal } from './reveal.entity.js';
import { RevealsService } from './reveals.service.js';
import { SavedFilter } from './saved-filter.entity.js';
import { SavedFiltersController } from './saved-filters.controller.js';
import { SavedFiltersService } from './saved-filters.service.js';
import { SearchTerm } from './search-term.entity.js';
import { SearchTerms } from './search-terms.js';
import { SearchTermsJob } from './search-terms.job.js';
import { StatusEvent } from './status-event.entity.js';
import { StatusRecordsService } from './status-records.service.js';
import { VersionConflicts } from './version-conflicts.js';

/** The register (台账): one household, one file. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      Absence,
      Assignment,
      ComingChange,
      Consent,
      Contact,
      DoorCode,
      Elder,
      ElderChange,
      FileSignature,
      HomePlace,
      Household,
      HouseholdMember,
      HouseholdStay,
      Reveal,
      SavedFilter,
      SearchTerm,
      StatusEvent,
    ]),
    ClassificationModule,
    FiguresModule,
    DoublesModule,
    MonthlyUpdatesModule,
    NotificationsModule,
    PlanningModule,
    RegionsModule,
  ],
  controllers: [
    EldersController,
    DoorCodesController,
    DoorPhotosController,
    HouseholdsController,
    ConsentsController,
    SavedFiltersController,
    ElderStatusController,
    ComingChangesController,
  ],
  providers: [
    AssignmentsService,
    ClassificationPreviewsService,
    ClassLevelsJob,
    ComingChangesJob,
    ComingChangesService,
    ConsentsService,
    DoorCodesService,
    DoorPhotosService,
    ElderFilesService,
    ElderFileViews,
    ElderListRepository,
    ElderSearch,
    ElderStatusService,
    ElderStatusViewsService,
    FileChangesService,
    FileClosingService,
    FileHistory,
    FileIntakeService,
    FileMatchingService,
    FileWithdrawalService,
    FileMergingService,
    FileRecords,
    HomePlacesService,
    FullFilesService,
    HouseholdJudgingService,
    HouseholdMovesService,
    HouseholdPagesService,
    HouseholdPartingService,
    HouseholdStaysService,
    HouseholdsService,
    IdNumbersService,
    LifeByTimeJob,
    RegisterPagesService,
    RegistrationForms,
    RegistrationService,
    RegistryMessages,
    RegistryRepository,
    RegistryService,
    RejudgingService,
    ResidenceRepository,
    RevealsService,
    SavedFiltersService,
    SearchTerms,
    SearchTermsJob,
    StatusRecordsService,
    VersionConflicts,
  ],
  exports: [
    AssignmentsService,
    DoorCodesService,
    FileIntakeService,
    FileMatchingService,
    FileMergingService,
    FullFilesService,
    RegisterPagesService,
    RegistryService,
    RejudgingService,
    RevealsService,
  ],
})
export class RegistryModule {}
