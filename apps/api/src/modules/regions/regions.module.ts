import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Region } from './region.entity.js';
import { RegionsController } from './regions.controller.js';
import { loadRegions } from './regions.seed.js';
import { RegionsService } from './regions.service.js';

/** Places: Rugao with its towns and villages. */
@Module({
  imports: [TypeOrmModule.forFeature([Region])],
  controllers: [RegionsController],
  providers: [
    {
      provide: RegionsService,
      useFactory: async (dataSource: DataSource) => new RegionsService(await loadRegions(dataSource)),
      inject: [DataSource],
    },
  ],
  exports: [RegionsService],
})
export class RegionsModule {}
