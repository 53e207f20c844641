import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  FOLLOW_UP_STATUSES,
  FOLLOW_UP_TRANSITIONS,
  type FollowUpAction,
  type FollowUpStatus,
  type Handling,
  type LocalDate,
  type VisitItemKey,
  type VisitItems,
  actionsFrom,
  addDays,
  followUpsFor,
  transition,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { type Problem, conflict, invalid, notFound } from '../../platform/errors.js';
import { Idempotency } from '../../platform/idempotency.js';
import { type Page, decodeCursor, pageOf } from '../../platform/paging.js';
import { may } from '../../platform/permissions.js';
import { Transactions } from '../../platform/tx.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegionsService } from '../regions/regions.service.js';
import { FOLLOW_UP_DAYS } from './follow-up-parameters.js';
import type { FollowUp } from './follow-up.entity.js';
import { type AdvanceFollowUp, type FollowUpDetail, FollowUpDto, type FollowUpQuery } from './follow-ups.dto.js';
import { FollowUpsRepository, type NamedFollowUp } from './follow-ups.repository.js';

export { FollowUpDto };

const ALL_STATUSES = Object.keys(FOLLOW_UP_STATUSES) as FollowUpStatus[];
const UNFINISHED = ALL_STATUSES.filter((status) => !FOLLOW_UP_TRANSITIONS.final.includes(status));

/** A visit whose answers may call for something. */
export interface VisitFindings {
  visitId: number;
  elderId: number;
  elderName: string;
  villageCode: string;
  townCode: string;
  visitedOn: LocalDate;
  answers: VisitItems;
  handlings: { itemKey: VisitItemKey; handling: Handling; note: string | null }[];
}

/** What is still being seen to, in short. */
export type UnfinishedFollowUp = Pick<FollowUp, 'elderId' | 'kind' | 'openedAt' | 'sentence'>;

/** What visits find, until somebody has seen it through and asked back (跟踪回访, 三（三）8). */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly idempotency: Idempotency,
    private readonly audit: Audit,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly repository: FollowUpsRepository,
  ) {}

  /** Opens what the answers of a visit call for, by the rules of the domain, in the visit's transaction. */
  async openFrom(tx: EntityManager, actor: Actor, findings: VisitFindings): Promise<FollowUpDto[]> {
    const { visitId, elderId, villageCode, townCode, handlings } = findings;
    const handlingOf = Object.fromEntries(handlings.map(({ itemKey, handling }) => [itemKey, handling]));
    const proposals = followUpsFor(findings.answers, handlingOf);
    if (proposals.length === 0) return [];

    const now = this.clock.now();
    const opened = proposals.map(({ kind, severity, itemKeys, sentence, status }) => ({
      elderId,
      visitId,
      villageCode,
      townCode,
      kind,
      severity,
      status,
      itemKeys: [...itemKeys],
      sentence,
      handling: (status === 'resolved' ? 'reminded_resolved' : 'reported_town') as Handling,
      openedAt: now,
      openedBy: actor.accountId,
      dueOn: addDays(findings.visitedOn, FOLLOW_UP_DAYS[severity]) as string,
      closedAt: null,
    }));
    const ids = await this.repository.insert(tx, opened);
    const followUps = opened.map((followUp, index) => ({ id: ids[index] as number, ...followUp }));
    await this.repository.insertEvents(
      tx,
      followUps.map(({ id, status, itemKeys }) => ({
        followUpId: id,
        action: 'open',
        toStatus: status,
        note: notesAbout(itemKeys, handlings),
        at: now,
        accountId: actor.accountId,
      })),
    );
    return followUps.map((followUp) => this.toDto({ followUp, elderName: findings.elderName }, actor));
  }

  /** What these visits led to, by visit. The caller has checked that the reader may see the visits. */
  async ofVisits(
    manager: EntityManager,
    actor: Actor,
    visitIds: number[],
    elderName: string,
  ): Promise<Map<number, FollowUpDto[]>> {
    const byVisit = new Map<number, FollowUpDto[]>(visitIds.map((id) => [id, []]));
    for (const followUp of await this.repository.ofVisits(manager, visitIds)) {
      byVisit.get(followUp.visitId)?.push(this.toDto({ followUp, elderName }, actor));
    }
    return byVisit;
  }

  /** What is being seen to for these elders. The caller has checked that the reader may see it. */
  async unfinishedOf(manager: EntityManager, elderIds: number[]): Promise<UnfinishedFollowUp[]> {
    const followUps = await this.repository.ofElders(manager, elderIds, UNFINISHED);
    return followUps.map(({ elderId, kind, openedAt, sentence }) => ({ elderId, kind, openedAt, sentence }));
  }

  /** A page of follow-ups in the actor's scope, oldest first. */
  async list(actor: Actor, query: FollowUpQuery): Promise<Page<FollowUpDto>> {
    const [afterId] = decodeCursor(query.cursor, ['number']) ?? [0];
    const status = query.status ?? 'unfinished';
    const rows = await this.repository.list(this.dataSource.manager, actor, {
      statuses: status === 'unfinished' ? UNFINISHED : [status],
      elderId: query.elderId ?? null,
      afterId,
      limit: query.limit + 1,
    });
    const page = pageOf(rows, query.limit, ({ followUp }) => [followUp.id]);
    return { ...page, items: page.items.map((row) => this.toDto(row, actor)) };
  }

  /** @throws Problem 404 out of scope */
  async read(actor: Actor, id: number): Promise<FollowUpDetail> {
    return this.detail(this.dataSource.manager, actor, id);
  }

  /**
   * Takes a step with a follow-up.
   * @throws Problem 404 out of scope, 409 `follow_up.transition_refused` when its status has no such step, 422
   * `follow_up.note_missing` when the step asks for words
   */
  advance(actor: Actor, id: number, body: AdvanceFollowUp): Promise<FollowUpDetail> {
    const route = `POST /follow-ups/${id}/transitions`;
    return this.transactions.run((tx) =>
      this.idempotency.run(tx, actor, { clientId: body.clientId, route, body }, async () => {
        await this.step(tx, actor, id, body);
        return this.detail(tx, actor, id);
      }),
    );
  }

  private async step(tx: EntityManager, actor: Actor, id: number, body: AdvanceFollowUp): Promise<void> {
    const followUp = await this.repository.lockInScope(tx, actor, id);
    if (!followUp) throw noSuchFollowUp();
    const note = body.note.trim();
    const result = transition(FOLLOW_UP_TRANSITIONS, followUp.status, body.action as FollowUpAction, { note });
    if (!result.ok) {
      if (result.code === 'transition.not_allowed')
        throw conflict('follow_up.transition_refused', `${result.message}。`);
      const code = 'follow_up.note_missing';
      throw invalid(code, `${result.message}。`, [{ field: 'note', code, detail: result.message }]);
    }

    const at = this.clock.now();
    const closedAt = FOLLOW_UP_TRANSITIONS.final.includes(result.to) ? at : null;
    await this.repository.setStatus(tx, id, result.to, closedAt);
    await this.repository.insertEvents(tx, [
      { followUpId: id, action: body.action, toStatus: result.to, note: note || null, at, accountId: actor.accountId },
    ]);
    await this.audit.record(tx, actor, {
      action: 'follow_up.advance',
      subjectType: 'follow_up',
      subjectId: id,
      regionCode: followUp.villageCode,
      detail: { action: body.action, from: followUp.status, to: result.to },
    });
  }

  private async detail(manager: EntityManager, actor: Actor, id: number): Promise<FollowUpDetail> {
    const named = await this.repository.findInScope(manager, actor, id);
    if (!named) throw noSuchFollowUp();
    const events = await this.repository.events(manager, id);
    const names = await this.accounts.namesOf(
      events.map(({ accountId }) => accountId),
      manager,
    );
    return {
      ...this.toDto(named, actor),
      events: events.map(({ action, toStatus, note, at, accountId }) => ({
        action,
        toStatus,
        note,
        at: at.toISOString(),
        accountName: names.get(accountId) ?? '',
      })),
    };
  }

  private toDto({ followUp, elderName }: NamedFollowUp, actor: Actor): FollowUpDto {
    const isFinished = FOLLOW_UP_TRANSITIONS.final.includes(followUp.status);
    return {
      id: followUp.id,
      elderId: followUp.elderId,
      elderName,
      villageCode: followUp.villageCode,
      villageName: this.regions.nameOf(followUp.villageCode) ?? '',
      visitId: followUp.visitId,
      kind: followUp.kind,
      severity: followUp.severity,
      status: followUp.status,
      sentence: followUp.sentence,
      itemKeys: followUp.itemKeys,
      handling: followUp.handling,
      openedAt: followUp.openedAt.toISOString(),
      dueOn: followUp.dueOn,
      overdue: !isFinished && followUp.dueOn < this.clock.today(),
      closedAt: followUp.closedAt?.toISOString() ?? null,
      actions: may(actor.role, 'follow_up.advance') ? actionsFrom(FOLLOW_UP_TRANSITIONS, followUp.status) : [],
    };
  }
}

function notesAbout(itemKeys: VisitItemKey[], handlings: VisitFindings['handlings']): string | null {
  const notes = handlings.filter(({ itemKey, note }) => itemKeys.includes(itemKey) && note);
  return (
    notes
      .map(({ note }) => note)
      .join('；')
      .slice(0, 500) || null
  );
}

function noSuchFollowUp(): Problem {
  return notFound('没有这条跟踪事项，请返回列表刷新后再看。', 'follow_up.unknown');
}
