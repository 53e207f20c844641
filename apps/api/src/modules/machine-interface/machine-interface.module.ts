import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { FiguresModule } from '../figures/figures.module.js';
import { RegionsModule } from '../regions/regions.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { MachineAccount } from './machine-account.entity.js';
import { MachineAccountsController } from './machine-accounts.controller.js';
import { MachineAccountsService } from './machine-accounts.service.js';
import { MachineFiguresController } from './machine-figures.controller.js';
import { MachineFiguresService } from './machine-figures.service.js';
import { MachineGuard } from './machine.guard.js';

/** What programs of other offices read, so that nobody types the quarter a second time. */
@Module({
  imports: [TypeOrmModule.forFeature([MachineAccount]), AccountsModule, FiguresModule, RegionsModule, ReportsModule],
  controllers: [MachineAccountsController, MachineFiguresController],
  providers: [MachineAccountsService, MachineFiguresService, MachineGuard],
})
export class MachineInterfaceModule {}
