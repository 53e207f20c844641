import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from './actor.js';
import { AuditEntry } from './audit-entry.entity.js';
import { Clock } from './clock.js';
import { insertRow } from './database/insert-row.js';

/** What is written about one action. */
export interface AuditRecord {
  /** The permission's word where there is one: `visit.record`. */
  action: string;
  /** Table name of the thing acted upon: `elder`, `visit`. */
  subjectType: string;
  subjectId: number | string | null;
  /** Where it happened; the actor's region when absent. */
  regionCode?: string | null;
  /** Ids, codes and names of fields. No ID numbers, phones, health data or free text. */
  detail?: Record<string, unknown>;
}

/** The log of who did what. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  /**
   * Writes an entry in the transaction of the action itself, so that one does not exist without the other.
   * @param actor null when nobody is signed in, or the system acts
   * @throws whatever the database says; the caller must let it fail the request
   */
  async record(tx: EntityManager, actor: Actor | null, record: AuditRecord): Promise<void> {
    await insertRow(tx, AuditEntry, {
      at: this.clock.now(),
      accountId: actor?.accountId ?? null,
      role: actor?.role ?? null,
      action: record.action,
      subjectType: record.subjectType,
      subjectId: record.subjectId === null ? null : String(record.subjectId),
      regionCode: record.regionCode ?? actor?.regionCode ?? null,
      detail: record.detail ? JSON.stringify(record.detail) : null,
    });
  }
}
