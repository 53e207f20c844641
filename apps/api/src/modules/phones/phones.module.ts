import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegionsModule } from '../regions/regions.module.js';
import { Phone } from './phone.entity.js';
import { PhonesController } from './phones.controller.js';
import { PhonesRepository } from './phones.repository.js';
import { PhonesService } from './phones.service.js';

/** When the phones of those who visit were last heard. */
@Module({
  imports: [TypeOrmModule.forFeature([Phone]), RegionsModule],
  controllers: [PhonesController],
  providers: [PhonesService, PhonesRepository],
})
export class PhonesModule {}
