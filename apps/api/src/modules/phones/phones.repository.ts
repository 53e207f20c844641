import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Role } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { instantOf, marks, numberOf } from '../../platform/database/rows.js';
import { Phone } from './phone.entity.js';

/** What a phone said of itself. */
export type Heard = Pick<Phone, 'accountId' | 'deviceId' | 'lastHeardAt' | 'unsent' | 'refused' | 'oldestUnsentAt'>;

/** Which accounts a page shows. */
export interface PhoneFilter {
  shown: 'concern' | 'silent' | 'unsent' | 'all';
  /** Heard before it is silent. */
  silentBefore: Date;
  /** A record saved before it has waited too long. */
  unsentBefore: Date;
  after: { regionCode: string; id: number } | null;
  limit: number;
}

export interface AccountPhones {
  id: number;
  name: string;
  role: Role;
  regionCode: string;
  phoneEnc: string | null;
  elders: number;
  heardAt: Date | null;
  unsent: number;
  oldestUnsentAt: Date | null;
}

interface AccountRecord {
  id: number;
  display_name: string;
  role: Role;
  region_code: string;
  phone_enc: string | null;
  elders: number | string;
  heard_at: Date | string | null;
  unsent: number | string;
  oldest_at: Date | string | null;
}

const COLUMNS = ['account_id', 'device_id', 'first_heard_at', 'last_heard_at', 'unsent', 'refused', 'oldest_unsent_at'];
/** A device that is heard again is not settled any more. */
const UPSERT = {
  mysql:
    'ON DUPLICATE KEY UPDATE last_heard_at = VALUES(last_heard_at), unsent = VALUES(unsent), refused = VALUES(refused), ' +
    'oldest_unsent_at = VALUES(oldest_unsent_at), settled_at = NULL, settled_by = NULL, settled_note = NULL',
  sqlite:
    'ON CONFLICT (account_id, device_id) DO UPDATE SET last_heard_at = excluded.last_heard_at, unsent = excluded.unsent, ' +
    'refused = excluded.refused, oldest_unsent_at = excluded.oldest_unsent_at, settled_at = NULL, settled_by = NULL, ' +
    'settled_note = NULL',
};

/** Rows of phones. */
@Injectable()
export class PhonesRepository {
  /** Keeps what a phone said. @returns whether the phone is a new one */
  async hear(tx: EntityManager, heard: Heard): Promise<boolean> {
    const { accountId, deviceId, lastHeardAt, unsent, refused, oldestUnsentAt } = heard;
    const known = await tx.existsBy(Phone, { accountId, deviceId });
    const dialect = tx.dataSource.options.type === 'better-sqlite3' ? UPSERT.sqlite : UPSERT.mysql;
    await tx.query(`INSERT INTO phone (${COLUMNS.join(', ')}) VALUES (${marks(COLUMNS)}) ${dialect}`, [
      accountId,
      deviceId,
      lastHeardAt,
      lastHeardAt,
      unsent,
      refused,
      oldestUnsentAt,
    ]);
    return !known;
  }

  /** Accounts of the actor's place that work at the door, by village. */
  async accounts(manager: EntityManager, actor: Actor, filter: PhoneFilter): Promise<AccountPhones[]> {
    const scope = placeSql(actor);
    const { shown, silentBefore, unsentBefore, after, limit } = filter;
    const silent = '(elders > 0 AND (heard_at IS NULL OR heard_at < ?))';
    const waiting = '(unsent > 0 AND oldest_at < ?)';
    const having = {
      silent: { where: silent, params: [silentBefore] },
      unsent: { where: waiting, params: [unsentBefore] },
      concern: { where: `${silent} OR ${waiting}`, params: [silentBefore, unsentBefore] },
      all: { where: '1 = 1', params: [] },
    }[shown];
    const records = await manager.query<AccountRecord[]>(
      `SELECT * FROM (
         SELECT a.id, a.display_name, a.role, a.region_code, a.phone_enc,
                (SELECT COUNT(*) FROM elder e WHERE e.assigned_visitor_id = a.id AND e.closed_on IS NULL) AS elders,
                (SELECT MAX(p.last_heard_at) FROM phone p WHERE p.account_id = a.id) AS heard_at,
                (SELECT COALESCE(SUM(p.unsent), 0) FROM phone p WHERE p.account_id = a.id AND p.settled_at IS NULL)
                  AS unsent,
                (SELECT MIN(p.oldest_unsent_at) FROM phone p
                 WHERE p.account_id = a.id AND p.settled_at IS NULL AND p.unsent > 0) AS oldest_at
         FROM account a
         WHERE a.role IN ('visitor', 'village_manager') AND a.disabled_at IS NULL AND ${scope.where}
           ${after ? 'AND (a.region_code > ? OR (a.region_code = ? AND a.id > ?))' : ''}
       ) people
       WHERE ${having.where}
       ORDER BY region_code, id LIMIT ${limit}`,
      [...scope.params, ...(after ? [after.regionCode, after.regionCode, after.id] : []), ...having.params],
    );
    return records.map((record) => ({
      id: record.id,
      name: record.display_name,
      role: record.role,
      regionCode: record.region_code,
      phoneEnc: record.phone_enc,
      elders: numberOf(record.elders),
      heardAt: record.heard_at === null ? null : instantOf(record.heard_at),
      unsent: numberOf(record.unsent),
      oldestUnsentAt: record.oldest_at === null ? null : instantOf(record.oldest_at),
    }));
  }

  /** Devices of these accounts on which records wait. */
  async waiting(manager: EntityManager, accountIds: readonly number[]): Promise<Phone[]> {
    if (accountIds.length === 0) return [];
    return manager
      .createQueryBuilder(Phone, 'p')
      .where('p.accountId IN (:...accountIds) AND p.unsent > 0 AND p.settledAt IS NULL', { accountIds })
      .orderBy('p.id')
      .getMany();
  }

  /** A device of an account in the actor's place; null when there is none. */
  async inPlace(manager: EntityManager, actor: Actor, id: number): Promise<{ id: number; regionCode: string } | null> {
    const scope = placeSql(actor);
    const [record] = await manager.query<{ id: number; region_code: string }[]>(
      `SELECT p.id, a.region_code FROM phone p JOIN account a ON a.id = p.account_id WHERE p.id = ? AND ${scope.where}`,
      [id, ...scope.params],
    );
    return record ? { id: record.id, regionCode: record.region_code } : null;
  }

  async settle(tx: EntityManager, id: number, by: number, at: Date, note: string): Promise<void> {
    await tx.update(Phone, { id }, { settledAt: at, settledBy: by, settledNote: note });
  }
}

/** Accounts of the village, of the villages of the town, or of the city. */
function placeSql({ role, regionCode }: Actor): { where: string; params: unknown[] } {
  switch (role) {
    case 'village_manager':
      return { where: 'a.region_code = ?', params: [regionCode] };
    case 'town_officer':
      return { where: 'a.region_code IN (SELECT r.code FROM region r WHERE r.parent_code = ?)', params: [regionCode] };
    case 'city_officer':
      return { where: 'a.region_code IS NOT NULL', params: [] };
    default:
      return { where: '1 = 0', params: [] };
  }
}
