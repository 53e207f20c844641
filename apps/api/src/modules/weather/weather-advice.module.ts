import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RegionsModule } from '../regions/regions.module.js';
import { WarningsInForce } from './warnings-in-force.service.js';
import { WeatherMessage } from './weather-message.entity.js';
import { WeatherWarning } from './weather-warning.entity.js';
import { WeatherWarningsRepository } from './weather-warnings.repository.js';

/** What holds where, for the lists and pages that show it; knows nothing of boosts, which are planned beside them. */
@Module({
  imports: [TypeOrmModule.forFeature([WeatherMessage, WeatherWarning]), RegionsModule],
  providers: [WarningsInForce, WeatherWarningsRepository],
  exports: [WarningsInForce, WeatherWarningsRepository],
})
export class WeatherAdviceModule {}
