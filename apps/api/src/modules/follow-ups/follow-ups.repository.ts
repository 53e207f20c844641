import { Injectable } from '@nestjs/common';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import type { FollowUpKind, FollowUpReach, FollowUpSeverity, FollowUpStatus } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { insertRow } from '../../platform/database/insert-row.js';
import { numberOf, marks } from '../../platform/database/rows.js';
import { applyElderScope, elderScopeSql } from '../../platform/scope.js';
import { forUpdate, forUpdateSql } from '../../platform/tx.js';
import { FollowUpEvent } from './follow-up-event.entity.js';
import { FollowUp } from './follow-up.entity.js';

/** A follow-up with the name of the elder it is about. */
export interface NamedFollowUp {
  followUp: FollowUp;
  elderName: string;
}

/** A local date and the instant in it. */
export interface Moment {
  today: string;
  now: Date;
}

const PAST = '(f.dueOn < :today OR f.dueAt < :now)';

/** Which follow-ups a page shows. */
export interface FollowUpFilter {
  statuses: readonly FollowUpStatus[];
  elderId: number | null;
  kind: FollowUpKind | null;
  severity: FollowUpSeverity | null;
  reaches: readonly FollowUpReach[] | null;
  ownerId: number | null;
  /** Only those whose day, or hour, is past. */
  overdueOn: Moment | null;
  after: { dueOn: string; id: number } | null;
  limit: number;
}

/** An event as its writer describes it. */
export type NewEvent = Pick<FollowUpEvent, 'followUpId' | 'action' | 'toStatus' | 'at' | 'accountId'> &
  Partial<Pick<FollowUpEvent, 'note' | 'otherAccountId' | 'reach' | 'fileIds'>>;

/** Counts by status; `overdue`, `mine` and `atCity` are of unfinished ones. */
export interface StatusCount {
  status: FollowUpStatus;
  count: number;
  overdue: number;
  mine: number;
  atCity: number;
}

/** Rows of follow-ups. What a reader may see is part of each query. */
@Injectable()
export class FollowUpsRepository {
  /** Inserts follow-ups. @returns their ids, in order */
  async insert(tx: EntityManager, followUps: Omit<FollowUp, 'id'>[]): Promise<number[]> {
    const ids: number[] = [];
    for (const followUp of followUps) ids.push(await insertRow(tx, FollowUp, followUp));
    return ids;
  }

  async insertEvents(tx: EntityManager, events: NewEvent[]): Promise<void> {
    const empty = { note: null, otherAccountId: null, reach: null, fileIds: null };
    await tx.insert(
      FollowUpEvent,
      events.map((event) => ({ ...empty, ...event })),
    );
  }

  /** A follow-up in the actor's scope, locked until the transaction ends; null when there is none. */
  async lockInScope(tx: EntityManager, actor: Actor, id: number): Promise<FollowUp | null> {
    const visible = await inScope(tx, actor).andWhere('f.id = :id', { id }).getOne();
    return visible && tx.findOneOrFail(FollowUp, { where: { id }, ...forUpdate(tx) });
  }

  /** Writes what a step came to. */
  async change(
    tx: EntityManager,
    id: number,
    changed: Partial<Pick<FollowUp, 'status' | 'closedAt' | 'ownerId' | 'reach' | 'settledBy'>>,
  ): Promise<void> {
    await tx.update(FollowUp, { id }, changed);
  }

  async findInScope(manager: EntityManager, actor: Actor, id: number): Promise<NamedFollowUp | null> {
    const [named] = await withNames(inScope(manager, actor).andWhere('f.id = :id', { id }));
    return named ?? null;
  }

  /** A page of follow-ups in the actor's scope, the earliest due first. */
  list(manager: EntityManager, actor: Actor, filter: FollowUpFilter): Promise<NamedFollowUp[]> {
    const query = inScope(manager, actor)
      .andWhere('f.status IN (:...statuses)', { statuses: filter.statuses })
      .orderBy('f.dueOn')
      .addOrderBy('f.id')
      .limit(filter.limit);
    const { elderId, kind, severity, ownerId, overdueOn, reaches, after } = filter;
    if (elderId !== null) query.andWhere('f.elderId = :elderId', { elderId });
    if (kind !== null) query.andWhere('f.kind = :kind', { kind });
    if (severity !== null) query.andWhere('f.severity = :severity', { severity });
    if (ownerId !== null) query.andWhere('f.ownerId = :ownerId', { ownerId });
    if (overdueOn !== null) query.andWhere(PAST, overdueOn);
    if (reaches?.length === 0) query.andWhere('1 = 0');
    else if (reaches !== null) query.andWhere('f.reach IN (:...reaches)', { reaches });
    if (after) query.andWhere('(f.dueOn > :dueOn OR (f.dueOn = :dueOn AND f.id > :id))', after);
    return withNames(query);
  }

  /** Unfinished ones of the actor's scope, counted by status. */
  async countByStatus(
    manager: EntityManager,
    actor: Actor,
    statuses: readonly FollowUpStatus[],
    { today, now }: Moment,
  ): Promise<StatusCount[]> {
    const scope = elderScopeSql('f', actor, 'elder_id');
    const rows = await manager.query<Record<keyof StatusCount, number | string>[]>(
      `SELECT f.status AS status, COUNT(*) AS count,
              SUM(CASE WHEN f.due_on < ? OR f.due_at < ? THEN 1 ELSE 0 END) AS overdue,
              SUM(CASE WHEN f.owner_id = ? THEN 1 ELSE 0 END) AS mine,
              SUM(CASE WHEN f.reach = 'city' THEN 1 ELSE 0 END) AS atCity
       FROM follow_up f
       WHERE ${scope.where} AND f.status IN (${marks(statuses)})
       GROUP BY f.status`,
      [today, now, actor.accountId, ...scope.params, ...statuses],
    );
    return rows.map((row) => ({
      status: row.status as FollowUpStatus,
      count: numberOf(row.count),
      overdue: numberOf(row.overdue),
      mine: numberOf(row.mine),
      atCity: numberOf(row.atCity),
    }));
  }

  /** Unfinished ones that are past their day and not with the city yet, by id, locked until the transaction ends. */
  lockOverdue(
    tx: EntityManager,
    statuses: readonly FollowUpStatus[],
    moment: Moment,
    afterId: number,
    limit: number,
  ): Promise<FollowUp[]> {
    const query = tx
      .createQueryBuilder(FollowUp, 'f')
      .where('f.status IN (:...statuses)', { statuses })
      .andWhere(PAST, moment)
      .andWhere("f.reach <> 'city'")
      .andWhere('f.id > :afterId', { afterId })
      .orderBy('f.id')
      .limit(limit);
    if (forUpdate(tx).lock) query.setLock('pessimistic_write');
    return query.getMany();
  }

  /** What these visits led to. The caller has checked that the reader may see the visits. */
  ofVisits(manager: EntityManager, visitIds: number[]): Promise<FollowUp[]> {
    if (visitIds.length === 0) return Promise.resolve([]);
    return manager.find(FollowUp, { where: { visitId: In(visitIds) }, order: { id: 'ASC' } });
  }

  /** Those of these elders in one of the statuses, oldest first. */
  ofElders(manager: EntityManager, elderIds: number[], statuses: readonly FollowUpStatus[]): Promise<FollowUp[]> {
    if (elderIds.length === 0) return Promise.resolve([]);
    return manager.find(FollowUp, {
      where: { elderId: In(elderIds), status: In([...statuses]) },
      order: { id: 'ASC' },
    });
  }

  /** Unfinished ones of this kind about an elder, locked until the transaction ends. */
  async lockOfElder(
    tx: EntityManager,
    elderId: number,
    kind: FollowUpKind,
    statuses: readonly FollowUpStatus[],
  ): Promise<FollowUp[]> {
    // A plain statement: each visit asks, and there is hardly ever one.
    const locked = await tx.query<{ id: number }[]>(
      `SELECT id FROM follow_up WHERE elder_id = ? AND kind = ? AND status IN (${marks(statuses)})${forUpdateSql(tx)}`,
      [elderId, kind, ...statuses],
    );
    if (locked.length === 0) return [];
    return tx.find(FollowUp, { where: { id: In(locked.map(({ id }) => id)) }, order: { id: 'ASC' } });
  }

  /** Which of these the family has said to be done. */
  async saidDone(manager: EntityManager, followUpIds: number[]): Promise<Set<number>> {
    if (followUpIds.length === 0) return new Set();
    const events = await manager.find(FollowUpEvent, {
      select: { followUpId: true },
      where: { followUpId: In(followUpIds), action: 'family_done' },
    });
    return new Set(events.map(({ followUpId }) => followUpId));
  }

  events(manager: EntityManager, followUpId: number): Promise<FollowUpEvent[]> {
    return manager.find(FollowUpEvent, { where: { followUpId }, order: { id: 'ASC' } });
  }
}

function inScope(manager: EntityManager, actor: Actor): SelectQueryBuilder<FollowUp> {
  const query = manager.createQueryBuilder(FollowUp, 'f').innerJoin('Elder', 'e', 'e.id = f.elderId');
  return applyElderScope(query, 'f', actor, 'elder_id');
}

async function withNames(query: SelectQueryBuilder<FollowUp>): Promise<NamedFollowUp[]> {
  const { entities, raw } = await query.addSelect('e.name', 'elder_name').getRawAndEntities<{ elder_name: string }>();
  return entities.map((followUp, index) => ({ followUp, elderName: raw[index]?.elder_name ?? '' }));
}
