import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { FollowUpsModule } from '../follow-ups/follow-ups.module.js';
import { PlanningModule } from '../planning/planning.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { VisitsModule } from '../visits/visits.module.js';
import { WeatherAdviceModule } from '../weather/weather-advice.module.js';
import { FamilyBinding } from './family-binding.entity.js';
import { FamilyBindingsService } from './family-bindings.service.js';
import { FamilyController } from './family.controller.js';
import { FamilyRepository } from './family.repository.js';
import { FamilyService } from './family.service.js';

/** The end of the families: who may see whom, and a calm summary. */
@Module({
  imports: [
    TypeOrmModule.forFeature([FamilyBinding]),
    AccountsModule,
    FollowUpsModule,
    PlanningModule,
    RegistryModule,
    VisitsModule,
    WeatherAdviceModule,
  ],
  controllers: [FamilyController],
  providers: [FamilyBindingsService, FamilyRepository, FamilyService],
})
export class FamilyModule {}
