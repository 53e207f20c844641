import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { CareLevel, EmergencyStatus } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { insertRow } from '../../platform/database/insert-row.js';
import { applyElderScope } from '../../platform/scope.js';
import { forUpdate } from '../../platform/tx.js';
import { EmergencyEvent } from './emergency-event.entity.js';
import { Emergency } from './emergency.entity.js';

/** An emergency with what the elder's file says of the person. */
export interface NamedEmergency {
  emergency: Emergency;
  elderName: string | null;
  level: CareLevel | null;
}

export interface EmergencyFilter {
  status: EmergencyStatus | null;
  elderId: number | null;
  beforeId: number | null;
  limit: number;
}

/** Rows of emergencies. What a reader may see is part of each query. */
@Injectable()
export class EmergenciesRepository {
  insert(tx: EntityManager, emergency: Omit<Emergency, 'id'>): Promise<number> {
    return insertRow(tx, Emergency, emergency);
  }

  insertEvent(tx: EntityManager, event: Omit<EmergencyEvent, 'id'>): Promise<number> {
    return insertRow(tx, EmergencyEvent, event);
  }

  /** The emergency of a phone's key, whoever made it. */
  byKey(tx: EntityManager, deviceKey: string): Promise<Emergency | null> {
    return tx.findOneBy(Emergency, { deviceKey });
  }

  /** One in the actor's scope, locked until the transaction ends. */
  async lockInScope(tx: EntityManager, actor: Actor, id: number): Promise<Emergency | null> {
    const visible = await inScope(tx, actor).andWhere('x.id = :id', { id }).getOne();
    return visible && tx.findOneOrFail(Emergency, { where: { id }, ...forUpdate(tx) });
  }

  async change(
    tx: EntityManager,
    id: number,
    changed: Partial<Pick<Emergency, 'status' | 'outcome' | 'settledAt' | 'archivedAt'>>,
  ): Promise<void> {
    await tx.update(Emergency, { id }, changed);
  }

  async findInScope(manager: EntityManager, actor: Actor, id: number): Promise<NamedEmergency | null> {
    const [named] = await withNames(inScope(manager, actor).andWhere('x.id = :id', { id }));
    return named ?? null;
  }

  /** A page in the actor's scope, latest first. */
  list(manager: EntityManager, actor: Actor, filter: EmergencyFilter): Promise<NamedEmergency[]> {
    const query = inScope(manager, actor).orderBy('x.id', 'DESC').limit(filter.limit);
    const { status, elderId, beforeId } = filter;
    if (status !== null) query.andWhere('x.status = :status', { status });
    if (elderId !== null) query.andWhere('x.elderId = :elderId', { elderId });
    if (beforeId !== null) query.andWhere('x.id < :beforeId', { beforeId });
    return withNames(query);
  }

  events(manager: EntityManager, emergencyId: number): Promise<EmergencyEvent[]> {
    return manager.find(EmergencyEvent, { where: { emergencyId }, order: { at: 'ASC', id: 'ASC' } });
  }

  /** The first completed visit to the elder that began in this time. */
  async visitAfter(
    manager: EntityManager,
    elderId: number,
    { from, until }: { from: Date; until: Date },
  ): Promise<{ id: number; visitedOn: string } | null> {
    const row = await manager
      .createQueryBuilder()
      .select('v.id', 'id')
      .addSelect('v.visited_on', 'visited_on')
      .from('Visit', 'v')
      .where('v.elder_id = :elderId', { elderId })
      .andWhere('v.started_at >= :from AND v.started_at < :until', { from, until })
      .andWhere("v.outcome = 'completed'")
      .orderBy('v.started_at')
      .limit(1)
      .getRawOne<{ id: number; visited_on: string }>();
    return row ? { id: row.id, visitedOn: row.visited_on } : null;
  }
}

function inScope(manager: EntityManager, actor: Actor): SelectQueryBuilder<Emergency> {
  const query = manager.createQueryBuilder(Emergency, 'x').leftJoin('Elder', 'e', 'e.id = x.elderId');
  return applyElderScope(query, 'x', actor, 'elder_id');
}

async function withNames(query: SelectQueryBuilder<Emergency>): Promise<NamedEmergency[]> {
  const { entities, raw } = await query
    .addSelect('e.name', 'elder_name')
    .addSelect('e.level', 'elder_level')
    .getRawAndEntities<{ elder_name: string | null; elder_level: CareLevel | null }>();
  return entities.map((emergency, index) => ({
    emergency,
    elderName: raw[index]?.elder_name ?? null,
    level: raw[index]?.elder_level ?? null,
  }));
}
