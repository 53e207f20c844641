import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  type CareLevel,
  type ElderStatus,
  type IsoWeek,
  type LocalDate,
  type VisitFact,
  type VisitMethod,
  type VisitOutcome,
  addWeeks,
  parseLocalDate,
  weekRange,
} from '@tanfang/domain';
import { booleanOf, marks } from '../../platform/database/rows.js';
import { append } from '../../platform/grouping.js';
import { areaSql } from '../../platform/scope.js';
import { forUpdateSql } from '../../platform/tx.js';
import type { ContactFacts } from './next-contact.js';
import { areaRules, holdsIn } from './area-rules.js';
import { type Area, type DaysAway, type PlanFacts, type WeekCount, type WeekRow, evidenceRange } from './week-plan.js';

/** A stored row, as far as planning compares and recounts it. */
export type StoredWeek = WeekRow & { id: number };

const ROW_COLUMNS = [
  'elder_id',
  'week',
  'level',
  'village_code',
  'town_code',
  'visitor_id',
  'due_home',
  'due_remote',
  'done_home',
  'done_remote',
  'met',
  'refused',
  'unreachable',
  'planned_at',
];
const CHANGING_COLUMNS = ROW_COLUMNS.filter((column) => column !== 'elder_id' && column !== 'week');

const UPSERT = {
  mysql: `ON DUPLICATE KEY UPDATE ${CHANGING_COLUMNS.map((column) => `${column} = VALUES(${column})`).join(', ')}`,
  sqlite: `ON CONFLICT (elder_id, week) DO UPDATE SET ${CHANGING_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ')}`,
};

const FACT_COLUMNS =
  'e.id, e.village_code, e.town_code, e.status, e.refused, e.home_visit_consent, e.assigned_visitor_id, ' +
  'e.registered_on, e.closed_on';

/**
 * Files that are open on a day of a week, from its Sunday and its Monday. One that went into another file stands for
 * nobody of its own: the person's week is the other file's.
 */
const OPEN =
  "e.registered_on <= ? AND (e.closed_on IS NULL OR e.closed_on >= ?) AND (e.close_reason IS NULL OR e.close_reason <> 'merged')";

interface FactRecord {
  id: number;
  village_code: string;
  town_code: string;
  status: ElderStatus;
  refused: number;
  home_visit_consent: number;
  assigned_visitor_id: number | null;
  registered_on: string;
  closed_on: string | null;
}

interface WeekRecord {
  id: number;
  elder_id: number;
  week: IsoWeek;
  level: CareLevel | null;
  village_code: string;
  town_code: string;
  visitor_id: number | null;
  due_home: number;
  due_remote: number;
  done_home: number;
  done_remote: number;
  met: number;
  refused: number;
  unreachable: number;
}

/** Raw SQL of planning: few statements for many elders, portable or in two named dialects. */
@Injectable()
export class PlanningRepository {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Ids of the elders whose file is open on a day of the week, in order.
   * @param onlyMissing only those without a row for the week
   * @param area only those who live there
   */
  async openElders(week: IsoWeek, onlyMissing: boolean, area: Area | null): Promise<number[]> {
    const { from, to } = weekRange(week);
    const missing = onlyMissing
      ? 'AND NOT EXISTS (SELECT 1 FROM weekly_due w WHERE w.elder_id = e.id AND w.week = ?)'
      : '';
    const place = area && areaSql('e', area.regionCode, area.regionLevel);
    const records = await this.dataSource.query<{ id: number }[]>(
      `SELECT e.id FROM elder e WHERE ${OPEN} ${missing} ${place ? `AND ${place.where}` : ''} ORDER BY e.id`,
      [to, from, ...(onlyMissing ? [week] : []), ...(place?.params ?? [])],
    );
    return records.map(({ id }) => id);
  }

  /**
   * What planning knows of these elders, as far as their files are open in the week, locked until the transaction ends
   * so that no visit is counted in between.
   */
  async lockElders(tx: EntityManager, ids: number[], week: IsoWeek): Promise<PlanFacts[]> {
    const { from, to } = weekRange(week);
    const records = await tx.query<FactRecord[]>(
      `SELECT ${FACT_COLUMNS} FROM elder e WHERE e.id IN (${marks(ids)}) AND ${OPEN} ORDER BY e.id${forUpdateSql(tx)}`,
      [...ids, to, from],
    );
    return this.withLevels(tx, records, week);
  }

  /** Visits and attempts of these elders that count for the week or the one before, by elder. */
  async evidence(tx: EntityManager, elderIds: number[], week: IsoWeek): Promise<Map<number, VisitFact[]>> {
    if (elderIds.length === 0) return new Map();
    const { from, to } = evidenceRange(week);
    const records = await tx.query<
      { elder_id: number; visited_on: LocalDate; method: VisitMethod; outcome: VisitOutcome }[]
    >(
      `SELECT elder_id, visited_on, method, outcome FROM visit
       WHERE elder_id IN (${marks(elderIds)}) AND visited_on BETWEEN ? AND ? AND voided = 0
       ORDER BY elder_id, visited_on, id`,
      [...elderIds, from, to],
    );
    const byElder = new Map<number, VisitFact[]>();
    for (const { elder_id, visited_on, method, outcome } of records) {
      append(byElder, elder_id, { on: visited_on, method, outcome });
    }
    return byElder;
  }

  /** The rows of these elders for the week and the one before. */
  async storedWeeks(tx: EntityManager, elderIds: number[], week: IsoWeek): Promise<StoredWeek[]> {
    const records = await tx.query<WeekRecord[]>(
      `SELECT id, ${ROW_COLUMNS.slice(0, -1).join(', ')} FROM weekly_due
       WHERE elder_id IN (${marks(elderIds)}) AND week IN (?, ?)`,
      [...elderIds, addWeeks(week, -1), week],
    );
    return records.map(storedWeek);
  }

  /** The rows of one elder for these weeks. */
  async weeksOfElder(tx: EntityManager, elderId: number, weeks: IsoWeek[]): Promise<StoredWeek[]> {
    if (weeks.length === 0) return [];
    const records = await tx.query<WeekRecord[]>(
      `SELECT id, ${ROW_COLUMNS.slice(0, -1).join(', ')} FROM weekly_due
       WHERE elder_id = ? AND week IN (${marks(weeks)})`,
      [elderId, ...weeks],
    );
    return records.map(storedWeek);
  }

  /** What the next contact of these elders depends on; elders without a row for the week are left out. */
  async contactFacts(manager: EntityManager, elderIds: number[], week: IsoWeek): Promise<ContactFacts[]> {
    if (elderIds.length === 0) return [];
    const records = await manager.query<
      (Pick<WeekRecord, 'elder_id' | 'due_home' | 'due_remote' | 'refused' | 'unreachable'> &
        Pick<FactRecord, 'home_visit_consent'>)[]
    >(
      `SELECT w.elder_id, w.due_home, w.due_remote, w.refused, w.unreachable, e.home_visit_consent
       FROM weekly_due w JOIN elder e ON e.id = w.elder_id
       WHERE w.elder_id IN (${marks(elderIds)}) AND w.week = ? AND e.closed_on IS NULL`,
      [...elderIds, week],
    );
    return records.map((record) => ({
      elderId: record.elder_id,
      dueHome: record.due_home,
      dueRemote: record.due_remote,
      refused: booleanOf(record.refused),
      unreachable: booleanOf(record.unreachable),
      homeConsent: booleanOf(record.home_visit_consent),
    }));
  }

  /** Days in hospital or away that touch a week, by elder. */
  async absences(tx: EntityManager, elderIds: number[], week: IsoWeek): Promise<Map<number, DaysAway[]>> {
    const byElder = new Map<number, DaysAway[]>();
    if (elderIds.length === 0) return byElder;
    const { from, to } = weekRange(week);
    const records = await tx.query<{ elder_id: number; from_date: string; to_date: string | null }[]>(
      `SELECT elder_id, from_date, to_date FROM absence
       WHERE elder_id IN (${marks(elderIds)}) AND from_date <= ? AND (to_date IS NULL OR to_date >= ?)
         AND state <> 'voided'
       ORDER BY elder_id, from_date`,
      [...elderIds, to, from],
    );
    for (const { elder_id, from_date, to_date } of records) {
      append(byElder, elder_id, {
        from: parseLocalDate(from_date),
        to: to_date === null ? null : parseLocalDate(to_date),
      });
    }
    return byElder;
  }

  /** Inserts rows, or brings existing ones of the same elder and week to these values. */
  async upsert(tx: EntityManager, rows: WeekRow[], plannedAt: Date): Promise<void> {
    if (rows.length === 0) return;
    const dialect = tx.dataSource.options.type === 'better-sqlite3' ? UPSERT.sqlite : UPSERT.mysql;
    const one = `(${marks(ROW_COLUMNS)})`;
    await tx.query(
      `INSERT INTO weekly_due (${ROW_COLUMNS.join(', ')}) VALUES ${rows.map(() => one).join(', ')} ${dialect}`,
      rows.flatMap((row) => [
        row.elderId,
        row.week,
        row.level,
        row.villageCode,
        row.townCode,
        row.visitorId,
        row.dueHome,
        row.dueRemote,
        row.doneHome,
        row.doneRemote,
        row.met,
        row.refused,
        row.unreachable,
        plannedAt,
      ]),
    );
  }

  /** Writes what a recount came to. */
  async updateCount(tx: EntityManager, rowId: number, count: WeekCount): Promise<void> {
    await tx.query('UPDATE weekly_due SET done_home = ?, done_remote = ?, met = ?, unreachable = ? WHERE id = ?', [
      count.doneHome,
      count.doneRemote,
      count.met,
      count.unreachable,
      rowId,
    ]);
  }

  /** Writes the named visitor into these elders' rows of a week. @returns the villages that they are counted in */
  async setVisitor(tx: EntityManager, ids: number[], week: IsoWeek, visitorId: number | null): Promise<string[]> {
    if (ids.length === 0) return [];
    const these = `week = ? AND elder_id IN (${marks(ids)})`;
    await tx.query(`UPDATE weekly_due SET visitor_id = ? WHERE ${these}`, [visitorId, week, ...ids]);
    const sql = `SELECT DISTINCT village_code FROM weekly_due WHERE ${these}`;
    return (await tx.query<{ village_code: string }[]>(sql, [week, ...ids])).map((row) => row.village_code);
  }

  /** Removes the row of a week in which the file turned out not to be open. */
  async remove(tx: EntityManager, elderId: number, week: IsoWeek): Promise<void> {
    await tx.query('DELETE FROM weekly_due WHERE elder_id = ? AND week = ?', [elderId, week]);
  }

  private async withLevels(tx: EntityManager, records: FactRecord[], week: IsoWeek): Promise<PlanFacts[]> {
    if (records.length === 0) return [];
    const { from, to } = weekRange(week);
    const ids = records.map(({ id }) => id);
    const periods = await tx.query<{ elder_id: number; level: CareLevel | null; from_date: string }[]>(
      `SELECT elder_id, level, from_date FROM class_period
       WHERE elder_id IN (${marks(ids)}) AND from_date <= ? AND (to_date IS NULL OR to_date >= ?)
       ORDER BY elder_id, from_date`,
      [...ids, to, from],
    );
    const levels = new Map<number, PlanFacts['levels']>();
    for (const period of periods) {
      append(levels, period.elder_id, { from: period.from_date, level: period.level });
    }
    const absences = await this.absences(tx, ids, week);
    const rules = await areaRules(tx, week);
    return records.map((record) => ({
      elderId: record.id,
      rules: rules.filter(({ area }) => holdsIn(area, record)),
      villageCode: record.village_code,
      townCode: record.town_code,
      status: record.status,
      refused: booleanOf(record.refused),
      homeVisitConsent: booleanOf(record.home_visit_consent),
      assignedVisitorId: record.assigned_visitor_id,
      registeredOn: record.registered_on,
      closedOn: record.closed_on,
      absences: absences.get(record.id) ?? [],
      levels: levels.get(record.id) ?? [],
    }));
  }
}

function storedWeek(record: WeekRecord): StoredWeek {
  return {
    id: record.id,
    elderId: record.elder_id,
    week: record.week,
    level: record.level,
    villageCode: record.village_code,
    townCode: record.town_code,
    visitorId: record.visitor_id,
    dueHome: record.due_home,
    dueRemote: record.due_remote,
    doneHome: record.done_home,
    doneRemote: record.done_remote,
    met: booleanOf(record.met),
    refused: booleanOf(record.refused),
    unreachable: booleanOf(record.unreachable),
  };
}
