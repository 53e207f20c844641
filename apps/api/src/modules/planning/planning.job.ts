import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HourlyJobs } from '../../platform/jobs.js';
import { PlanningService } from './planning.service.js';

/** Sees to it that the running week is planned: on Monday at 00:00 for everybody, later for whoever was left out. */
@Injectable()
export class PlanningJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly planning: PlanningService,
  ) {}

  onModuleInit(): void {
    this.jobs.add('plan the week', async () => ({
      ...(await this.planning.planWeek(this.planning.currentWeek(), 'missing')),
    }));
  }
}
