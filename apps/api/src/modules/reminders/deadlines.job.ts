import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  addDays,
  type LocalDate,
  monthlyDeadline,
  monthlyReminderDay,
  monthOf,
  monthRange,
  policyOn,
  type Quarter,
  quarterlyDeadline,
  quarterlyReminderDay,
  quarterOf,
  quarterRange,
} from '@tanfang/domain';
import { Clock } from '../../platform/clock.js';
import { HourlyJobs } from '../../platform/jobs.js';
import { Transactions } from '../../platform/tx.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { RemindersRepository } from './reminders.repository.js';

/** Nobody is woken by a deadline: reminders go out from nine o'clock on. */
const FROM_HOUR = 9;
/** Towns that the bureau's message names; of more, the number. */
const MOST_NAMED = 5;

/** Some days before a deadline, says what is missing: files of the month, reports of the quarter (二). */
@Injectable()
export class DeadlinesJob implements OnModuleInit {
  constructor(
    private readonly jobs: HourlyJobs,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly notifications: NotificationsService,
    private readonly regions: RegionsService,
    private readonly repository: RemindersRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.add('remind of deadlines', async () => ({ told: await this.remind() }));
  }

  /** @returns how many people are told; again for the same deadline, only who was not told before */
  async remind(): Promise<number> {
    if (Number(this.clock.textOf(this.clock.now()).slice(11, 13)) < FROM_HOUR) return 0;
    const today = this.clock.today();
    return (await this.ofMonth(today)) + (await this.ofQuarter(today));
  }

  private async ofMonth(today: LocalDate): Promise<number> {
    const month = monthOf(today);
    const policy = policyOn(monthRange(month).from);
    const deadline = monthlyDeadline(month, policy);
    if (today < monthlyReminderDay(month, policy) || today > deadline) return 0;
    const villages = await this.repository.pendingByVillage(this.dataSource.manager, month);
    let told = 0;
    for (const { villageCode, pending } of villages) {
      told += await this.closing(villageCode, ['visitor', 'village_manager'], { pending, deadline, month });
    }
    for (const townCode of new Set(villages.map((village) => village.townCode))) {
      const own = villages.filter((village) => village.townCode === townCode);
      const pending = own.reduce((sum, village) => sum + village.pending, 0);
      told += await this.closing(townCode, ['town_officer'], { pending, deadline, month });
    }
    return told;
  }

  private closing(
    placeCode: string,
    roles: ('visitor' | 'village_manager' | 'town_officer')[],
    { pending, deadline, month }: { pending: number; deadline: LocalDate; month: string },
  ): Promise<number> {
    return this.transactions.run((tx) =>
      this.notifications.tell(tx, {
        kind: 'month_closing',
        about: { type: 'monthly_update', id: placeCode },
        facts: { place: this.regions.nameOf(placeCode) ?? '', pending, deadline },
        to: roles.map((role) => ({ role, regionCode: placeCode })),
        per: month,
      }),
    );
  }

  private async ofQuarter(today: LocalDate): Promise<number> {
    const quarter = quarterOf(addDays(quarterRange(quarterOf(today)).from, -1));
    const policy = policyOn(quarterRange(quarter).to);
    const deadline = quarterlyDeadline(quarter, policy);
    if (today < quarterlyReminderDay(quarter, policy) || today > deadline) return 0;
    const reports = await this.repository.reports(this.dataSource.manager, quarter);
    const late = this.regions.ofLevel('town').flatMap(({ code, name }) => {
      const missing = missingOf(reports.get(code));
      return missing === null ? [] : [{ code, name, missing }];
    });
    let told = 0;
    for (const { code, name, missing } of late) {
      const to = [{ role: 'town_officer' as const, regionCode: code }];
      told += await this.quarterClosing({ code, name, missing, to }, quarter, deadline);
    }
    for (const { code } of this.regions.ofLevel('city')) {
      if (late.length === 0) break;
      const named = late.slice(0, MOST_NAMED).map(({ name }) => name);
      const missing = `${named.join('、')}${late.length > MOST_NAMED ? '等' : ''}共${late.length}个镇（区、街道）未报送`;
      told += await this.quarterClosing(
        { code, name: '全市', missing, to: this.notifications.bureau() },
        quarter,
        deadline,
      );
    }
    return told;
  }

  private quarterClosing({ code, name, missing, to }: Late, quarter: Quarter, deadline: LocalDate): Promise<number> {
    return this.transactions.run((tx) =>
      this.notifications.tell(tx, {
        kind: 'quarter_closing',
        about: { type: 'quarter_report', id: `${code}/${quarter}` },
        facts: { place: name, quarter, deadline, missing },
        to,
        per: quarter,
      }),
    );
  }
}

interface Late {
  code: string;
  name: string;
  missing: string;
  to: ReturnType<NotificationsService['bureau']>;
}

/** What a town's report still lacks; null once it is submitted. */
function missingOf(report: { status: string; difficulties: string; nextQuarter: string } | undefined): string | null {
  if (report?.status === 'submitted' || report?.status === 'accepted') return null;
  const lacking = [
    report?.difficulties.trim() ? '' : '存在困难',
    report?.nextQuarter.trim() ? '' : '下季度打算',
    report?.status === 'returned' ? '按退回意见修改后重新报送' : '报送',
  ];
  return lacking.filter((part) => part !== '').join('、');
}
