import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { VisitsModule } from '../visits/visits.module.js';
import { DoorLabelsMaker } from './door-labels.maker.js';
import { IssuedDocument } from './issued-document.entity.js';
import { PapersController } from './papers.controller.js';
import { PapersService } from './papers.service.js';
import { RegisterExportMaker } from './register-export.maker.js';
import { RegistrationFormsMaker } from './registration-forms.maker.js';
import { VisitRecordsMaker } from './visit-records.maker.js';
import { VisitorFilingMaker } from './visitor-filing.maker.js';
import { VisitorFilingRepository } from './visitor-filing.repository.js';

/** Forms on paper, labels, and what is exported from the register. */
@Module({
  imports: [TypeOrmModule.forFeature([IssuedDocument]), AccountsModule, RegionsModule, RegistryModule, VisitsModule],
  controllers: [PapersController],
  providers: [
    DoorLabelsMaker,
    PapersService,
    RegisterExportMaker,
    RegistrationFormsMaker,
    VisitRecordsMaker,
    VisitorFilingMaker,
    VisitorFilingRepository,
  ],
})
export class PaperModule {}
