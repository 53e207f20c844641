import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { CareLevel, Role } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { elderScopeSql } from '../../platform/scope.js';
import { forUpdate } from '../../platform/tx.js';
import { ClassRaise } from '../classification/classification.service.js';
import { marks } from '../../platform/database/rows.js';

/** A raise with the elder it is about. */
export interface RaiseRow {
  raise: ClassRaise;
  elder: { id: number; name: string; villageCode: string; townCode: string; level: CareLevel | null };
}

/** What a list is narrowed to. */
export interface RaiseFilter {
  elderId?: number;
  statuses?: readonly string[];
  /** Only those that people of this role proposed. */
  proposedRoles?: readonly Role[];
}

interface Record {
  raise_id: number;
  id: number;
  name: string;
  village_code: string;
  town_code: string;
  level: CareLevel | null;
}

/** Raises within a scope. */
@Injectable()
export class RaisesRepository {
  /** Latest first. @param beforeId id after which (going back) they begin; null for the latest */
  async rows(
    tx: EntityManager,
    actor: Actor,
    { elderId, statuses, proposedRoles }: RaiseFilter,
    beforeId: number | null,
    limit: number,
  ): Promise<RaiseRow[]> {
    const scope = elderScopeSql('e', actor);
    const conditions: [string, readonly unknown[]][] = [
      [scope.where, scope.params],
      ...(beforeId === null ? [] : ([['r.id < ?', [beforeId]]] as [string, unknown[]][])),
      ...(elderId === undefined ? [] : ([['r.elder_id = ?', [elderId]]] as [string, unknown[]][])),
      ...(statuses ? ([[`r.status IN (${marks(statuses)})`, statuses]] as [string, readonly unknown[]][]) : []),
      ...(proposedRoles
        ? ([[`r.proposed_role IN (${marks(proposedRoles)})`, proposedRoles]] as [string, readonly unknown[]][])
        : []),
    ];
    const records = await tx.query<Record[]>(
      `SELECT r.id AS raise_id, e.id, e.name, e.village_code, e.town_code, e.level
       FROM class_raise r JOIN elder e ON e.id = r.elder_id
       WHERE ${conditions.map(([where]) => where).join(' AND ')}
       ORDER BY r.id DESC LIMIT ${limit}`,
      conditions.flatMap(([, params]) => params),
    );
    const raises = await tx.findBy(ClassRaise, { id: In(records.map((record) => record.raise_id)) });
    const byId = new Map(raises.map((raise) => [raise.id, raise]));
    return records.flatMap(({ raise_id, id, name, village_code, town_code, level }) => {
      const raise = byId.get(raise_id);
      return raise ? [{ raise, elder: { id, name, villageCode: village_code, townCode: town_code, level } }] : [];
    });
  }

  /** A raise as it stands under the lock; call it with the household of its elder locked. */
  locked(tx: EntityManager, id: number): Promise<ClassRaise> {
    return tx.findOneOrFail(ClassRaise, { where: { id }, ...forUpdate(tx) });
  }
}
