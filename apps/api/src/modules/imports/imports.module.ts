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
import { ListContents } from './list-contents.js';
import { ListEntry } from './list-entry.entity.js';
import { ListItem } from './list-item.entity.js';
import { ListItemsService } from './list-items.service.js';
import { ListMatching } from './list-matching.js';
import { ListTasks } from './list-tasks.js';
import { ListUpkeepJob } from './list-upkeep.job.js';
import { RowApplication } from './row-application.js';
import { SharedList } from './shared-list.entity.js';
import { ListItemsController, SharedListsController } from './shared-lists.controller.js';
import { SharedListsService } from './shared-lists.service.js';
import { VillageNames } from './village-names.js';
import { WorkbookStore } from './workbook-store.js';

/** Whole workbooks into the register, and lists of other bureaus beside it. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ImportBatch, ImportRow, ListEntry, ListItem, SharedList]),
    RegionsModule,
    RegistryModule,
  ],
  controllers: [ImportsController, ListItemsController, SharedListsController],
  providers: [
    ImportErasureJob,
    ImportForms,
    ImportRowsRepository,
    ImportsService,
    ImportTasks,
    ListContents,
    ListItemsService,
    ListMatching,
    ListTasks,
    ListUpkeepJob,
    RowApplication,
    SharedListsService,
    VillageNames,
    WorkbookStore,
  ],
})
export class ImportsModule {}
