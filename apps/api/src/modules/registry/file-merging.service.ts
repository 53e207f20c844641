import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { CloseReason, ElderStatus, OwnFacts } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { MonthlyUpdatesService } from '../monthly-updates/monthly-updates.service.js';
import { PlanningService } from '../planning/planning.service.js';
import { Assignment } from './assignment.entity.js';
import { ComingChange } from './coming-change.entity.js';
import { Elder } from './elder.entity.js';
import { factDifferences } from './file-fields.js';
import { FileHistory } from './file-history.js';
import { Household } from './household.entity.js';
import { HouseholdJudgingService } from './household-judging.service.js';
import { HouseholdStay } from './household-stay.entity.js';
import { StatusRecordsService } from './status-records.service.js';
import { RegistryRepository } from './registry.repository.js';

/** Everything of a file that a merge changes, as it was: what the merge is undone by. */
export interface FileBeforeMerge {
  householdId: number;
  villageCode: string;
  townCode: string;
  status: ElderStatus;
  closedOn: string | null;
  closeReason: CloseReason | null;
  assignedVisitorId: number | null;
  /** The assignment and the stay that the merge ended. */
  assignmentId: number | null;
  stayId: number | null;
  /** Whether this month's update was still open, and was dropped with the file. */
  pendingMonth: { month: string; expectedSince: string } | null;
  /** Facts of those under the same roof, before one of them was no person of his or her own. */
  roofmates: { elderId: number; facts: OwnFacts }[];
}

/** Takes a file out of the register because it stands for somebody who has another one, and puts it back as it was. */
@Injectable()
export class FileMergingService {
  constructor(
    private readonly clock: Clock,
    private readonly repository: RegistryRepository,
    private readonly history: FileHistory,
    private readonly judging: HouseholdJudgingService,
    private readonly planning: PlanningService,
    private readonly monthlyUpdates: MonthlyUpdatesService,
    private readonly statuses: StatusRecordsService,
  ) {}

  /**
   * Closes a file as merged. Its visits keep their numbers and stay under it; the file moves to the survivor's household
   * so that whoever sees the one sees the other. Whoever lived with it is judged anew.
   * @param tx with both files and their households locked
   */
  async takeOut(tx: EntityManager, actor: Actor, gone: Elder, survivor: Elder): Promise<FileBeforeMerge> {
    const roofmates = (await this.repository.eldersOf(tx, gone.householdId)).filter(({ id }) => id !== gone.id);
    const counts = await this.judging.roofmateCounts(tx, gone.householdId);
    const assignment = await tx.findOneBy(Assignment, { elderId: gone.id, endedAt: IsNull() });
    const stay = await tx.findOneBy(HouseholdStay, { elderId: gone.id, toDate: IsNull() });
    const month = await this.monthlyUpdates.dropPending(tx, gone.id);
    const before: FileBeforeMerge = {
      householdId: gone.householdId,
      villageCode: gone.villageCode,
      townCode: gone.townCode,
      status: gone.status,
      closedOn: gone.closedOn,
      closeReason: gone.closeReason,
      assignedVisitorId: gone.assignedVisitorId,
      assignmentId: assignment?.id ?? null,
      stayId: stay?.id ?? null,
      pendingMonth: month,
      roofmates: roofmates.map(({ id, facts }) => ({ elderId: id, facts })),
    };
    const today = this.clock.today();
    const { householdId, villageCode, townCode } = survivor;
    const columns = { householdId, villageCode, townCode, assignedVisitorId: null };
    const closed = { status: 'closed', closedOn: today, closeReason: 'merged' } as const;
    const change = { field: 'merge', before: null, after: `并入${survivor.name}的另一份档案` };
    await this.history.saveElder(tx, actor, gone, { ...columns, ...closed, nextJudgementOn: null }, [change]);
    await tx.delete(ComingChange, { elderId: gone.id });
    await this.statuses.add(tx, actor, gone.id, { kind: 'closed', reason: 'merged', from: today });
    if (assignment) {
      const ended = { endedAt: this.clock.now(), endedBy: actor.accountId, endReason: 'changed' } as const;
      await tx.update(Assignment, assignment.id, ended);
    }
    if (stay) await tx.update(HouseholdStay, stay.id, { toDate: today });
    await this.planning.planElder(tx, gone.id);
    await this.judge(tx, actor, before.householdId, counts);
    return before;
  }

  /**
   * Puts a file back as it was.
   * @param tx with the file and the household it is in locked
   */
  async putBack(tx: EntityManager, actor: Actor, gone: Elder, before: FileBeforeMerge): Promise<void> {
    await this.repository.lockHousehold(tx, before.householdId);
    const counts = await this.judging.roofmateCounts(tx, before.householdId);
    const { householdId, villageCode, townCode, status, closedOn, closeReason, assignedVisitorId } = before;
    const columns = { householdId, villageCode, townCode, status, closedOn, closeReason, assignedVisitorId };
    const change = { field: 'merge', before: '并入另一份档案', after: '撤销合并' };
    await this.history.saveElder(tx, actor, gone, columns, [change]);
    const undone = { kind: 'reopened', from: this.clock.today(), note: '撤销合并' } as const;
    await this.statuses.add(tx, actor, gone.id, undone);
    if (before.assignmentId !== null) {
      await tx.update(Assignment, before.assignmentId, { endedAt: null, endedBy: null, endReason: null });
    }
    if (before.stayId !== null) await tx.update(HouseholdStay, before.stayId, { toDate: null });
    if (before.pendingMonth) {
      const place = { id: gone.id, villageCode, townCode };
      await this.monthlyUpdates.restorePending(tx, place, before.pendingMonth);
    }
    for (const { elderId, facts } of before.roofmates) await this.restoreCompany(tx, actor, elderId, facts);
    await this.judge(tx, actor, householdId, counts);
    await this.planning.planElder(tx, gone.id);
  }

  /** Somebody who was called alone because of the merge is not; what was changed since for other reasons stays. */
  private async restoreCompany(tx: EntityManager, actor: Actor, elderId: number, before: OwnFacts): Promise<void> {
    const elder = await tx.findOneByOrFail(Elder, { id: elderId });
    if (elder.facts.livesAlone !== true || before.livesAlone === true) return;
    const { livesAlone: _alone, ...facts } = elder.facts;
    const restored = before.livesAlone === undefined ? facts : { ...elder.facts, livesAlone: before.livesAlone };
    const differences = factDifferences(elder.facts, restored);
    await this.history.saveElder(tx, actor, elder, { facts: restored }, differences);
  }

  private async judge(
    tx: EntityManager,
    actor: Actor,
    householdId: number,
    counts: ReadonlyMap<number, number>,
  ): Promise<void> {
    const [first] = await this.repository.eldersOf(tx, householdId);
    if (!first) return;
    const household = await tx.findOneByOrFail(Household, { id: householdId });
    await this.judging.judge(tx, actor, household, first.id, 'household_changed', counts);
  }
}
