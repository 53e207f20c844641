import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, MoreThanOrEqual } from 'typeorm';
import type { LocalDate, VisitMethod } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { instantOf, marks } from '../../platform/database/rows.js';
import { elderScopeSql } from '../../platform/scope.js';
import { forUpdate } from '../../platform/tx.js';
import type { OddityKind, SeenVisit } from './oddities.js';
import type { AskedVisit } from './visit-questions.dto.js';
import { VisitQuestion } from './visit-question.entity.js';

export interface QuestionFilter {
  answered: boolean;
  kind: OddityKind | null;
  beforeId: number | null;
  limit: number;
}

interface SeenRecord {
  id: number;
  visitor_id: number;
  household_id: number;
  town_code: string;
  method: VisitMethod;
  started_at: Date | string;
  visited_on: LocalDate;
  proximity: SeenVisit['proximity'];
}

/** Rows of questions, and the visits that they are about. */
@Injectable()
export class VisitQuestionsRepository {
  /** Completed visits of a village that stand, from a day on, and the town of it. */
  async seen(
    manager: EntityManager,
    villageCode: string,
    from: LocalDate,
  ): Promise<{ visits: SeenVisit[]; townCode: string }> {
    const records = await manager.query<SeenRecord[]>(
      `SELECT v.id, v.visitor_id, e.household_id, v.town_code, v.method, v.started_at, v.visited_on, v.proximity
       FROM visit v JOIN elder e ON e.id = v.elder_id
       WHERE v.village_code = ? AND v.visited_on >= ? AND v.outcome = 'completed' AND v.voided = 0
       ORDER BY v.id`,
      [villageCode, from],
    );
    const visits = records.map((record) => ({
      id: record.id,
      visitorId: record.visitor_id,
      householdId: record.household_id,
      method: record.method,
      startedAt: instantOf(record.started_at),
      visitedOn: record.visited_on,
      proximity: record.proximity,
    }));
    return { visits, townCode: records[0]?.town_code ?? '' };
  }

  /** Questions of a village that were asked about days from one on. */
  asked(tx: EntityManager, villageCode: string, from: LocalDate): Promise<VisitQuestion[]> {
    const where = { villageCode, visitedOn: MoreThanOrEqual(from as string) };
    return tx.find(VisitQuestion, { where, order: { id: 'ASC' }, ...forUpdate(tx) });
  }

  async insert(tx: EntityManager, questions: Omit<VisitQuestion, 'id'>[]): Promise<void> {
    await tx.insert(VisitQuestion, questions);
  }

  /** Writes an answer to those that have none. */
  async answer(
    tx: EntityManager,
    ids: readonly number[],
    said: Pick<VisitQuestion, 'answer' | 'answeredBy' | 'answeredAt'>,
  ): Promise<void> {
    if (ids.length > 0) await tx.update(VisitQuestion, { id: In([...ids]), answeredAt: IsNull() }, said);
  }

  /** A page in the actor's scope, latest first. */
  async list(manager: EntityManager, actor: Actor, filter: QuestionFilter): Promise<VisitQuestion[]> {
    const ids = await this.idsInScope(manager, actor, filter);
    return ids.length === 0 ? [] : manager.find(VisitQuestion, { where: { id: In(ids) }, order: { id: 'DESC' } });
  }

  /** One in the actor's scope, locked until the transaction ends; null when there is none. */
  async lockInScope(tx: EntityManager, actor: Actor, id: number): Promise<VisitQuestion | null> {
    const scope = elderScopeSql('q', actor);
    const [seen] = await tx.query<{ id: number }[]>(
      `SELECT q.id FROM visit_question q WHERE q.id = ? AND ${scope.where}`,
      [id, ...scope.params],
    );
    return seen ? tx.findOneOrFail(VisitQuestion, { where: { id }, ...forUpdate(tx) }) : null;
  }

  /** The visits of some questions that the actor sees, by id. */
  async visits(manager: EntityManager, actor: Actor, visitIds: readonly number[]): Promise<Map<number, AskedVisit>> {
    if (visitIds.length === 0) return new Map();
    const scope = elderScopeSql('e', actor);
    const records = await manager.query<
      { id: number; elder_id: number; name: string; address: string; method: VisitMethod; started_at: Date | string }[]
    >(
      `SELECT v.id, v.elder_id, e.name, h.address, v.method, v.started_at
       FROM visit v JOIN elder e ON e.id = v.elder_id JOIN household h ON h.id = e.household_id
       WHERE v.id IN (${marks(visitIds)}) AND ${scope.where}`,
      [...visitIds, ...scope.params],
    );
    return new Map(
      records.map((record) => [
        record.id,
        {
          visitId: record.id,
          elderId: record.elder_id,
          elderName: record.name,
          address: record.address,
          method: record.method,
          startedAt: instantOf(record.started_at).toISOString(),
        },
      ]),
    );
  }

  private async idsInScope(manager: EntityManager, actor: Actor, filter: QuestionFilter): Promise<number[]> {
    const scope = elderScopeSql('q', actor);
    const { answered, kind, beforeId, limit } = filter;
    const records = await manager.query<{ id: number }[]>(
      `SELECT q.id FROM visit_question q
       WHERE ${scope.where} AND q.answered_at IS ${answered ? 'NOT NULL' : 'NULL'}
         ${kind === null ? '' : 'AND q.kind = ?'} ${beforeId === null ? '' : 'AND q.id < ?'}
       ORDER BY q.id DESC LIMIT ${limit}`,
      [...scope.params, ...(kind === null ? [] : [kind]), ...(beforeId === null ? [] : [beforeId])],
    );
    return records.map(({ id }) => id);
  }
}
