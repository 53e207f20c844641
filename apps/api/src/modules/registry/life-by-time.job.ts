import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { HourlyJobs } from '../../platform/jobs.js';
import { describeError, Log } from '../../platform/log.js';
import { Transactions } from '../../platform/tx.js';
import { ClassificationService } from '../classification/classification.service.js';
import { PlanningService } from '../planning/planning.service.js';
import { Absence } from './absence.entity.js';
import { Elder } from './elder.entity.js';
import { HouseholdJudgingService } from './household-judging.service.js';
import { RegistryRepository } from './registry.repository.js';
import { StatusRecordsService } from './status-records.service.js';

/** Rows that are looked up at once. */
const CHUNK = 200;
/** Households of one run: a first start after an update must not wait for a whole city. The next hour goes on. */
const MOST_HOUSEHOLDS = 2000;

/**
 * What time does to files: days away begin and end, raises end, birthdays and dated parameters change classes. One
 * household a transaction, with its lock, and looked at again under it: done twice or by several processes at once, it
 * comes out the same. A file that cannot be judged is logged and does not keep the others from it.
 */
@Injectable()
export class LifeByTimeJob implements OnModuleInit {
  private readonly log = new Log('LifeByTime');

  constructor(
    private readonly jobs: HourlyJobs,
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly repository: RegistryRepository,
    private readonly judging: HouseholdJudgingService,
    private readonly classification: ClassificationService,
    private readonly statuses: StatusRecordsService,
    private readonly planning: PlanningService,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.jobs.add('days away begin and end', async () => ({ changed: await this.followAbsences() }));
    this.jobs.add('judge by time', async () => ({ ...(await this.judgeDue()) }));
  }

  /** Judges everybody whom time has reached. @returns how many households were looked at, how many classes changed */
  async judgeDue(): Promise<{ households: number; changed: number }> {
    await this.transactions.run((tx) => this.classification.endRaisesByTime(tx));
    const done = { households: 0, changed: 0 };
    for (let lastId = 0; done.households < MOST_HOUSEHOLDS;) {
      const due = await this.dataSource.query<{ id: number; household_id: number }[]>(
        `SELECT id, household_id FROM elder WHERE next_judgement_on <= ? AND id > ? ORDER BY id LIMIT ${CHUNK}`,
        [this.clock.today(), lastId],
      );
      for (const householdId of new Set(due.map((row) => row.household_id))) {
        done.changed += await this.attempt(() => this.judgeHousehold(householdId));
        done.households += 1;
      }
      if (due.length < CHUNK) break;
      lastId = due.at(-1)?.id ?? lastId;
    }
    return done;
  }

  /** Begins and ends days away whose day has come. @returns how many */
  async followAbsences(): Promise<number> {
    const today = this.clock.today();
    let changed = 0;
    for (let lastId = 0; ;) {
      const due = await this.dataSource.query<{ id: number; elder_id: number }[]>(
        `SELECT id, elder_id FROM absence
         WHERE id > ? AND ((state = 'planned' AND from_date <= ?) OR (state = 'running' AND to_date < ?))
         ORDER BY id LIMIT ${CHUNK}`,
        [lastId, today, today],
      );
      for (const row of due) changed += await this.attempt(() => this.followAbsence(row.id, row.elder_id));
      if (due.length < CHUNK) return changed;
      lastId = due.at(-1)?.id ?? lastId;
    }
  }

  private judgeHousehold(householdId: number): Promise<number> {
    return this.transactions.run(async (tx) => {
      const household = await this.repository.lockHousehold(tx, householdId);
      if (!household) return 0;
      const changed = await this.judging.judgeByTime(tx, household);
      for (const elder of changed) await this.announce(tx, elder);
      return changed.length;
    });
  }

  private followAbsence(absenceId: number, elderId: number): Promise<number> {
    return this.transactions.run(async (tx) => {
      const { householdId } = await tx.findOneByOrFail(Elder, { id: elderId });
      await this.repository.lockHousehold(tx, householdId);
      const today = this.clock.today();
      const absence = await tx.findOneByOrFail(Absence, { id: absenceId });
      const { state, fromDate, toDate } = absence;
      const isOver = toDate !== null && toDate < today;
      const begins = state === 'planned' && fromDate <= today;
      if (!begins && !(state === 'running' && isOver)) return 0;

      const next = isOver ? { state: 'over' as const, endedAt: this.clock.now() } : { state: 'running' as const };
      await tx.update(Absence, absenceId, next);
      if (isOver) {
        await this.statuses.add(tx, null, elderId, { kind: 'resumed', reason: absence.reason, from: today });
      }
      const elder = await tx.findOneByOrFail(Elder, { id: elderId });
      if (elder.status !== 'closed') {
        const away = await this.statuses.isAway(tx, elderId);
        const status = away ? 'suspended' : elder.refused ? 'refused' : 'active';
        await tx.update(Elder, elderId, { status });
        await this.planning.planElder(tx, elderId);
      }
      const subject = { subjectType: 'elder', subjectId: elderId, regionCode: elder.villageCode };
      await this.audit.record(tx, null, { action: 'elder.suspend', ...subject, detail: { state: next.state } });
      return 1;
    });
  }

  /** The entry by which a change of class can be found; who is told about it is told in the same transaction. */
  private async announce(tx: EntityManager, elder: Elder): Promise<void> {
    const now = await this.classification.now(tx, elder.id);
    await this.audit.record(tx, null, {
      action: 'elder.classify',
      subjectType: 'elder',
      subjectId: elder.id,
      regionCode: elder.villageCode,
      detail: { level: now?.current.level ?? null, upcoming: now?.upcoming?.level ?? null },
    });
  }

  private async attempt(work: () => Promise<number>): Promise<number> {
    try {
      return await work();
    } catch (error) {
      this.log.error('a household was passed over', { error: describeError(error) });
      return 0;
    }
  }
}
