import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { DoublesModule } from '../doubles/doubles.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { DoublesListsService } from './doubles-lists.service.js';
import { FileMerge } from './file-merge.entity.js';
import { MergesController } from './merges.controller.js';
import { MergesRepository } from './merges.repository.js';
import { MergesService } from './merges.service.js';

/** Files that stand for the same person: told apart, or merged, and split again. */
@Module({
  imports: [TypeOrmModule.forFeature([FileMerge]), AccountsModule, DoublesModule, RegionsModule, RegistryModule],
  controllers: [MergesController],
  providers: [DoublesListsService, MergesRepository, MergesService],
})
export class MergesModule {}
