import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { BoostsModule } from '../boosts/boosts.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { CapReferences } from './cap-references.service.js';
import { CapWarnings } from './cap-warnings.service.js';
import { WarningBoosts } from './warning-boosts.service.js';
import { WeatherAdviceModule } from './weather-advice.module.js';
import { WeatherController } from './weather.controller.js';
import { WeatherWarningsService } from './weather-warnings.service.js';

/** Weather warnings (三（一）4): typed in or received, with the boosts that they propose. */
@Module({
  imports: [AccountsModule, BoostsModule, NotificationsModule, RegionsModule, WeatherAdviceModule],
  controllers: [WeatherController],
  providers: [CapReferences, CapWarnings, WarningBoosts, WeatherWarningsService],
  exports: [CapWarnings],
})
export class WeatherModule {}
