import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { HourlyJobs } from '../../platform/jobs.js';
import { Transactions } from '../../platform/tx.js';
import { VisitsRepository } from './visits.repository.js';

/** Erases the places of visits whose time is over; the visits keep their near/far/unknown. */
@Injectable()
export class LocationErasureJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly repository: VisitsRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.add('erase places of visits', async () => ({
      erased: await this.transactions.run((tx) => this.repository.eraseLocations(tx, this.clock.today())),
    }));
  }
}
