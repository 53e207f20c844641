import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type LocalDate, type Policy, type VisitMethod, type VisitOutcome, policyOn } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { FollowUpMessages } from './follow-up-messages.js';
import { UNFINISHED } from './follow-up-views.js';
import type { FollowUp } from './follow-up.entity.js';
import { FollowUpsRepository } from './follow-ups.repository.js';

const HOUR_MS = 3_600_000;

/** What a visit or an attempt came to, for whoever looks after somebody who cannot be reached. */
export interface ContactAttempt {
  visitId: number;
  elderId: number;
  villageCode: string;
  townCode: string;
  method: VisitMethod;
  outcome: VisitOutcome;
  /** Whether the elder counts as unreachable now; null where the file is not open. */
  unreachable: boolean | null;
}

/** Until when somebody has to have gone there (联系不上须24小时内上门). */
export function goAndSeeBy(now: Date, { unreachableHours }: Pick<Policy, 'unreachableHours'>): Date {
  return new Date(now.getTime() + unreachableHours * HOUR_MS);
}

/**
 * Somebody who cannot be reached is an urgent task: go and see within 24 hours. It ends with a sign of life, or with
 * an outcome that somebody gives in words; past its hour it climbs as every follow-up does.
 */
@Injectable()
export class GoAndSeeService {
  constructor(
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly messages: FollowUpMessages,
    private readonly repository: FollowUpsRepository,
  ) {}

  /** Opens or ends the task after a visit or an attempt, in its transaction, with the elder's row locked. */
  async follow(tx: EntityManager, actor: Actor, attempt: ContactAttempt): Promise<void> {
    const isAttempt = attempt.outcome === 'unanswered' || attempt.outcome === 'nobody_home';
    if (attempt.unreachable === null || attempt.unreachable !== isAttempt) return;
    const open = await this.repository.lockOfElder(tx, attempt.elderId, 'go_and_see', UNFINISHED);
    if (!isAttempt) {
      for (const task of open) await this.end(tx, actor, task, attempt);
    } else if (open.length === 0) {
      await this.open(tx, actor, attempt);
    }
  }

  /**
   * Judges anew after a record was taken back. The task that attempts made goes when the attempts that are left do not
   * make one; it comes back when the contact that had ended it does not stand. One made by hand stays.
   * @param attempt the record that no longer stands, with how the elder counts without it
   */
  async rejudge(tx: EntityManager, actor: Actor, attempt: ContactAttempt, note: string): Promise<void> {
    const isAttempt = attempt.outcome === 'unanswered' || attempt.outcome === 'nobody_home';
    const open = await this.repository.lockOfElder(tx, attempt.elderId, 'go_and_see', UNFINISHED);
    if (attempt.unreachable !== true) {
      for (const task of open.filter(({ visitId }) => visitId !== null)) await this.withdraw(tx, actor, task, note);
    } else if (!isAttempt && open.length === 0) {
      await this.open(tx, actor, attempt);
    }
  }

  private async withdraw(tx: EntityManager, actor: Actor, task: FollowUp, note: string): Promise<void> {
    const at = this.clock.now();
    await this.repository.change(tx, task.id, { status: 'withdrawn', closedAt: at });
    await this.repository.insertEvents(tx, [
      { followUpId: task.id, action: 'withdraw', toStatus: 'withdrawn', note, at, accountId: actor.accountId },
    ]);
    await this.audit.record(tx, actor, {
      action: 'follow_up.advance',
      subjectType: 'follow_up',
      subjectId: task.id,
      regionCode: task.villageCode,
      detail: { action: 'withdraw', from: task.status, to: 'withdrawn' },
    });
  }

  private async open(tx: EntityManager, actor: Actor, attempt: ContactAttempt): Promise<void> {
    const { elderId, visitId, villageCode, townCode } = attempt;
    const now = this.clock.now();
    const policy = policyOn(this.clock.today());
    const dueAt = goAndSeeBy(now, policy);
    const dueOn: LocalDate = this.clock.dateOf(dueAt);
    const task: Omit<FollowUp, 'id'> = {
      elderId,
      visitId,
      villageCode,
      townCode,
      kind: 'go_and_see',
      severity: 'urgent',
      status: 'open',
      itemKeys: [],
      sentence: `多次联系不上，请在${policy.unreachableHours}小时内上门查看`,
      handling: 'reported_town',
      openedAt: now,
      openedBy: actor.accountId,
      dueOn,
      dueAt,
      closedAt: null,
      ownerId: actor.accountId,
      reach: 'village',
      settledBy: null,
    };
    const [id = 0] = await this.repository.insert(tx, [task]);
    await this.repository.insertEvents(tx, [
      { followUpId: id, action: 'open', toStatus: 'open', at: now, accountId: actor.accountId, reach: 'village' },
    ]);
    await this.messages.reported(tx, { id, ...task }, 'village', actor.accountId);
    await this.audit.record(tx, actor, {
      action: 'follow_up.open',
      subjectType: 'follow_up',
      subjectId: id,
      regionCode: villageCode,
      detail: { kind: 'go_and_see', visitId },
    });
  }

  /** Seen or spoken to: nobody needs to ask back about that. */
  private async end(tx: EntityManager, actor: Actor, task: FollowUp, attempt: ContactAttempt): Promise<void> {
    const at = this.clock.now();
    const note = attempt.method === 'home' ? '上门见到了老人' : '联系上了老人';
    const by = { followUpId: task.id, at, accountId: actor.accountId };
    await this.repository.change(tx, task.id, { status: 'closed', closedAt: at, settledBy: 'village' });
    await this.repository.insertEvents(tx, [
      { ...by, action: 'resolve', toStatus: 'resolved', note },
      { ...by, action: 'confirm', toStatus: 'closed', note },
    ]);
    await this.audit.record(tx, actor, {
      action: 'follow_up.advance',
      subjectType: 'follow_up',
      subjectId: task.id,
      regionCode: task.villageCode,
      detail: { action: 'confirm', from: task.status, to: 'closed', visitId: attempt.visitId },
    });
  }
}
