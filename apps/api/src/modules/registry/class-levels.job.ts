import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit } from '../../platform/audit.js';
import { HourlyJobs } from '../../platform/jobs.js';
import { Transactions } from '../../platform/tx.js';
import { ClassificationService } from '../classification/classification.service.js';
import { Elder } from './elder.entity.js';

/** Elders of one transaction. */
const CHUNK = 200;

/** Writes classes into the files on the day they begin: lowered ones were decided for a Monday. */
@Injectable()
export class ClassLevelsJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly transactions: Transactions,
    private readonly classification: ClassificationService,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.jobs.add('begin classes', async () => ({ begun: await this.beginDue() }));
  }

  /** @returns how many files got another class */
  async beginDue(): Promise<number> {
    for (let begun = 0; ;) {
      const chunk = await this.beginChunk();
      begun += chunk;
      if (chunk < CHUNK) return begun;
    }
  }

  private beginChunk(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const due = await this.classification.dueLevels(tx, CHUNK);
      for (const { elderId, level } of due) {
        await tx.update(Elder, elderId, { level });
        await this.audit.record(tx, null, {
          action: 'elder.classify',
          subjectType: 'elder',
          subjectId: elderId,
          detail: { level },
        });
      }
      return due.length;
    });
  }
}
