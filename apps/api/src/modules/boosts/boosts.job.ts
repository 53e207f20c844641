import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HourlyJobs } from '../../platform/jobs.js';
import { BoostsService } from './boosts.service.js';

/** Plans the weeks that a decision left unplanned, should the process have died between the two. */
@Injectable()
export class BoostsJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly boosts: BoostsService,
  ) {}

  onModuleInit(): void {
    this.jobs.add('plan boosts', async () => ({ planned: await this.boosts.planPending() }));
  }
}
