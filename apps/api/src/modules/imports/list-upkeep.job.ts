import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, In, IsNull, LessThan, Not } from 'typeorm';
import { Clock } from '../../platform/clock.js';
import { HourlyJobs } from '../../platform/jobs.js';
import { Transactions } from '../../platform/tx.js';
import { IMPORT_PARAMETERS } from './import-parameters.js';
import { ListItem } from './list-item.entity.js';
import { SharedList } from './shared-list.entity.js';
import { WorkbookStore } from './workbook-store.js';

const DAY_MS = 86_400_000;
const AT_ONCE = 500;

/** Settles items of people who have a file by now, and erases lists and people whose time is over. */
@Injectable()
export class ListUpkeepJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly store: WorkbookStore,
  ) {}

  onModuleInit(): void {
    this.jobs.add('keep shared lists', async () => ({
      settled: await this.settle(),
      files: await this.eraseFiles(),
      people: await this.erasePeople(),
    }));
  }

  private async settle(): Promise<number> {
    const rows = await this.dataSource.query<{ id: number; elder_id: number }[]>(
      `SELECT item.id, elder.id AS elder_id FROM list_item item
         JOIN elder ON elder.id_number_index = item.id_number_index
        WHERE item.state = 'open' AND item.finding = 'missing' LIMIT ${AT_ONCE}`,
    );
    await this.transactions.run(async (tx) => {
      for (const { id, elder_id: elderId } of rows)
        await tx.update(
          ListItem,
          { id, state: 'open' },
          { state: 'settled', elderId, personEnc: null, decidedAt: this.clock.now() },
        );
    });
    return rows.length;
  }

  private async eraseFiles(): Promise<number> {
    const { manager } = this.dataSource;
    const lists = await manager.find(SharedList, {
      where: { storedName: Not(IsNull()), state: Not('checking') },
      take: AT_ONCE,
    });
    for (const { id, storedName } of lists) {
      if (storedName !== null) await this.store.erase(storedName);
      await manager.update(SharedList, id, { storedName: null });
    }
    return lists.length;
  }

  private async erasePeople(): Promise<number> {
    const { manager } = this.dataSource;
    const old = new Date(this.clock.now().getTime() - IMPORT_PARAMETERS.missingPersonDays * DAY_MS);
    const items = await manager.find(ListItem, {
      select: { id: true },
      where: { personEnc: Not(IsNull()), createdAt: LessThan(old) },
      take: AT_ONCE,
    });
    const ids = items.map(({ id }) => id);
    if (ids.length > 0) await manager.update(ListItem, { id: In(ids) }, { personEnc: null });
    return ids.length;
  }
}
