import { Injectable } from '@nestjs/common';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import type { Actor } from '../../platform/actor.js';
import { insertRow } from '../../platform/database/insert-row.js';
import { applyElderScope, elderScopeSql } from '../../platform/scope.js';
import { forUpdateSql } from '../../platform/tx.js';
import type { RoundedPlace } from './proximity.js';
import { VisitLocation } from './visit-location.entity.js';
import type { SafetyAnswers } from './visit-rules.js';
import { VisitSignature } from './visit-signature.entity.js';
import { Visit } from './visit.entity.js';

/** What recording a visit needs to know about the elder. */
export interface VisitedElder {
  id: number;
  name: string;
  householdId: number;
  villageCode: string;
  townCode: string;
  closedOn: string | null;
  visitCount: number;
}

/** The last row of a page of visits. */
export interface VisitPosition {
  visitedOn: string;
  id: number;
}

interface ElderRecord {
  id: number;
  name: string;
  household_id: number;
  village_code: string;
  town_code: string;
  closed_on: string | null;
  visit_count: number;
}

/** Rows of visits. What a reader may see is part of each query. */
@Injectable()
export class VisitsRepository {
  /**
   * The elder, locked until the transaction ends so that visits get their numbers one by one; null out of scope. Who
   * lived in the actor's village on the day of the visit was in scope then: a visit that was still on a phone when the
   * elder moved away is not lost.
   */
  async lockElder(tx: EntityManager, actor: Actor, elderId: number, visitedOn: string): Promise<VisitedElder | null> {
    const scope = elderScopeSql('e', actor);
    const then = elderScopeSql('s', actor, 'elder_id');
    const [record] = await tx.query<ElderRecord[]>(
      `SELECT e.id, e.name, e.household_id, e.village_code, e.town_code, e.closed_on, e.visit_count
       FROM elder e WHERE e.id = ? AND (${scope.where} OR EXISTS (
         SELECT 1 FROM household_stay s WHERE s.elder_id = e.id AND s.from_date <= ? AND s.to_date >= ? AND ${then.where}
       ))${forUpdateSql(tx)}`,
      [elderId, ...scope.params, visitedOn, visitedOn, ...then.params],
    );
    if (!record) return null;
    return {
      id: record.id,
      name: record.name,
      householdId: record.household_id,
      villageCode: record.village_code,
      townCode: record.town_code,
      closedOn: record.closed_on,
      visitCount: record.visit_count,
    };
  }

  /** The elder's name if the actor may see the file, else null. */
  async nameInScope(tx: EntityManager, actor: Actor, elderId: number): Promise<string | null> {
    const scope = elderScopeSql('e', actor);
    const [record] = await tx.query<{ name: string }[]>(
      `SELECT e.name FROM elder e WHERE e.id = ? AND ${scope.where}`,
      [elderId, ...scope.params],
    );
    return record?.name ?? null;
  }

  /** Writes the number of the visit just recorded; the elder is locked. */
  async setVisitCount(tx: EntityManager, elderId: number, count: number): Promise<void> {
    await tx.query('UPDATE elder SET visit_count = ? WHERE id = ?', [count, elderId]);
  }

  /** 安全情况 of the elder's latest completed record up to a day; empty when there is none. */
  async safetyBefore(tx: EntityManager, elderId: number, day: string): Promise<SafetyAnswers> {
    const [record] = await tx.query<
      { gas_safety: string | null; water_heating_safety: string | null; electricity_safety: string | null }[]
    >(
      `SELECT gas_safety, water_heating_safety, electricity_safety FROM visit
       WHERE elder_id = ? AND visited_on <= ? AND outcome = 'completed' AND voided = 0
       ORDER BY visited_on DESC, id DESC LIMIT 1`,
      [elderId, day],
    );
    if (!record) return {};
    return {
      gasSafety: record.gas_safety,
      waterHeatingSafety: record.water_heating_safety,
      electricitySafety: record.electricity_safety,
    };
  }

  /** Inserts a visit. @returns its id */
  insert(tx: EntityManager, visit: Omit<Visit, 'id'>): Promise<number> {
    return insertRow(tx, Visit, visit);
  }

  async insertSignature(tx: EntityManager, signature: VisitSignature): Promise<void> {
    await tx.insert(VisitSignature, signature);
  }

  async insertLocation(tx: EntityManager, location: VisitLocation): Promise<void> {
    await tx.insert(VisitLocation, location);
  }

  /** Tells whether a code is the valid one of the household's door. */
  async isDoorOf(tx: EntityManager, householdId: number, code: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>('SELECT 1 FROM door_code WHERE code = ? AND active_household_id = ?', [
      code,
      householdId,
    ]);
    return rows.length > 0;
  }

  /** Where the home is by its file, else where a phone was when the door was last scanned; null when neither is kept. */
  async doorPlace(tx: EntityManager, householdId: number): Promise<RoundedPlace | null> {
    const [onFile] = await tx.query<RoundedPlace[]>(
      `SELECT latitude_milli AS latitudeMilli, longitude_milli AS longitudeMilli
       FROM home_place WHERE household_id = ?`,
      [householdId],
    );
    if (onFile) return onFile;
    return tx.findOne(VisitLocation, {
      where: { householdId, doorMatched: true },
      order: { visitId: 'DESC' },
    });
  }

  /** Deletes the places whose time is over. @returns how many */
  async eraseLocations(tx: EntityManager, today: string): Promise<number> {
    const { affected } = await tx
      .createQueryBuilder()
      .delete()
      .from(VisitLocation)
      .where('eraseAfter < :today', { today })
      .execute();
    return affected ?? 0;
  }

  /** A visit to an elder in the actor's scope, or null. */
  findInScope(tx: EntityManager, actor: Actor, visitId: number): Promise<Visit | null> {
    return inScope(tx, actor).andWhere('visit.id = :visitId', { visitId }).getOne();
  }

  /** Visits to an elder in the actor's scope, latest first, at most `limit`. */
  ofElder(
    tx: EntityManager,
    actor: Actor,
    elderId: number,
    after: VisitPosition | null,
    limit: number,
  ): Promise<Visit[]> {
    const query = inScope(tx, actor).andWhere('visit.elderId = :elderId', { elderId });
    if (after) {
      query.andWhere('(visit.visitedOn < :day OR (visit.visitedOn = :day AND visit.id < :id))', {
        day: after.visitedOn,
        id: after.id,
      });
    }
    return query.orderBy('visit.visitedOn', 'DESC').addOrderBy('visit.id', 'DESC').limit(limit).getMany();
  }

  /** The local dates of visits, by id. The caller has checked that the reader may see them. */
  async daysOf(manager: EntityManager, visitIds: number[]): Promise<Map<number, string>> {
    const visits = await manager.find(Visit, { select: { id: true, visitedOn: true }, where: { id: In(visitIds) } });
    return new Map(visits.map(({ id, visitedOn }) => [id, visitedOn]));
  }

  /** An elder's latest records that stand. The caller has checked that the reader may see them. */
  latestOf(manager: EntityManager, elderId: number, limit: number): Promise<Visit[]> {
    return manager.find(Visit, {
      where: { elderId, voided: false },
      order: { visitedOn: 'DESC', id: 'DESC' },
      take: limit,
    });
  }

  /** The latest completed visit of each of these elders. */
  lastCompleted(manager: EntityManager, elderIds: number[]): Promise<Visit[]> {
    if (elderIds.length === 0) return Promise.resolve([]);
    return manager
      .createQueryBuilder(Visit, 'visit')
      .innerJoin('Elder', 'e', 'e.id = visit.elderId')
      .where('e.id IN (:...elderIds)', { elderIds })
      .andWhere(
        `visit.id = (SELECT latest.id FROM visit latest WHERE latest.elder_id = e.id AND latest.outcome = 'completed'
           AND latest.voided = 0
           ORDER BY latest.visited_on DESC, latest.id DESC LIMIT 1)`,
      )
      .getMany();
  }

  /** Which of these visits were signed. */
  async signed(tx: EntityManager, visitIds: number[]): Promise<Set<number>> {
    if (visitIds.length === 0) return new Set();
    const rows = await tx
      .createQueryBuilder(VisitSignature, 'signature')
      .select('signature.visitId', 'visitId')
      .where('signature.visitId IN (:...visitIds)', { visitIds })
      .getRawMany<{ visitId: number }>();
    return new Set(rows.map(({ visitId }) => visitId));
  }

  async signatureOf(tx: EntityManager, visitId: number): Promise<VisitSignature | null> {
    return tx.findOneBy(VisitSignature, { visitId });
  }
}

function inScope(tx: EntityManager, actor: Actor): SelectQueryBuilder<Visit> {
  const query = tx.createQueryBuilder(Visit, 'visit').innerJoin('Elder', 'e', 'e.id = visit.elderId');
  return applyElderScope(query, 'e', actor);
}
