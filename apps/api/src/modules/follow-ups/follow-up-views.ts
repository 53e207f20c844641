import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  FOLLOW_UP_STATUSES,
  FOLLOW_UP_TRANSITIONS,
  type FollowUpStatus,
  type LocalDate,
  actionsFrom,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { type Problem, notFound } from '../../platform/errors.js';
import { may } from '../../platform/permissions.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { RegionsService } from '../regions/regions.service.js';
import type { FollowUp } from './follow-up.entity.js';
import type { FollowUpDetail, FollowUpDto } from './follow-ups.dto.js';
import { FollowUpsRepository, type NamedFollowUp } from './follow-ups.repository.js';

/** Statuses in which somebody still has to do something. */
export const UNFINISHED = (Object.keys(FOLLOW_UP_STATUSES) as FollowUpStatus[]).filter(
  (status) => !FOLLOW_UP_TRANSITIONS.final.includes(status),
);

/** Follow-ups as the answers show them. */
@Injectable()
export class FollowUpViews {
  constructor(
    private readonly clock: Clock,
    private readonly accounts: AccountsService,
    private readonly regions: RegionsService,
    private readonly repository: FollowUpsRepository,
  ) {}

  /** @throws Problem 404 out of scope */
  async detail(manager: EntityManager, actor: Actor, id: number): Promise<FollowUpDetail> {
    const named = await this.repository.findInScope(manager, actor, id);
    if (!named) throw noSuchFollowUp();
    const events = await this.repository.events(manager, id);
    const ids = events.flatMap(({ accountId, otherAccountId }) => [accountId, otherAccountId]);
    const names = await this.namesOf(manager, [...ids, named.followUp.ownerId]);
    return {
      ...this.toDto(named, actor, names),
      townName: this.regions.nameOf(named.followUp.townCode) ?? '',
      events: events.map(({ action, toStatus, note, at, accountId, otherAccountId, reach, fileIds }) => ({
        action,
        toStatus,
        note,
        at: at.toISOString(),
        accountName: accountId === null ? '' : (names.get(accountId) ?? ''),
        otherAccountName: otherAccountId === null ? null : (names.get(otherAccountId) ?? ''),
        reach,
        fileIds: fileIds ?? [],
      })),
    };
  }

  /** Several at once, with one look-up of names. */
  async many(manager: EntityManager, actor: Actor, rows: NamedFollowUp[]): Promise<FollowUpDto[]> {
    const names = await this.namesOf(
      manager,
      rows.map(({ followUp }) => followUp.ownerId),
    );
    return rows.map((row) => this.toDto(row, actor, names));
  }

  private namesOf(manager: EntityManager, ids: (number | null)[]): Promise<Map<number, string>> {
    return this.accounts.namesOf(
      ids.filter((id) => id !== null),
      manager,
    );
  }

  private toDto({ followUp, elderName }: NamedFollowUp, actor: Actor, names: Map<number, string>): FollowUpDto {
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
      dueAt: followUp.dueAt?.toISOString() ?? null,
      overdue: isOverdue(followUp, this.clock.today(), this.clock.now()),
      closedAt: followUp.closedAt?.toISOString() ?? null,
      reach: followUp.reach,
      ownerId: followUp.ownerId,
      ownerName: followUp.ownerId === null ? null : (names.get(followUp.ownerId) ?? ''),
      settledBy: followUp.settledBy,
      actions: may(actor.role, 'follow_up.advance') ? actionsFrom(FOLLOW_UP_TRANSITIONS, followUp.status) : [],
    };
  }
}

function isOverdue(
  { status, dueOn, dueAt }: Pick<FollowUp, 'status' | 'dueOn' | 'dueAt'>,
  today: LocalDate,
  now: Date,
): boolean {
  if (FOLLOW_UP_TRANSITIONS.final.includes(status)) return false;
  return dueOn < today || (dueAt !== null && dueAt < now);
}

/** The same answer for what does not exist and for what lies out of scope. */
export function noSuchFollowUp(): Problem {
  return notFound('没有这条跟踪事项，请返回列表刷新后再看。', 'follow_up.unknown');
}
