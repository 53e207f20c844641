import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, IsNull, LessThan, Not } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { HourlyJobs } from '../../platform/jobs.js';
import { Transactions } from '../../platform/tx.js';
import { ImportBatch } from './import-batch.entity.js';
import { IMPORT_PARAMETERS } from './import-parameters.js';
import { ImportRow } from './import-row.entity.js';
import { WorkbookStore } from './workbook-store.js';

const DAY_MS = 86_400_000;

/** Erases workbooks that are done with, and the contents of rows whose time is over; counts and numbers of rows stay. */
@Injectable()
export class ImportErasureJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly store: WorkbookStore,
  ) {}

  onModuleInit(): void {
    this.jobs.add('erase imports', async () => ({
      files: await this.eraseFiles(),
      imports: await this.eraseRows(),
    }));
  }

  private before(days: number): Date {
    return new Date(this.clock.now().getTime() - days * DAY_MS);
  }

  /** The rows hold all that is needed once the dry run is done. */
  private async eraseFiles(): Promise<number> {
    const { manager } = this.dataSource;
    const batches = await manager.find(ImportBatch, {
      where: [
        { storedName: Not(IsNull()), state: Not('checking') },
        { storedName: Not(IsNull()), createdAt: LessThan(this.before(IMPORT_PARAMETERS.fileKeptDays)) },
      ],
      take: 500,
    });
    for (const { id, storedName } of batches) {
      if (storedName !== null) await this.store.erase(storedName);
      await manager.update(ImportBatch, id, { storedName: null });
    }
    return batches.length;
  }

  private async eraseRows(): Promise<number> {
    const old = LessThan(this.before(IMPORT_PARAMETERS.rowsKeptDays));
    const idle = { erasedAt: IsNull(), createdAt: old };
    const batches = await this.dataSource.manager.find(ImportBatch, {
      where: [
        { ...idle, state: 'applied', appliedAt: old },
        { ...idle, state: 'undone', undoneAt: old },
        { ...idle, state: 'checked', checkedAt: old },
        { ...idle, state: 'failed' },
      ],
      take: 100,
    });
    for (const { id } of batches) {
      await this.transactions.run(async (tx) => {
        await tx.update(ImportRow, { batchId: id }, { contentEnc: null, beforeEnc: null, idNumberIndex: null });
        await tx.update(ImportBatch, id, { erasedAt: this.clock.now() });
      });
    }
    return batches.length;
  }
}
