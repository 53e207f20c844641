import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { parseLocalDate, weekOf } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { invalid } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { Transactions } from '../../platform/tx.js';
import { FollowUpsService } from '../follow-ups/follow-ups.service.js';
import { GoAndSeeService } from '../follow-ups/go-and-see.service.js';
import { PlanningService } from '../planning/planning.service.js';
import { checkChange, unknownVisit } from './change-rules.js';
import type { CorrectVisit, RecordVisit, WithdrawVisit } from './record-visit.dto.js';
import type { VisitChangeKind } from './visit-change.entity.js';
import { VisitChangesRepository } from './visit-changes.repository.js';
import { VisitFiles } from './visit-files.js';
import { VisitRecordsService } from './visit-records.service.js';
import type { VisitDetail, VisitDto } from './visit.dto.js';
import type { Visit } from './visit.entity.js';
import { VisitsRepository } from './visits.repository.js';
import { VisitsService } from './visits.service.js';

/** 更正 and 撤回 of visits: new entries; the old record is kept as it was written and counts nowhere any more. */
@Injectable()
export class VisitChangesService {
  constructor(
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly planning: PlanningService,
    private readonly followUps: FollowUpsService,
    private readonly goAndSee: GoAndSeeService,
    private readonly visits: VisitsService,
    private readonly records: VisitRecordsService,
    private readonly files: VisitFiles,
    private readonly repository: VisitsRepository,
    private readonly changes: VisitChangesRepository,
  ) {}

  /**
   * Records a visit anew in the place of a wrong record: same elder, same visitor, same number.
   * @throws Problem 404 `visit.unknown` out of scope, 403 `visit.not_own`, 409 `visit.void`, 422 `visit.too_old`,
   * `visit.other_elder` and what recording throws
   */
  correct(actor: Actor, visitId: number, body: CorrectVisit): Promise<VisitDto> {
    return this.once(actor, `POST /visits/${visitId}/corrections`, body, async (tx) => {
      const old = await this.lock(tx, actor, visitId);
      if (body.elderId !== old.elderId) {
        const detail = '更正不能换成另一位老年人。记错了人，请撤回这条，再给对的老人新记一条。';
        throw invalid('visit.other_elder', detail, [{ field: 'elderId', code: 'visit.other_elder', detail }]);
      }
      await this.changes.makeVoid(tx, old.id);
      await this.followUps.withdrawOf(tx, actor, old.id, `探访记录已更正：${body.reason.trim()}`);
      if (old.ordinal !== null && body.outcome !== 'completed') {
        await this.changes.closeGap(tx, old.elderId, old.ordinal);
      }
      const { reason, ...visit } = body;
      const made = await this.visits.replace(tx, actor, visit satisfies RecordVisit, old);
      await this.enter(tx, actor, old, { kind: 'corrected', reason, replacementId: made.id });
      const attached = await this.files.handOver(tx, old.id, made.id);
      // Recording counted the week of the new record; the old one may have been of an earlier week.
      await this.rejudge(tx, actor, old, `探访记录已更正：${body.reason.trim()}`);
      const [weekProgress = null] = await this.planning.progress(tx, old.elderId, [
        weekOf(parseLocalDate(made.visitedOn)),
      ]);
      return { ...made, ...attached, weekProgress };
    });
  }

  /**
   * Takes a record back. The numbers after it move down, the week is counted anew.
   * @throws Problem 404 `visit.unknown` out of scope, 403 `visit.not_own`, 409 `visit.void`, 422 `visit.too_old`
   */
  async withdraw(actor: Actor, visitId: number, body: WithdrawVisit): Promise<VisitDetail> {
    await this.once(actor, `POST /visits/${visitId}/withdrawal`, body, async (tx) => {
      const old = await this.lock(tx, actor, visitId);
      await this.changes.makeVoid(tx, old.id);
      await this.followUps.withdrawOf(tx, actor, old.id, `探访记录已撤回：${body.reason.trim()}`);
      if (old.ordinal !== null) await this.changes.closeGap(tx, old.elderId, old.ordinal);
      await this.enter(tx, actor, old, { kind: 'withdrawn', reason: body.reason, replacementId: null });
      await this.rejudge(tx, actor, old, `探访记录已撤回：${body.reason.trim()}`);
      return { id: visitId };
    });
    return this.records.read(actor, visitId);
  }

  /** The week is counted anew, and the task to go and see follows the records that are left. */
  private async rejudge(tx: EntityManager, actor: Actor, old: Visit, note: string): Promise<void> {
    const { unreachable } = await this.planning.recount(tx, old.elderId, weekOf(parseLocalDate(old.visitedOn)));
    await this.goAndSee.rejudge(tx, actor, { ...old, visitId: old.id, unreachable }, note.slice(0, 500));
  }

  /** The record as it is now that its elder is locked: a second change at the same time finds it void. */
  private async lock(tx: EntityManager, actor: Actor, visitId: number): Promise<Visit> {
    const seen = await this.repository.findInScope(tx, actor, visitId);
    const elder = seen && (await this.repository.lockElder(tx, actor, seen.elderId, seen.visitedOn));
    if (!seen || !elder) throw unknownVisit();
    // Its number may have moved while this waited for the elder.
    const visit = (await this.repository.findInScope(tx, actor, visitId)) ?? seen;
    checkChange(actor, visit, this.clock.today());
    return visit;
  }

  private async enter(
    tx: EntityManager,
    actor: Actor,
    old: Visit,
    { kind, reason, replacementId }: { kind: VisitChangeKind; reason: string; replacementId: number | null },
  ): Promise<void> {
    await this.changes.insert(tx, {
      visitId: old.id,
      kind,
      reason: reason.trim(),
      ordinal: old.ordinal,
      replacementId,
      changedBy: actor.accountId,
      changedAt: this.clock.now(),
    });
    await this.audit.record(tx, actor, {
      action: kind === 'corrected' ? 'visit.correct' : 'visit.withdraw',
      subjectType: 'visit',
      subjectId: old.id,
      regionCode: old.villageCode,
      detail: { elderId: old.elderId, replacementId },
    });
  }

  private once<T>(
    actor: Actor,
    route: string,
    body: CorrectVisit | WithdrawVisit,
    work: (tx: EntityManager) => Promise<T>,
  ): Promise<T> {
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, { clientId: body.clientId, route, body }, () => work(tx)),
    );
  }
}
