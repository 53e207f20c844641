import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CareLevel, CloseReason, ElderStatus, Relation } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { elderScopeSql } from '../../platform/scope.js';

/** An elder who agreed that the reader may see the visits. */
export interface BoundElder {
  elderId: number;
  name: string;
  villageCode: string;
  birthDate: string;
  level: CareLevel | null;
  assignedVisitorId: number | null;
  status: ElderStatus;
  closeReason: CloseReason | null;
  relation: Relation;
}

interface BoundRecord {
  id: number;
  name: string;
  village_code: string;
  birth_date: string;
  level: CareLevel | null;
  assigned_visitor_id: number | null;
  status: ElderStatus;
  close_reason: CloseReason | null;
  relation: Relation;
}

/** The elders of a family account. */
@Injectable()
export class FamilyRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Elders by id, as many as `limit`, after an id. */
  bound(actor: Actor, afterId: number, limit: number): Promise<BoundElder[]> {
    return this.select(actor, 'e.id > ?', afterId, limit);
  }

  /** One of them; null when the reader is not bound to this elder, or the elder does not agree. */
  async boundOne(actor: Actor, elderId: number): Promise<BoundElder | null> {
    return (await this.select(actor, 'e.id = ?', elderId, 1))[0] ?? null;
  }

  private async select(actor: Actor, condition: string, elderId: number, limit: number): Promise<BoundElder[]> {
    const scope = elderScopeSql('e', actor);
    const rows = await this.dataSource.query<BoundRecord[]>(
      `SELECT e.id, e.name, e.village_code, e.birth_date, e.level, e.assigned_visitor_id, e.status, e.close_reason, b.relation
       FROM family_binding b JOIN elder e ON e.id = b.elder_id
       WHERE b.account_id = ? AND (${scope.where}) AND ${condition}
       ORDER BY e.id LIMIT ${limit}`,
      [actor.accountId, ...scope.params, elderId],
    );
    return rows.map((row) => ({
      elderId: row.id,
      name: row.name,
      villageCode: row.village_code,
      birthDate: row.birth_date,
      level: row.level,
      assignedVisitorId: row.assigned_visitor_id,
      status: row.status,
      closeReason: row.close_reason,
      relation: row.relation,
    }));
  }
}
