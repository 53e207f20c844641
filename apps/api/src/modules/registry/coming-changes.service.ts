import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  addDays,
  addWeeks,
  type CareLevel,
  monthOf,
  monthRange,
  parseLocalDate,
  shiftMonth,
  weekOf,
  weekRange,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { Clock } from '../../platform/clock.js';
import { decodeCursor, pageOf } from '../../platform/paging.js';
import { elderScopeSql } from '../../platform/scope.js';
import { RegionsService } from '../regions/regions.service.js';
import type { ChangeCause } from './coming-change.entity.js';
import type {
  ClassChangePage,
  ClassChangeQuery,
  ClassChangeRow,
  ComingChangePage,
  ComingChangeQuery,
} from './coming-changes.dto.js';

/** Changes of the last days are listed beside those to come. */
const DAYS_BACK = 30;

interface Person {
  id: number;
  elder_id: number;
  name: string;
  village_code: string;
  address: string;
}
interface ComingRecord extends Person {
  on_date: string;
  cause: ChangeCause;
  age: number | null;
  before_level: CareLevel | null;
  after_level: CareLevel | null;
  direction: 'raised' | 'lowered' | 'same';
  explanation: string;
}
interface ChangeRecord extends Person {
  from_date: string;
  level: CareLevel | null;
  before_level: CareLevel | null;
  clause: string | null;
  reason: ClassChangeRow['reason'];
}

/** “下月满80周岁” is a list, not a surprise: what will change, and what did. */
@Injectable()
export class ComingChangesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly regions: RegionsService,
  ) {}

  /** Changes from tomorrow to the end of the months asked for, earliest first, within the actor's scope. */
  async coming(actor: Actor, query: ComingChangeQuery): Promise<ComingChangePage> {
    const today = this.clock.today();
    const from = addDays(today, 1);
    const { to } = monthRange(shiftMonth(monthOf(today), query.months));
    const cursor = decodeCursor(query.cursor, ['string', 'number']);
    const scope = elderScopeSql('c', actor, 'elder_id');
    const conditions: [string, unknown[]][] = [
      ['c.on_date BETWEEN ? AND ?', [from, to]],
      [scope.where, scope.params],
      ['e.closed_on IS NULL', []],
    ];
    if (cursor) conditions.push(['(c.on_date > ? OR (c.on_date = ? AND c.id > ?))', [cursor[0], cursor[0], cursor[1]]]);
    if (query.of === 'mine') conditions.push(['e.assigned_visitor_id = ?', [actor.accountId]]);
    if (query.show === 'changing') conditions.push(["c.direction <> 'same'", []]);
    if (query.villageCode) conditions.push(['c.village_code = ?', [query.villageCode]]);
    const rows = await this.dataSource.query<ComingRecord[]>(
      `SELECT c.id, c.elder_id, e.name, c.village_code, h.address, c.on_date, c.cause, c.age, c.before_level,
              c.after_level, c.direction, c.explanation
       FROM coming_change c JOIN elder e ON e.id = c.elder_id JOIN household h ON h.id = e.household_id
       WHERE ${conditions.map(([where]) => where).join(' AND ')}
       ORDER BY c.on_date, c.id LIMIT ${query.limit + 1}`,
      conditions.flatMap(([, params]) => params),
    );
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.on_date, row.id]);
    return {
      from,
      to,
      items: items.map((row) => ({
        ...this.person(row),
        on: row.on_date,
        cause: row.cause,
        age: row.age,
        beforeLevel: row.before_level,
        afterLevel: row.after_level,
        direction: row.direction,
        appliesFrom: row.direction === 'lowered' ? mondayAfter(row.on_date) : row.on_date,
        explanation: row.explanation,
      })),
      nextCursor,
    };
  }

  /** Classes that became other ones in the last thirty days, or will on Monday, latest first. */
  async recent(actor: Actor, query: ClassChangeQuery): Promise<ClassChangePage> {
    const from = addDays(this.clock.today(), -DAYS_BACK);
    const cursor = decodeCursor(query.cursor, ['string', 'number']);
    const scope = elderScopeSql('e', actor);
    const conditions: [string, unknown[]][] = [
      ['p.from_date >= ?', [from]],
      ["p.reason <> 'registered'", []],
      [scope.where, scope.params],
    ];
    if (cursor) {
      conditions.push(['(p.from_date < ? OR (p.from_date = ? AND p.id < ?))', [cursor[0], cursor[0], cursor[1]]]);
    }
    if (query.of === 'mine') conditions.push(['e.assigned_visitor_id = ?', [actor.accountId]]);
    const before = `(SELECT b.level FROM class_period b WHERE b.elder_id = p.elder_id AND b.from_date < p.from_date
                     ORDER BY b.from_date DESC LIMIT 1)`;
    const rows = await this.dataSource.query<ChangeRecord[]>(
      `SELECT p.id, p.elder_id, e.name, e.village_code, h.address, p.from_date, p.level, p.clause, p.reason,
              ${before} AS before_level
       FROM class_period p JOIN elder e ON e.id = p.elder_id JOIN household h ON h.id = e.household_id
       WHERE ${conditions.map(([where]) => where).join(' AND ')} AND COALESCE(${before}, '-') <> COALESCE(p.level, '-')
       ORDER BY p.from_date DESC, p.id DESC LIMIT ${query.limit + 1}`,
      conditions.flatMap(([, params]) => params),
    );
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.from_date, row.id]);
    return {
      from,
      items: items.map((row) => ({
        ...this.person(row),
        on: row.from_date,
        beforeLevel: row.before_level,
        afterLevel: row.level,
        clause: row.clause,
        reason: row.reason,
      })),
      nextCursor,
    };
  }

  private person(row: Person) {
    const { id, elder_id: elderId, name, address } = row;
    return { id, elderId, name, address, villageName: this.regions.nameOf(row.village_code) ?? '' };
  }
}

function mondayAfter(day: string): string {
  return weekRange(addWeeks(weekOf(parseLocalDate(day)), 1)).from;
}
