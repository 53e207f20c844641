import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import type { AssignmentReason, Role } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { notFound } from '../../platform/errors.js';
import { elderScopeSql } from '../../platform/scope.js';
import { forUpdateSql } from '../../platform/tx.js';
import { Assignment } from './assignment.entity.js';
import { Elder } from './elder.entity.js';
import type { Faults } from './faults.js';
import { FileHistory } from './file-history.js';
import { marks } from '../../platform/database/rows.js';

export type { Assignment };

const MAY_BE_ASSIGNED: readonly Role[] = ['visitor', 'village_manager'];

/** What was decided about an elder's visitor. */
export interface AssignmentDecision {
  /** Null: nobody for the time being. */
  visitorId: number | null;
  reason: AssignmentReason;
  note?: string | null;
}

/** Who may be the 探访关爱联系人 of an elder, 三（二）6, and who was. */
@Injectable()
export class AssignmentsService {
  constructor(
    private readonly clock: Clock,
    private readonly history: FileHistory,
  ) {}

  /** Adds a fault unless the account visits people of this village. */
  async check(tx: EntityManager, accountId: number, villageCode: string, faults: Faults): Promise<void> {
    if (await this.fits(tx, accountId, villageCode)) return;
    faults.add('assignedVisitorId', 'assigned_visitor.unknown', '请选择本村（社区）的探访员');
  }

  /** Whether the account may sign in and visits people of this village. */
  async fits(tx: EntityManager, accountId: number, villageCode: string): Promise<boolean> {
    const [account] = await tx.query<{ role: Role; region_code: string | null; disabled_at: unknown }[]>(
      'SELECT role, region_code, disabled_at FROM account WHERE id = ?',
      [accountId],
    );
    return (
      account !== undefined &&
      MAY_BE_ASSIGNED.includes(account.role) &&
      account.region_code === villageCode &&
      account.disabled_at === null
    );
  }

  /** Takes a decision into the elder's dated history; the file's own column is the caller's. */
  async keep(tx: EntityManager, actor: Actor, elderId: number, decision: AssignmentDecision): Promise<void> {
    const now = this.clock.now();
    await tx.update(
      Assignment,
      { elderId, endedAt: IsNull() },
      { endedAt: now, endedBy: actor.accountId, endReason: decision.reason },
    );
    if (decision.visitorId === null) return;
    await tx.insert(Assignment, {
      elderId,
      visitorId: decision.visitorId,
      beganAt: now,
      endedAt: null,
      reason: decision.reason,
      note: decision.note ?? null,
      assignedBy: actor.accountId,
      endReason: null,
      endedBy: null,
    });
  }

  /**
   * Elders in the actor's scope, by id, locked with their households until the transaction ends: whoever changes a file
   * locks its household first.
   * @throws Problem 404 `elder.not_found` when one of them is not there, or out of scope
   */
  async lockElders(tx: EntityManager, actor: Actor, elderIds: readonly number[]): Promise<Elder[]> {
    const ids = [...new Set(elderIds)];
    const scope = elderScopeSql('e', actor);
    const seen = await tx.query<{ id: number; household_id: number }[]>(
      `SELECT e.id, e.household_id FROM elder e WHERE e.id IN (${marks(ids)}) AND ${scope.where}`,
      [...ids, ...scope.params],
    );
    if (seen.length < ids.length) {
      throw notFound('有老人的档案不存在，或不在您负责的范围内。请刷新名单后再办。', 'elder.not_found');
    }
    const homes = [...new Set(seen.map((row) => row.household_id))].sort((a, b) => a - b);
    await tx.query(`SELECT id FROM household WHERE id IN (${marks(homes)}) ORDER BY id${forUpdateSql(tx)}`, homes);
    return tx.find(Elder, { where: { id: In(ids) }, order: { id: 'ASC' } });
  }

  /**
   * Gives elders another visitor: the files, their history, and the dated history of assignments.
   * @param nameOf display name of an account
   * @param elders locked, with the visitor they have now
   */
  async handOver(
    tx: EntityManager,
    actor: Actor,
    elders: readonly Pick<Elder, 'id' | 'version' | 'assignedVisitorId'>[],
    decision: AssignmentDecision,
    nameOf: (accountId: number) => string,
  ): Promise<void> {
    const words = (id: number | null): string | null => (id === null ? null : nameOf(id));
    for (const elder of elders) {
      const before = words(elder.assignedVisitorId);
      const after = words(decision.visitorId);
      const differences = [{ field: 'assignedVisitorId', before, after }];
      await this.history.saveElder(tx, actor, elder, { assignedVisitorId: decision.visitorId }, differences);
      await this.keep(tx, actor, elder.id, decision);
    }
  }

  /** Who visited an elder, latest first, at most 50. */
  historyOf(tx: EntityManager, elderId: number): Promise<Assignment[]> {
    return tx.find(Assignment, { where: { elderId }, order: { id: 'DESC' }, take: 50 });
  }
}
