import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegionsModule } from '../regions/regions.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { ImportBatch } from './import-batch.entity.js';
import { ImportErasureJob } from './import-erasure.job.js';
import { ImportForms } from './import-forms.js';
import { ImportRow } from './import-row.entity.js';
import { ImportRowsRepository } from './import-rows.repository.js';
import { ImportTasks } from './import-tasks.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { ListEntry } from './list-entry.entity.js';
import { ListItem } from './list-item.entity.js';
import { RowApplication } from './row-application.js';
import { SharedList } from './shared-list.entity.js';
import { VillageNames } from './village-names.js';
import { WorkbookStore } from './workbook-store.js';

/** Whole workbooks into the register, and lists of other bureaus beside it. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ImportBatch, ImportRow, ListEntry, ListItem, SharedList]),
    RegionsModule,
    RegistryModule,
  ],
  controllers: [ImportsController],
  providers: [
    ImportErasureJob,
    ImportForms,
    ImportRowsRepository,
    ImportsService,
    ImportTasks,
    RowApplication,
    VillageNames,
    WorkbookStore,
  ],
})
export class ImportsModule {}
