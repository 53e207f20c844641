import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ClassificationModule } from '../classification/classification.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { RegistryModule } from '../registry/registry.module.js';
import { RaisesController } from './raises.controller.js';
import { RaisesRepository } from './raises.repository.js';
import { RaisesService } from './raises.service.js';

/** Classes that two people raise above the judged one. */
@Module({
  imports: [AccountsModule, ClassificationModule, NotificationsModule, RegionsModule, RegistryModule],
  controllers: [RaisesController],
  providers: [RaisesService, RaisesRepository],
})
export class RaisesModule {}
