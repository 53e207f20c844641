import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  FOLLOW_UP_REACHES,
  type FollowUpReach,
  type Handling,
  type LocalDate,
  type VisitItemKey,
  type VisitItems,
  followUpDueOn,
  followUpsFor,
  policyOn,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Audit } from '../../platform/audit.js';
import { Clock } from '../../platform/clock.js';
import { conflict } from '../../platform/errors.js';
import { type Page, decodeCursor, pageOf } from '../../platform/paging.js';
import { FigureMarks } from '../figures/figure-marks.service.js';
import { FollowUpMessages } from './follow-up-messages.js';
import { UNFINISHED, FollowUpViews, noSuchFollowUp } from './follow-up-views.js';
import type { FollowUp } from './follow-up.entity.js';
import { FollowUpCounts, type FollowUpDetail, FollowUpDto, type FollowUpQuery } from './follow-ups.dto.js';
import { FollowUpsRepository } from './follow-ups.repository.js';

export { FollowUpDto };

const REACHES = Object.keys(FOLLOW_UP_REACHES) as FollowUpReach[];

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
export type UnfinishedFollowUp = Pick<FollowUp, 'id' | 'elderId' | 'kind' | 'openedAt' | 'sentence'> & {
  /** The family has said that it is done. */
  saidDone: boolean;
};

/** What visits find, until somebody has seen it through and asked back (跟踪回访, 三（三）8). */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly messages: FollowUpMessages,
    private readonly views: FollowUpViews,
    private readonly repository: FollowUpsRepository,
    private readonly marks: FigureMarks,
  ) {}

  /** Opens what the answers of a visit call for, by the rules of the domain, in the visit's transaction. */
  async openFrom(tx: EntityManager, actor: Actor, findings: VisitFindings): Promise<FollowUpDto[]> {
    const { visitId, elderId, villageCode, townCode, handlings } = findings;
    const handlingOf = Object.fromEntries(handlings.map(({ itemKey, handling }) => [itemKey, handling]));
    const proposals = followUpsFor(findings.answers, handlingOf);
    if (proposals.length === 0) return [];

    const now = this.clock.now();
    const policy = policyOn(findings.visitedOn);
    const opened = proposals.map(({ kind, severity, itemKeys, sentence, status }): Omit<FollowUp, 'id'> => {
      const isSettled = status === 'resolved';
      return {
        elderId,
        visitId,
        villageCode,
        townCode,
        kind,
        severity,
        status,
        itemKeys: [...itemKeys],
        sentence,
        handling: isSettled ? 'reminded_resolved' : 'reported_town',
        openedAt: now,
        openedBy: actor.accountId,
        dueOn: followUpDueOn(findings.visitedOn, severity, policy),
        dueAt: null,
        closedAt: null,
        // What was reported is for the town to take; asking back after what was settled is the visitor's own.
        ownerId: isSettled ? actor.accountId : null,
        reach: isSettled ? 'village' : 'town',
        settledBy: isSettled ? 'family' : null,
      };
    });
    const ids = await this.repository.insert(tx, opened);
    await this.marks.addMonths(tx, villageCode, [now]);
    const followUps = opened.map((followUp, index) => ({ id: ids[index] as number, ...followUp }));
    await this.repository.insertEvents(
      tx,
      followUps.map(({ id, status, itemKeys, reach }) => ({
        followUpId: id,
        action: 'open',
        toStatus: status,
        note: notesAbout(itemKeys, handlings),
        at: now,
        accountId: actor.accountId,
        reach,
      })),
    );
    for (const followUp of followUps.filter(({ reach }) => reach === 'town')) {
      await this.messages.reported(tx, followUp, 'town', actor.accountId);
    }
    return this.views.many(
      tx,
      actor,
      followUps.map((followUp) => ({ followUp, elderName: findings.elderName })),
    );
  }

  /**
   * Takes back what a visit led to and nobody has seen through yet, since the record no longer stands. What was closed
   * was there, and stays; so does the task to go and see, which follows the attempts that are left.
   */
  async withdrawOf(tx: EntityManager, actor: Actor, visitId: number, note: string): Promise<void> {
    const found = await this.repository.ofVisits(tx, [visitId]);
    const at = this.clock.now();
    const open = found.filter(({ kind, status }) => kind !== 'go_and_see' && UNFINISHED.includes(status));
    for (const { id, villageCode, openedAt } of open) {
      await this.repository.change(tx, id, { status: 'withdrawn', closedAt: at });
      await this.repository.insertEvents(tx, [
        { followUpId: id, action: 'withdraw', toStatus: 'withdrawn', note, at, accountId: actor.accountId },
      ]);
      await this.marks.addMonths(tx, villageCode, [openedAt]);
    }
  }

  /** What these visits led to, by visit. The caller has checked that the reader may see the visits. */
  async ofVisits(
    manager: EntityManager,
    actor: Actor,
    visitIds: number[],
    elderName: string,
  ): Promise<Map<number, FollowUpDto[]>> {
    const byVisit = new Map<number, FollowUpDto[]>(visitIds.map((id) => [id, []]));
    const rows = await this.repository.ofVisits(manager, visitIds);
    const named = rows.map((followUp) => ({ followUp, elderName }));
    for (const dto of await this.views.many(manager, actor, named)) byVisit.get(dto.visitId ?? 0)?.push(dto);
    return byVisit;
  }

  /** What is being seen to for these elders. The caller has checked that the reader may see it. */
  async unfinishedOf(manager: EntityManager, elderIds: number[]): Promise<UnfinishedFollowUp[]> {
    const followUps = await this.repository.ofElders(manager, elderIds, UNFINISHED);
    const saidDone = await this.repository.saidDone(
      manager,
      followUps.map(({ id }) => id),
    );
    return followUps.map(({ id, elderId, kind, openedAt, sentence }) => ({
      id,
      elderId,
      kind,
      openedAt,
      sentence,
      saidDone: saidDone.has(id),
    }));
  }

  /**
   * Notes that the family says it is done: a suggestion to whoever sees to it, not a closing. The caller has checked
   * that the elder agreed to show it to them. Said again, it stays said.
   * @throws Problem 404, 409 `follow_up.finished`
   */
  async suggestDone(tx: EntityManager, actor: Actor, elderId: number, id: number, note: string | null): Promise<void> {
    const followUp = await this.repository.lockInScope(tx, actor, id);
    if (followUp?.elderId !== elderId) throw noSuchFollowUp();
    if (!UNFINISHED.includes(followUp.status)) {
      throw conflict('follow_up.finished', '这件事已经办结，不需要再反映。');
    }
    if ((await this.repository.saidDone(tx, [id])).has(id)) return;
    const at = this.clock.now();
    await this.repository.insertEvents(tx, [
      {
        followUpId: id,
        action: 'family_done',
        toStatus: followUp.status,
        note,
        at,
        accountId: actor.accountId,
      },
    ]);
    await this.audit.record(tx, actor, {
      action: 'family.report_done',
      subjectType: 'follow_up',
      subjectId: id,
      regionCode: followUp.villageCode,
    });
  }

  /** A page of follow-ups in the actor's scope, the earliest due first. */
  async list(actor: Actor, query: FollowUpQuery): Promise<Page<FollowUpDto>> {
    const after = decodeCursor(query.cursor, ['string', 'number']);
    const status = query.status ?? 'unfinished';
    const { manager } = this.dataSource;
    const rows = await this.repository.list(manager, actor, {
      statuses: status === 'unfinished' ? UNFINISHED : [status],
      elderId: query.elderId ?? null,
      kind: query.kind ?? null,
      severity: query.severity ?? null,
      reaches: reachesBetween(query.reach, query.upTo),
      ownerId: query.of === 'mine' ? actor.accountId : null,
      overdueOn: query.overdue ? { today: this.clock.today(), now: this.clock.now() } : null,
      after: after && { dueOn: after[0], id: after[1] },
      limit: query.limit + 1,
    });
    const page = pageOf(rows, query.limit, ({ followUp }) => [followUp.dueOn, followUp.id]);
    return { ...page, items: await this.views.many(manager, actor, page.items) };
  }

  /** How many unfinished ones there are in the actor's scope. */
  async counts(actor: Actor): Promise<FollowUpCounts> {
    const counted = await this.repository.countByStatus(this.dataSource.manager, actor, UNFINISHED, {
      today: this.clock.today(),
      now: this.clock.now(),
    });
    const of = (status: FollowUp['status']): number => counted.find((row) => row.status === status)?.count ?? 0;
    const sum = (key: 'overdue' | 'mine' | 'atCity'): number => counted.reduce((total, row) => total + row[key], 0);
    return {
      open: of('open'),
      inProgress: of('in_progress'),
      resolved: of('resolved'),
      overdue: sum('overdue'),
      mine: sum('mine'),
      atCity: sum('atCity'),
    };
  }

  /** @throws Problem 404 out of scope */
  read(actor: Actor, id: number): Promise<FollowUpDetail> {
    return this.views.detail(this.dataSource.manager, actor, id);
  }
}

/** The levels from one to another, none where the first is the higher one; null for all of them. */
function reachesBetween(from?: FollowUpReach, upTo?: FollowUpReach): FollowUpReach[] | null {
  if (!from && !upTo) return null;
  return REACHES.slice(from ? REACHES.indexOf(from) : 0, upTo ? REACHES.indexOf(upTo) + 1 : undefined);
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
