import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HourlyJobs } from '../../platform/jobs.js';
import { DoublesService } from './doubles.service.js';

/** Compares files that were changed or imported since the last hour with the register. */
@Injectable()
export class DoublesJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly doubles: DoublesService,
  ) {}

  onModuleInit(): void {
    this.jobs.add('look for doubles', async () => ({ ...(await this.doubles.scan()) }));
  }
}
