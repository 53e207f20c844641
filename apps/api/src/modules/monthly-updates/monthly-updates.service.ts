import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  type LocalDate,
  type Month,
  monthlyDeadline,
  monthlyUpdateStatus,
  monthOf,
  monthRange,
  parseMonth,
  policyOn,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { FigureMarks } from '../figures/figure-marks.service.js';
import { MonthlyUpdate, type MonthlyUpdateKind } from './monthly-update.entity.js';

export type { MonthlyUpdate };

/** Whose file is updated. */
export interface UpdatedFile {
  id: number;
  villageCode: string;
  townCode: string;
  /** YYYY-MM-DD */
  registeredOn: string;
}

/** Which kind stays when a file is updated again in the same month. */
const WEIGHT: Record<MonthlyUpdateKind, number> = { unchanged: 1, changed: 2, registered: 3 };

/** Every open file is confirmed or changed once a calendar month (按月更新). */
@Injectable()
export class MonthlyUpdatesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly marks: FigureMarks,
  ) {}

  /** The calendar month in Asia/Shanghai. */
  currentMonth(): Month {
    return monthOf(this.clock.today());
  }

  /** This month's row of a file; null when the file is not expected this month. */
  ofThisMonth(tx: EntityManager, elderId: number): Promise<MonthlyUpdate | null> {
    return tx.findOneBy(MonthlyUpdate, { elderId, month: this.currentMonth() });
  }

  /** Drops this month's row of a file that stands for nobody of its own, if it still waits. @returns what was dropped */
  async dropPending(tx: EntityManager, elderId: number): Promise<{ month: string; expectedSince: string } | null> {
    const row = await this.ofThisMonth(tx, elderId);
    if (row?.state !== 'pending') return null;
    await tx.delete(MonthlyUpdate, row.id);
    await this.marks.add(tx, [{ villageCode: row.villageCode, period: row.month }]);
    return { month: row.month, expectedSince: row.expectedSince };
  }

  /** Puts a row back that was dropped, if it is missing. */
  async restorePending(
    tx: EntityManager,
    file: Omit<UpdatedFile, 'registeredOn'>,
    { month, expectedSince }: { month: string; expectedSince: string },
  ): Promise<void> {
    if (await tx.existsBy(MonthlyUpdate, { elderId: file.id, month })) return;
    const { id: elderId, villageCode, townCode } = file;
    const waiting = { state: 'pending', kind: null, updatedAt: null, updatedBy: null } as const;
    await tx.insert(MonthlyUpdate, { elderId, month, villageCode, townCode, expectedSince, ...waiting });
    await this.marks.add(tx, [{ villageCode, period: month }]);
  }

  /** Takes down that a file was updated this month; call it in the transaction of the update. */
  async record(tx: EntityManager, actor: Actor, file: UpdatedFile, kind: MonthlyUpdateKind): Promise<void> {
    const updated = { state: 'updated' as const, kind, updatedAt: this.clock.now(), updatedBy: actor.accountId };
    const row = await this.ofThisMonth(tx, file.id);
    if (!row) {
      const month = this.currentMonth();
      const firstDay = monthRange(month).from;
      await tx.insert(MonthlyUpdate, {
        elderId: file.id,
        month,
        villageCode: file.villageCode,
        townCode: file.townCode,
        expectedSince: file.registeredOn > firstDay ? file.registeredOn : firstDay,
        ...updated,
      });
    } else if (row.kind === null || WEIGHT[kind] > WEIGHT[row.kind]) {
      await tx.update(MonthlyUpdate, row.id, updated);
    }
    await this.marks.add(tx, [{ villageCode: file.villageCode, period: this.currentMonth() }]);
  }

  /**
   * Makes sure that every file that is open has a row this month. Done again, it adds only what is missing.
   * @returns how many rows were added
   */
  async expectOpenFiles(): Promise<number> {
    const month = this.currentMonth();
    const firstDay = monthRange(month).from;
    const onSqlite = this.dataSource.options.type === 'better-sqlite3';
    const before = await this.expected(month);
    // A registration at the same moment adds its own row: the second of the two must do nothing.
    await this.dataSource.query(
      `INSERT ${onSqlite ? 'OR IGNORE' : 'IGNORE'} INTO monthly_update
         (elder_id, month, village_code, town_code, expected_since, state, kind, updated_at, updated_by)
       SELECT e.id, ?, e.village_code, e.town_code, CASE WHEN e.registered_on > ? THEN e.registered_on ELSE ? END,
         'pending', NULL, NULL, NULL
       FROM elder e
       WHERE e.status <> 'closed'
         AND NOT EXISTS (SELECT 1 FROM monthly_update m WHERE m.elder_id = e.id AND m.month = ?)`,
      [month, firstDay, firstDay, month],
    );
    const added = (await this.expected(month)) - before;
    if (added > 0) {
      await this.dataSource.query(
        `INSERT INTO figure_mark (village_code, period)
         SELECT DISTINCT village_code, month FROM monthly_update WHERE month = ?`,
        [month],
      );
    }
    return added;
  }

  /** Last day on which an update is in time, and whether a row has passed it. */
  deadlineOf({ month, state }: Pick<MonthlyUpdate, 'month' | 'state'>): { deadline: LocalDate; overdue: boolean } {
    const of = parseMonth(month);
    const policy = policyOn(monthRange(of).from);
    const status = monthlyUpdateStatus(state === 'updated', of, this.clock.today(), policy);
    return { deadline: monthlyDeadline(of, policy), overdue: status === 'overdue' };
  }

  private expected(month: Month): Promise<number> {
    return this.dataSource.getRepository(MonthlyUpdate).countBy({ month });
  }
}
