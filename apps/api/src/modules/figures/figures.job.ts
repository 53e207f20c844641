import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HourlyJobs } from '../../platform/jobs.js';
import { FiguresService } from './figures.service.js';

/** Counts anew what changed, so that whoever opens a figure in the morning need not wait. */
@Injectable()
export class FiguresJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly figures: FiguresService,
  ) {}

  onModuleInit(): void {
    this.jobs.add('count figures', async () => ({ counted: await this.figures.settleMarked() }));
  }
}
