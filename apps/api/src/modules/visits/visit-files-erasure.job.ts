import { Injectable, type OnModuleInit } from '@nestjs/common';
import { addDays, policyOn } from '@tanfang/domain';
import { Clock } from '../../platform/clock.js';
import { Files } from '../../platform/files/files.js';
import { HourlyJobs } from '../../platform/jobs.js';
import { Transactions } from '../../platform/tx.js';
import { ATTACHMENTS } from './visit-files.js';

/** Erases photos and voice notes of visits whose time is over; the visits keep how many there were. */
@Injectable()
export class VisitFilesErasureJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly files: Files,
  ) {}

  onModuleInit(): void {
    this.jobs.add('erase photos and voice notes of visits', async () => ({ erased: await this.erase() }));
  }

  private async erase(): Promise<number> {
    const today = this.clock.today();
    const before = this.clock.startOf(addDays(today, -policyOn(today).visitFileDays));
    let erased = 0;
    for (const { purpose } of Object.values(ATTACHMENTS)) {
      erased += await this.transactions.run((tx) => this.files.releaseOld(tx, purpose, before));
    }
    return erased;
  }
}
