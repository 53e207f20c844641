import { Injectable } from '@nestjs/common';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import type { FollowUpStatus } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { insertRow } from '../../platform/database/insert-row.js';
import { applyElderScope } from '../../platform/scope.js';
import { forUpdate } from '../../platform/tx.js';
import { FollowUpEvent } from './follow-up-event.entity.js';
import { FollowUp } from './follow-up.entity.js';

/** A follow-up with the name of the elder it is about. */
export interface NamedFollowUp {
  followUp: FollowUp;
  elderName: string;
}

/** Which follow-ups a page shows. */
export interface FollowUpFilter {
  statuses: readonly FollowUpStatus[];
  elderId: number | null;
  afterId: number;
  limit: number;
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

  async insertEvents(tx: EntityManager, events: Omit<FollowUpEvent, 'id'>[]): Promise<void> {
    await tx.insert(FollowUpEvent, events);
  }

  /** A follow-up in the actor's scope, locked until the transaction ends; null when there is none. */
  async lockInScope(tx: EntityManager, actor: Actor, id: number): Promise<FollowUp | null> {
    const visible = await inScope(tx, actor).andWhere('f.id = :id', { id }).getOne();
    return visible && tx.findOneOrFail(FollowUp, { where: { id }, ...forUpdate(tx) });
  }

  /** Writes the status that a step came to. */
  async setStatus(tx: EntityManager, id: number, status: FollowUpStatus, closedAt: Date | null): Promise<void> {
    await tx.update(FollowUp, { id }, { status, closedAt });
  }

  async findInScope(manager: EntityManager, actor: Actor, id: number): Promise<NamedFollowUp | null> {
    const [named] = await withNames(inScope(manager, actor).andWhere('f.id = :id', { id }));
    return named ?? null;
  }

  /** A page of follow-ups in the actor's scope, oldest first. */
  list(manager: EntityManager, actor: Actor, filter: FollowUpFilter): Promise<NamedFollowUp[]> {
    const query = inScope(manager, actor)
      .andWhere('f.status IN (:...statuses)', { statuses: filter.statuses })
      .andWhere('f.id > :afterId', { afterId: filter.afterId })
      .orderBy('f.id')
      .limit(filter.limit);
    if (filter.elderId !== null) query.andWhere('f.elderId = :elderId', { elderId: filter.elderId });
    return withNames(query);
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
