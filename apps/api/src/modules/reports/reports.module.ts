import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { OverviewController } from './overview.controller.js';
import { OverviewRepository } from './overview.repository.js';
import { OverviewService } from './overview.service.js';
import { QuarterAttachmentsController } from './quarter-attachments.controller.js';
import { QuarterAttachments } from './quarter-attachments.service.js';
import { QuarterDocuments } from './quarter-documents.service.js';
import { QuarterPublications } from './quarter-publications.service.js';
import { QuarterReportAttachment } from './quarter-report-attachment.entity.js';
import { QuarterReportCorrection } from './quarter-report-correction.entity.js';
import { QuarterReportEvent } from './quarter-report-event.entity.js';
import { QuarterReportFigures } from './quarter-report-figures.service.js';
import { QuarterReportMessages } from './quarter-report-messages.js';
import { QuarterReportViews } from './quarter-report-views.service.js';
import { QuarterReport } from './quarter-report.entity.js';
import { QuarterReportsController } from './quarter-reports.controller.js';
import { QuarterReportsRepository } from './quarter-reports.repository.js';
import { QuarterReportsService } from './quarter-reports.service.js';

/** Figures of a place: sums over the rows of the week and the month; the quarter's reports. */
@Module({
  imports: [
    TypeOrmModule.forFeature([QuarterReport, QuarterReportAttachment, QuarterReportCorrection, QuarterReportEvent]),
    AccountsModule,
    FiguresModule,
    NotificationsModule,
    RegionsModule,
  ],
  controllers: [OverviewController, QuarterReportsController, QuarterAttachmentsController],
  providers: [
    OverviewService,
    OverviewRepository,
    QuarterAttachments,
    QuarterDocuments,
    QuarterPublications,
    QuarterReportFigures,
    QuarterReportsRepository,
    QuarterReportsService,
    QuarterReportMessages,
    QuarterReportViews,
  ],
  exports: [QuarterPublications],
})
export class ReportsModule {}
