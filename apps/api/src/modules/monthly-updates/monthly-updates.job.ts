import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HourlyJobs } from '../../platform/jobs.js';
import { MonthlyUpdatesService } from './monthly-updates.service.js';

/** Sees to it that every open file is expected this month: on the first day for all, later for whoever was left out. */
@Injectable()
export class MonthlyUpdatesJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly monthlyUpdates: MonthlyUpdatesService,
  ) {}

  onModuleInit(): void {
    this.jobs.add('expect monthly updates', async () => ({ added: await this.monthlyUpdates.expectOpenFiles() }));
  }
}
