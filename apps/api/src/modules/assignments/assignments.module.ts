import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PlanningModule } from '../planning/planning.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { AssignmentListsService } from './assignment-lists.service.js';
import { AssignmentsController } from './assignments.controller.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { CoveringService } from './covering.service.js';
import { FilingsService } from './filings.service.js';
import { HandOversService } from './hand-overs.service.js';
import { LeaveCover } from './leave-cover.entity.js';
import { LeavesService } from './leaves.service.js';
import { VisitorFiling } from './visitor-filing.entity.js';
import { VisitorLeave } from './visitor-leave.entity.js';

/** Who visits whom: hand-overs, days of leave, and the filing of visitors with the bureau (三（二）6). */
@Module({
  imports: [
    TypeOrmModule.forFeature([LeaveCover, VisitorFiling, VisitorLeave]),
    AccountsModule,
    NotificationsModule,
    PlanningModule,
    RegionsModule,
    RegistryModule,
  ],
  controllers: [AssignmentsController],
  providers: [
    AssignmentListsService,
    AssignmentsRepository,
    CoveringService,
    FilingsService,
    HandOversService,
    LeavesService,
  ],
})
export class AssignmentsModule {}
