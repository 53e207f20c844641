import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { WeatherModule } from '../weather/weather.module.js';
import { MachineAccount } from './machine-account.entity.js';
import { MachineAccountsController } from './machine-accounts.controller.js';
import { MachineAccountsService } from './machine-accounts.service.js';
import { MachineFiguresController } from './machine-figures.controller.js';
import { MachineFiguresService } from './machine-figures.service.js';
import { MachineWarningsController } from './machine-warnings.controller.js';
import { MachineGuard } from './machine.guard.js';

/** What programs of other offices read and bring, so that nobody types the quarter or a warning a second time. */
@Module({
  imports: [
    TypeOrmModule.forFeature([MachineAccount]),
    AccountsModule,
    FiguresModule,
    RegionsModule,
    ReportsModule,
    WeatherModule,
  ],
  controllers: [MachineAccountsController, MachineFiguresController, MachineWarningsController],
  providers: [MachineAccountsService, MachineFiguresService, MachineGuard],
})
export class MachineInterfaceModule {}
