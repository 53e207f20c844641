import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ImportBatch } from './import-batch.entity.js';
import { ImportRow } from './import-row.entity.js';
import { ListEntry } from './list-entry.entity.js';
import { ListItem } from './list-item.entity.js';
import { SharedList } from './shared-list.entity.js';

/** Whole workbooks into the register, and lists of other bureaus beside it. */
@Module({ imports: [TypeOrmModule.forFeature([ImportBatch, ImportRow, ListEntry, ListItem, SharedList])] })
export class ImportsModule {}
