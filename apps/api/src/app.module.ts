import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { AccountsModule } from './modules/accounts/accounts.module.js';
import { EmergenciesModule } from './modules/emergencies/emergencies.module.js';
import { AssignmentsModule } from './modules/assignments/assignments.module.js';
import { BoostsModule } from './modules/boosts/boosts.module.js';
import { FamilyModule } from './modules/family/family.module.js';
import { FollowUpsModule } from './modules/follow-ups/follow-ups.module.js';
import { ImportsModule } from './modules/imports/imports.module.js';
import { MachineInterfaceModule } from './modules/machine-interface/machine-interface.module.js';
import { MergesModule } from './modules/merges/merges.module.js';
import { NotificationsModule } from './modules/notifications/notifications.module.js';
import { PaperModule } from './modules/paper/paper.module.js';
import { PlanningModule } from './modules/planning/planning.module.js';
import { RaisesModule } from './modules/raises/raises.module.js';
import { RegionsModule } from './modules/regions/regions.module.js';
import { RegistryModule } from './modules/registry/registry.module.js';
import { RemindersModule } from './modules/reminders/reminders.module.js';
import { ReportsModule } from './modules/reports/reports.module.js';
import { PhonesModule } from './modules/phones/phones.module.js';
import { SuggestionsModule } from './modules/suggestions/suggestions.module.js';
import { VisitQuestionsModule } from './modules/visit-questions/visit-questions.module.js';
import { VisitsModule } from './modules/visits/visits.module.js';
import { WeatherModule } from './modules/weather/weather.module.js';
import type { Config } from './platform/config.js';
import { PlatformModule } from './platform/platform.module.js';

/** The whole API: one line for each capability of the programme. */
@Module({
  imports: [
    AccountsModule,
    EmergenciesModule,
    AssignmentsModule,
    BoostsModule,
    FamilyModule,
    FollowUpsModule,
    ImportsModule,
    MachineInterfaceModule,
    MergesModule,
    NotificationsModule,
    PaperModule,
    PlanningModule,
    RaisesModule,
    RegionsModule,
    RegistryModule,
    RemindersModule,
    ReportsModule,
    PhonesModule,
    SuggestionsModule,
    VisitQuestionsModule,
    VisitsModule,
    WeatherModule,
  ],
})
export class AppModule {
  /**
   * @param config the checked settings of this process
   * @param replacements platform services that a test puts in the place of the real ones
   */
  static with(config: Config, replacements: Provider[] = []): DynamicModule {
    return { module: AppModule, imports: [PlatformModule.with(config, replacements)] };
  }
}
