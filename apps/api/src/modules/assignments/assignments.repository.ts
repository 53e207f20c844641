import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addDays, type CareLevel, type IsoWeek, type LocalDate, type Sex } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { decodeCursor } from '../../platform/paging.js';
import { elderScopeSql, type ScopeFilter } from '../../platform/scope.js';
import type { AssignedEldersQuery, VisitorsQuery } from './assignments.dto.js';
import { marks } from '../../platform/database/rows.js';

export interface AssignedRecord {
  id: number;
  household_id: number;
  name: string;
  name_pinyin: string;
  birth_date: string;
  sex: Sex;
  level: CareLevel | null;
  village_code: string;
  address: string;
  grid_name: string | null;
  assigned_visitor_id: number | null;
  visitor_name: string | null;
  cover_id: number | null;
  cover_name: string | null;
  cover_until: string | null;
}

export interface VisitorRecord {
  id: number;
  display_name: string;
  role: 'visitor' | 'village_manager';
  region_code: string;
  filing_id: number | null;
  filed_on: string | null;
}

export interface ArrivalRecord {
  id: number;
  name: string;
  level: CareLevel | null;
  village_code: string;
  address: string;
  assigned_visitor_id: number | null;
  from_date: string;
  from_village: string;
}

/** An elder with what is due this week. */
export interface LoadRecord {
  id: number;
  household_id: number;
  name: string;
  level: CareLevel | null;
  address: string;
  village_code: string;
  assigned_visitor_id: number | null;
  contacts: number;
  contacts_left: number;
}

interface Condition {
  sql: string;
  params: unknown[];
}

/** Lists of who visits whom, in raw SQL: scope in each query, in the order of an index. */
@Injectable()
export class AssignmentsRepository {
  /** Open files in scope with their visitor, in the order of the names. One row more than the page, if there is one. */
  elders(tx: EntityManager, actor: Actor, query: AssignedEldersQuery, today: LocalDate): Promise<AssignedRecord[]> {
    const scope = elderScopeSql('e', actor);
    const last = decodeCursor(query.cursor, ['string', 'number']);
    const conditions: Condition[] = [
      { sql: scope.where, params: scope.params },
      { sql: 'e.closed_on IS NULL', params: [] },
      ...(query.villageCode ? [{ sql: 'e.village_code = ?', params: [query.villageCode] }] : []),
      ...(query.visitorId === undefined ? [] : [{ sql: 'e.assigned_visitor_id = ?', params: [query.visitorId] }]),
      ...(query.unassigned ? [{ sql: 'e.assigned_visitor_id IS NULL', params: [] }] : []),
      ...(last
        ? [
            { sql: 'e.name_pinyin >= ?', params: [last[0]] },
            { sql: 'e.name_pinyin > ? OR e.id > ?', params: [...last] },
          ]
        : []),
    ];
    return tx.query<AssignedRecord[]>(
      `SELECT e.id, e.household_id, e.name, e.name_pinyin, e.birth_date, e.sex, e.level, e.village_code,
         h.address, h.grid_name, e.assigned_visitor_id, a.display_name AS visitor_name,
         c.cover_id, b.display_name AS cover_name, c.to_date AS cover_until
       FROM elder e
       JOIN household h ON h.id = e.household_id
       LEFT JOIN account a ON a.id = e.assigned_visitor_id
       LEFT JOIN leave_cover c ON c.elder_id = e.id AND c.from_date <= ? AND c.to_date >= ?
         AND c.visitor_id = e.assigned_visitor_id
       LEFT JOIN account b ON b.id = c.cover_id
       WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}
       ORDER BY e.name_pinyin, e.id LIMIT ${query.limit + 1}`,
      [today, today, ...conditions.flatMap(({ params }) => params)],
    );
  }

  /** Visitors in scope, village by village. One row more than the page, if there is one. */
  visitors(tx: EntityManager, actor: Actor, query: VisitorsQuery): Promise<VisitorRecord[]> {
    const scope = visitorScope(actor);
    const last = decodeCursor(query.cursor, ['string', 'number']);
    return tx.query<VisitorRecord[]>(
      `SELECT a.id, a.display_name, a.role, a.region_code, f.id AS filing_id, f.filed_on
       FROM account a
       JOIN region r ON r.code = a.region_code
       LEFT JOIN visitor_filing f ON f.active_visitor_id = a.id
       WHERE a.role IN ('visitor', 'village_manager') AND r.level = 'village' AND a.disabled_at IS NULL
         AND ${scope.where} ${query.villageCode ? 'AND a.region_code = ?' : ''}
         ${last ? 'AND (a.region_code > ? OR (a.region_code = ? AND a.id > ?))' : ''}
       ORDER BY a.region_code, a.id LIMIT ${query.limit + 1}`,
      [
        ...scope.params,
        ...(query.villageCode ? [query.villageCode] : []),
        ...(last ? [last[0], last[0], last[1]] : []),
      ],
    );
  }

  /** A visitor in scope, or null. */
  async visitor(tx: EntityManager, actor: Actor, accountId: number): Promise<VisitorRecord | null> {
    const scope = visitorScope(actor);
    const [record] = await tx.query<VisitorRecord[]>(
      `SELECT a.id, a.display_name, a.role, a.region_code, NULL AS filing_id, NULL AS filed_on
       FROM account a JOIN region r ON r.code = a.region_code
       WHERE a.id = ? AND a.role IN ('visitor', 'village_manager') AND r.level = 'village' AND ${scope.where}`,
      [accountId, ...scope.params],
    );
    return record ?? null;
  }

  /** Elders and contacts of these visitors this week: their own, without those whom others cover today, and their covers. */
  async loads(
    tx: EntityManager,
    visitorIds: number[],
    week: IsoWeek,
    today: LocalDate,
  ): Promise<Map<number, { elders: number; contacts: number }>> {
    const loads = new Map(visitorIds.map((id) => [id, { elders: 0, contacts: 0 }]));
    if (visitorIds.length === 0) return loads;
    const own = await tx.query<{ id: number; elders: number | string }[]>(
      `SELECT e.assigned_visitor_id AS id, COUNT(*) AS elders FROM elder e
       WHERE e.assigned_visitor_id IN (${marks(visitorIds)}) AND e.closed_on IS NULL GROUP BY e.assigned_visitor_id`,
      visitorIds,
    );
    for (const row of own) Object.assign(loads.get(row.id) ?? {}, { elders: Number(row.elders) });
    const due = await tx.query<{ id: number; contacts: number | string }[]>(
      `SELECT w.visitor_id AS id, SUM(w.due_home + w.due_remote) AS contacts FROM weekly_due w
       JOIN elder e ON e.id = w.elder_id AND e.closed_on IS NULL
       WHERE w.visitor_id IN (${marks(visitorIds)}) AND w.week = ?
         AND NOT EXISTS (SELECT 1 FROM leave_cover c WHERE c.elder_id = w.elder_id AND c.visitor_id = w.visitor_id
           AND c.from_date <= ? AND c.to_date >= ?)
       GROUP BY w.visitor_id`,
      [...visitorIds, week, today, today],
    );
    const covered = await tx.query<{ id: number; contacts: number | string }[]>(
      `SELECT c.cover_id AS id, SUM(w.due_home + w.due_remote) AS contacts FROM leave_cover c
       JOIN weekly_due w ON w.elder_id = c.elder_id AND w.week = ? AND w.visitor_id = c.visitor_id
       JOIN elder e ON e.id = c.elder_id AND e.closed_on IS NULL
       WHERE c.cover_id IN (${marks(visitorIds)}) AND c.from_date <= ? AND c.to_date >= ? GROUP BY c.cover_id`,
      [week, ...visitorIds, today, today],
    );
    for (const row of [...due, ...covered]) {
      const load = loads.get(row.id);
      if (load) load.contacts += Number(row.contacts);
    }
    return loads;
  }

  /** Leaves of these visitors that run or are to come, the nearest of each. */
  async leavesOf(
    tx: EntityManager,
    visitorIds: number[],
    today: LocalDate,
  ): Promise<Map<number, { leaveId: number; from: string; to: string }>> {
    if (visitorIds.length === 0) return new Map();
    const rows = await tx.query<{ id: number; visitor_id: number; from_date: string; to_date: string }[]>(
      `SELECT id, visitor_id, from_date, to_date FROM visitor_leave
       WHERE visitor_id IN (${marks(visitorIds)}) AND to_date >= ? AND ended_on IS NULL
       ORDER BY from_date DESC`,
      [...visitorIds, today],
    );
    return new Map(rows.map((row) => [row.visitor_id, { leaveId: row.id, from: row.from_date, to: row.to_date }]));
  }

  /** Open files in scope, with the contacts of the week: these ones, or those of a visitor. */
  loadedElders(
    tx: EntityManager,
    actor: Actor,
    of: { elderIds: number[] } | { visitorId: number },
    week: IsoWeek,
  ): Promise<LoadRecord[]> {
    const scope = elderScopeSql('e', actor);
    const which =
      'visitorId' in of
        ? { sql: 'e.assigned_visitor_id = ?', params: [of.visitorId] }
        : { sql: `e.id IN (${marks(of.elderIds)})`, params: of.elderIds };
    return tx.query<LoadRecord[]>(
      `SELECT e.id, e.household_id, e.name, e.level, h.address, e.village_code, e.assigned_visitor_id,
         COALESCE(w.due_home + w.due_remote, 0) AS contacts,
         CASE WHEN w.id IS NULL OR w.met = 1 THEN 0
           ELSE w.due_home + w.due_remote - w.done_home - w.done_remote END AS contacts_left
       FROM elder e
       JOIN household h ON h.id = e.household_id
       LEFT JOIN weekly_due w ON w.elder_id = e.id AND w.week = ?
       WHERE ${which.sql} AND e.closed_on IS NULL AND ${scope.where}
       ORDER BY e.id`,
      [week, ...which.params, ...scope.params],
    );
  }

  /** Follow-ups of these elders that are still open. */
  async openFollowUps(tx: EntityManager, elderIds: number[]): Promise<number> {
    const [row] = await tx.query<{ n: number | string }[]>(
      `SELECT COUNT(*) AS n FROM follow_up WHERE closed_at IS NULL
         AND elder_id IN (${marks(elderIds)})`,
      elderIds,
    );
    return Number(row?.n ?? 0);
  }

  /** Open files and those without a visitor, visitors and those filed, by village, in scope. */
  async coverage(
    tx: EntityManager,
    actor: Actor,
  ): Promise<{ villageCode: string; elders: number; without: number; visitors: number; filed: number }[]> {
    const scope = elderScopeSql('e', actor);
    const rows = await tx.query<Record<'elders' | 'assigned' | 'visitors' | 'filed', number | string>[]>(
      `SELECT e.village_code, COUNT(*) AS elders, COUNT(e.assigned_visitor_id) AS assigned,
         COUNT(DISTINCT e.assigned_visitor_id) AS visitors, COUNT(DISTINCT f.visitor_id) AS filed
       FROM elder e LEFT JOIN visitor_filing f ON f.active_visitor_id = e.assigned_visitor_id
       WHERE e.closed_on IS NULL AND ${scope.where}
       GROUP BY e.village_code`,
      scope.params,
    );
    return (rows as unknown as ({ village_code: string } & (typeof rows)[number])[]).map((row) => ({
      villageCode: row.village_code,
      elders: Number(row.elders),
      without: Number(row.elders) - Number(row.assigned),
      visitors: Number(row.visitors),
      filed: Number(row.filed),
    }));
  }

  /** Who moved in from another village since a day, latest first. */
  arrivals(tx: EntityManager, actor: Actor, since: string): Promise<ArrivalRecord[]> {
    const scope = elderScopeSql('e', actor);
    return tx.query<ArrivalRecord[]>(
      `SELECT e.id, e.name, e.level, e.village_code, h.address, e.assigned_visitor_id, s.from_date,
         before_it.village_code AS from_village
       FROM elder e
       JOIN household_stay s ON s.elder_id = e.id AND s.to_date IS NULL AND s.reason <> 'registered'
       JOIN household_stay before_it ON before_it.id = (
         SELECT MAX(earlier.id) FROM household_stay earlier WHERE earlier.elder_id = e.id AND earlier.id < s.id)
       JOIN household h ON h.id = e.household_id
       WHERE e.closed_on IS NULL AND s.from_date >= ? AND before_it.village_code <> s.village_code AND ${scope.where}
       ORDER BY s.id DESC LIMIT 50`,
      [since, ...scope.params],
    );
  }

  /** Covers of these elders that lie in these days. */
  coversWithin(
    tx: EntityManager,
    elderIds: number[],
    from: string,
    to: string,
  ): Promise<{ elder_id: number; name: string; from_date: string; to_date: string }[]> {
    return tx.query(
      `SELECT c.elder_id, e.name, c.from_date, c.to_date FROM leave_cover c JOIN elder e ON e.id = c.elder_id
       WHERE c.elder_id IN (${marks(elderIds)}) AND c.from_date <= ? AND c.to_date >= ?
       ORDER BY c.id LIMIT 1`,
      [...elderIds, to, from],
    );
  }

  /** Whether somebody is away on one of these days. */
  async isAway(tx: EntityManager, accountId: number, from: string, to: string): Promise<boolean> {
    const rows = await tx.query<unknown[]>(
      'SELECT 1 FROM visitor_leave WHERE visitor_id = ? AND from_date <= ? AND to_date >= ? AND ended_on IS NULL',
      [accountId, to, from],
    );
    return rows.length > 0;
  }

  /** The visitor of these elders changed for good: covers for the former one end. */
  async endCovers(tx: EntityManager, elderIds: number[], today: LocalDate): Promise<void> {
    await tx.query(`DELETE FROM leave_cover WHERE elder_id IN (${marks(elderIds)}) AND from_date >= ?`, [
      ...elderIds,
      today,
    ]);
    await tx.query(`UPDATE leave_cover SET to_date = ? WHERE elder_id IN (${marks(elderIds)}) AND to_date >= ?`, [
      addDays(today, -1),
      ...elderIds,
      today,
    ]);
  }
}

/** Visitors are accounts of a village: `r` is the region of the account `a`. */
function visitorScope(actor: Actor): ScopeFilter {
  switch (actor.role) {
    case 'city_officer':
      return { where: '1 = 1', params: [] };
    case 'town_officer':
      return { where: 'r.town_code = ?', params: [actor.regionCode] };
    default:
      return { where: 'r.code = ?', params: [actor.regionCode] };
  }
}
