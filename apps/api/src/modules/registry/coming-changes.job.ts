import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, monthOf, monthRange, policyOn, shiftMonth } from '@tanfang/domain';
import { Clock } from '../../platform/clock.js';
import { numberOf } from '../../platform/database/rows.js';
import { HourlyJobs } from '../../platform/jobs.js';
import { Transactions } from '../../platform/tx.js';
import { RegistryMessages } from './registry-messages.js';

/** Tells villages and visitors, some days before a month begins, whose class time will change in it. */
@Injectable()
export class ComingChangesJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly messages: RegistryMessages,
  ) {}

  onModuleInit(): void {
    this.jobs.add('tell of coming classes', async () => ({ told: await this.tell() }));
  }

  /** @returns how many people are told; again in the same month, only who came since */
  async tell(): Promise<number> {
    const today = this.clock.today();
    const month = shiftMonth(monthOf(today), 1);
    const { from, to } = monthRange(month);
    if (today < addDays(from, -policyOn(today).comingChangesNoticeDays)) return 0;
    const rows = await this.dataSource.query<{ village_code: string; visitor: number | null; elders: number }[]>(
      `SELECT e.village_code, e.assigned_visitor_id AS visitor, COUNT(DISTINCT c.elder_id) AS elders
       FROM coming_change c JOIN elder e ON e.id = c.elder_id
       WHERE c.on_date BETWEEN ? AND ? AND c.direction <> 'same' AND e.closed_on IS NULL
       GROUP BY e.village_code, e.assigned_visitor_id`,
      [from, to],
    );
    let told = 0;
    for (const villageCode of new Set(rows.map((row) => row.village_code))) {
      const own = rows.filter((row) => row.village_code === villageCode);
      const elders = own.reduce((sum, row) => sum + numberOf(row.elders), 0);
      const visitorIds = own.map(({ visitor }) => visitor).filter((id) => id !== null);
      told += await this.transactions.run((tx) =>
        this.messages.classesComing(tx, { villageCode, month, elders, visitorIds }),
      );
    }
    return told;
  }
}
