import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CareLevel, DoubleStatus, ElderStatus, Relation, RelationToHead, Sex } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { elderScopeSql } from '../../platform/scope.js';
import { marks } from '../../platform/database/rows.js';

/** A file as far as two are shown side by side. */
export interface FileRecord {
  id: number;
  version: number;
  name: string;
  sex: Sex;
  birth_date: string;
  id_number_enc: string;
  phone_enc: string | null;
  relation_to_head: RelationToHead;
  hukou_address: string | null;
  level: CareLevel | null;
  status: ElderStatus;
  village_code: string;
  town_code: string;
  address: string;
  registered_on: string;
  visit_count: number;
  visitor_name: string | null;
  contact_name: string | null;
  contact_relation: Relation | null;
  last_visit: string | null;
}

/** Pairs and files, with the scope of both files in the query. */
@Injectable()
export class MergesRepository {
  /**
   * Ids of pairs of which the actor sees both files, latest first; a pair of which one file went into another is left
   * out while it waits.
   */
  async pairIds(
    tx: EntityManager,
    actor: Actor,
    filter: { status?: DoubleStatus; id?: number; elderId?: number; beforeId?: number; limit: number },
  ): Promise<number[]> {
    const [a, b] = [elderScopeSql('a', actor), elderScopeSql('b', actor)];
    const conditions: { sql: string; params: unknown[] }[] = [
      { sql: a.where, params: a.params },
      { sql: b.where, params: b.params },
      ...(filter.status === undefined ? [] : [{ sql: 'd.status = ?', params: [filter.status] }]),
      ...(filter.status === 'open'
        ? [
            {
              sql:
                "(a.close_reason IS NULL OR a.close_reason <> 'merged') AND " +
                "(b.close_reason IS NULL OR b.close_reason <> 'merged')",
              params: [],
            },
          ]
        : []),
      ...(filter.id === undefined ? [] : [{ sql: 'd.id = ?', params: [filter.id] }]),
      ...(filter.elderId === undefined
        ? []
        : [{ sql: 'd.elder_a_id = ? OR d.elder_b_id = ?', params: [filter.elderId, filter.elderId] }]),
      ...(filter.beforeId === undefined ? [] : [{ sql: 'd.id < ?', params: [filter.beforeId] }]),
    ];
    const rows = await tx.query<{ id: number }[]>(
      `SELECT d.id FROM likely_double d
       JOIN elder a ON a.id = d.elder_a_id
       JOIN elder b ON b.id = d.elder_b_id
       WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}
       ORDER BY d.id DESC LIMIT ${filter.limit}`,
      conditions.flatMap(({ params }) => params),
    );
    return rows.map(({ id }) => id);
  }

  /** Files by id. The caller has checked that the reader may see them. */
  async files(tx: EntityManager, elderIds: number[]): Promise<Map<number, FileRecord>> {
    if (elderIds.length === 0) return new Map();
    const rows = await tx.query<FileRecord[]>(
      `SELECT e.id, e.version, e.name, e.sex, e.birth_date, e.id_number_enc, e.phone_enc, e.relation_to_head,
         e.hukou_address, e.level, e.status, e.village_code, e.town_code, h.address, e.registered_on, e.visit_count,
         a.display_name AS visitor_name, c.name AS contact_name, c.relation AS contact_relation,
         (SELECT MAX(v.visited_on) FROM visit v WHERE v.elder_id = e.id AND v.voided = 0) AS last_visit
       FROM elder e
       JOIN household h ON h.id = e.household_id
       LEFT JOIN account a ON a.id = e.assigned_visitor_id
       LEFT JOIN contact c ON c.elder_id = e.id AND c.ordinal = 1
       WHERE e.id IN (${marks(elderIds)})`,
      elderIds,
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
