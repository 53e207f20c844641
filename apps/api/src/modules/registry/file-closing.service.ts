import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CLOSE_REASONS, type CloseReason, type ClosingReason, isLocalDate, type OwnFacts } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict, invalid } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { Transactions } from '../../platform/tx.js';
import { type ClassNow, ClassificationService } from '../classification/classification.service.js';
import { MonthlyUpdatesService } from '../monthly-updates/monthly-updates.service.js';
import { ElderFileViews } from './elder-file-views.js';
import type { CloseFile, HouseholdEffect, ReopenFile, StatusChanged } from './elder-status.dto.js';
import type { Elder } from './elder.entity.js';
import { Faults } from './faults.js';
import { factDifferences } from './file-fields.js';
import { FileHistory } from './file-history.js';
import { HouseholdJudgingService, type StatusAct } from './household-judging.service.js';
import { type FileRows, RegistryRepository } from './registry.repository.js';
import { RegistryService } from './registry.service.js';
import { StatusRecordsService } from './status-records.service.js';

/** What the end of a file means for the facts; 不再符合条件 follows from none. */
const FACTS_OF: Record<ClosingReason, OwnFacts> = {
  died: { alive: false },
  moved: { livesInCity: false },
  institution: { livingIn: 'institution' },
  not_eligible: {},
};
/** The facts of somebody who is on the register. */
const FACTS_OF_OPEN: Record<ClosingReason, OwnFacts> = {
  died: { alive: true },
  moved: { livesInCity: true },
  institution: { livingIn: 'home' },
  not_eligible: {},
};

/** 退出 and 恢复建档: one file ends or begins again, and the others under the roof are judged anew. */
@Injectable()
export class FileClosingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly registry: RegistryService,
    private readonly repository: RegistryRepository,
    private readonly history: FileHistory,
    private readonly statuses: StatusRecordsService,
    private readonly judging: HouseholdJudgingService,
    private readonly classification: ClassificationService,
    private readonly monthlyUpdates: MonthlyUpdatesService,
    private readonly views: ElderFileViews,
  ) {}

  /**
   * Closes a file: nothing is due from the day on.
   * @throws Problem 400 for the day, 404 out of scope, 409 `elder.already_closed`, 422 `elder.visited_since`
   */
  close(actor: Actor, elderId: number, body: CloseFile): Promise<StatusChanged> {
    const { reason, on, note } = body;
    return this.once(actor, elderId, 'closing', body, async (tx, rows) => {
      const { elder } = rows;
      if (elder.status === 'closed') {
        const words = CLOSE_REASONS[elder.closeReason ?? 'not_eligible'];
        throw conflict('elder.already_closed', `这份档案已于 ${elder.closedOn} 退出（${words}），没有再次办理。`);
      }
      this.refuseWrongDay(elder, on);
      await this.refuseVisitedSince(tx, elderId, on);
      await this.statuses.endAbsences(tx, actor, elderId, on);
      const act = { close: reason, on, note: note ?? null };
      const done = await this.carryOut(tx, actor, rows, { ...elder.facts, ...FACTS_OF[reason] }, act);
      await this.log(tx, actor, 'elder.close', elder, { reason, on });
      return done;
    });
  }

  /**
   * Opens a closed file again, also after a mistake; the entry of the closing stays.
   * @throws Problem 404 out of scope, 409 `elder.not_closed`, `elder.merged`
   */
  reopen(actor: Actor, elderId: number, body: ReopenFile): Promise<StatusChanged> {
    return this.once(actor, elderId, 'reopening', body, async (tx, rows) => {
      const { elder } = rows;
      if (elder.status !== 'closed') throw conflict('elder.not_closed', '这份档案没有退出，不用恢复。');
      const { closeReason } = elder;
      if (closeReason === null || closeReason === 'merged') {
        throw conflict('elder.merged', '这份档案已并入另一份档案。请在疑似重复里撤销合并。');
      }
      const act = { close: null, on: this.clock.today(), note: body.reason };
      const done = await this.carryOut(tx, actor, rows, { ...elder.facts, ...FACTS_OF_OPEN[closeReason] }, act);
      await this.log(tx, actor, 'elder.reopen', elder, { closedBefore: closeReason });
      return done;
    });
  }

  private once<B extends { clientId: string }>(
    actor: Actor,
    elderId: number,
    path: string,
    body: B,
    work: (tx: EntityManager, rows: FileRows) => Promise<StatusChanged>,
  ): Promise<StatusChanged> {
    const request = { clientId: body.clientId, route: `POST /elders/${elderId}/${path}`, body };
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, request, async () => {
        const { householdId } = await this.registry.getInScope(tx, actor, elderId);
        await this.repository.lockHousehold(tx, householdId);
        return work(tx, await this.repository.file(tx, elderId));
      }),
    );
  }

  private async carryOut(
    tx: EntityManager,
    actor: Actor,
    { elder, household, others }: FileRows,
    facts: OwnFacts,
    act: StatusAct,
  ): Promise<StatusChanged> {
    const before = await this.classesOf(tx, others);
    const roofBefore = await this.judging.roofmateCounts(tx, household.id);
    const doorBefore = await this.repository.doorCodeOf(tx, household.id);
    const differences = factDifferences(elder.facts, facts);
    await this.history.saveElder(tx, actor, elder, { facts }, differences);
    await this.judging.judge(tx, actor, household, elder.id, 'facts_changed', roofBefore, act);
    await this.monthlyUpdates.record(tx, actor, elder, 'changed');
    const after = await this.classesOf(tx, others);
    return {
      file: await this.views.fileOf(tx, elder.id),
      household: others.flatMap((other) => effectOn(other, before.get(other.id), after.get(other.id))),
      doorCodeRevoked: doorBefore !== null && (await this.repository.doorCodeOf(tx, household.id)) === null,
    };
  }

  private async classesOf(tx: EntityManager, elders: readonly Elder[]): Promise<Map<number, ClassNow | null>> {
    const classes = new Map<number, ClassNow | null>();
    for (const { id } of elders) classes.set(id, await this.classification.now(tx, id));
    return classes;
  }

  private refuseWrongDay(elder: Elder, on: string): void {
    const faults = new Faults();
    if (!isLocalDate(on) || on > this.clock.today()) {
      faults.add('on', 'elder.closing_day', '没有这一天，或晚于今天，请核对日期');
    } else if (on < elder.registeredOn) {
      faults.add('on', 'elder.closing_day', `这份档案建于 ${elder.registeredOn}，日期不能更早，请核对`);
    }
    faults.refuseIfAny();
  }

  /** Somebody met or spoke to the elder after that day: one of the two is wrong. */
  private async refuseVisitedSince(tx: EntityManager, elderId: number, on: string): Promise<void> {
    const [visit] = await tx.query<{ visited_on: string }[]>(
      `SELECT visited_on FROM visit WHERE elder_id = ? AND visited_on > ? AND outcome = 'completed' AND voided = 0
       ORDER BY visited_on DESC LIMIT 1`,
      [elderId, on],
    );
    if (!visit) return;
    const detail = `${visit.visited_on} 还有一次探访记录，晚于填写的日期，请核对日期`;
    throw invalid('elder.visited_since', `${detail}。没有保存。`, [
      { field: 'on', code: 'elder.visited_since', detail },
    ]);
  }

  private log(
    tx: EntityManager,
    actor: Actor,
    action: 'elder.close' | 'elder.reopen',
    elder: Elder,
    detail: { reason?: ClosingReason; on?: string; closedBefore?: CloseReason },
  ): Promise<void> {
    const subject = { subjectType: 'elder', subjectId: elder.id, regionCode: elder.villageCode };
    return this.audit.record(tx, actor, { action, ...subject, detail });
  }
}

/** What the change did to the class of somebody else, now or from Monday on; nothing where it stays. */
function effectOn(
  { id: elderId, name }: Elder,
  before: ClassNow | null | undefined,
  after: ClassNow | null | undefined,
): HouseholdEffect[] {
  const levelBefore = (before?.upcoming ?? before?.current)?.level ?? null;
  const next = after?.upcoming ?? after?.current;
  if (!next || next.level === levelBefore) return [];
  const kept = !after?.upcoming && before?.current.level === next.level;
  return [{ elderId, name, levelBefore, level: next.level, from: next.fromDate, clause: next.clause, kept }];
}
