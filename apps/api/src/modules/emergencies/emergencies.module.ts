import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { DutyPhone } from './duty-phone.entity.js';
import { DutyPhonesService } from './duty-phones.service.js';
import { EmergenciesController } from './emergencies.controller.js';
import { EmergenciesRepository } from './emergencies.repository.js';
import { EmergenciesService } from './emergencies.service.js';
import { EmergencyEvent } from './emergency-event.entity.js';
import { EmergencyMessages } from './emergency-messages.js';
import { EmergencyViews } from './emergency-views.js';
import { Emergency } from './emergency.entity.js';

/** Emergencies and the numbers on duty, 三（三）8. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Emergency, EmergencyEvent, DutyPhone]),
    AccountsModule,
    FiguresModule,
    NotificationsModule,
    RegionsModule,
    RegistryModule,
  ],
  controllers: [EmergenciesController],
  providers: [DutyPhonesService, EmergenciesRepository, EmergenciesService, EmergencyMessages, EmergencyViews],
  exports: [EmergenciesService],
})
export class EmergenciesModule {}
