import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, type ElderStatus, type LocalDate, monthOf, monthRange, type Sex } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { numberOf } from '../../platform/database/rows.js';
import { type CursorValue, decodeCursor } from '../../platform/paging.js';
import { elderScopeSql } from '../../platform/scope.js';
import type { ElderListQuery, ElderSort, ElderWish } from './elder-list.dto.js';
import { type Condition, ElderSearch, type SearchRoute } from './elder-search.js';

/** A line of the register as the database gives it. */
export interface ElderListRecord {
  id: number;
  household_id: number;
  name: string;
  name_pinyin: string;
  birth_date: string;
  sex: Sex;
  level: 'A' | 'B' | 'C' | null;
  target_types: string;
  status: ElderStatus;
  village_code: string;
  address: string;
  grid_name: string | null;
  phone_enc: string | null;
  home_visit_consent: number;
  refused: number;
  assigned_visitor_id: number | null;
  monthly_state: 'pending' | 'updated' | null;
}

/** Columns of each order, and the way in which they run; the last one makes it unambiguous. */
const ORDERS: Record<ElderSort, { columns: string; direction: 'ASC' | 'DESC' }> = {
  name: { columns: 'e.name_pinyin', direction: 'ASC' },
  oldest: { columns: 'e.birth_date', direction: 'ASC' },
  newest: { columns: '', direction: 'DESC' },
};

/** The list of the register, in raw SQL: it is read all day. */
@Injectable()
export class ElderListRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly search: ElderSearch,
  ) {}

  /**
   * Rows after the cursor, in the order asked for.
   * @param today for the current month, and to read an ID number that is searched for
   * @returns one row more than the page holds, if there is one
   */
  async rows(actor: Actor, query: ElderListQuery, today: LocalDate): Promise<ElderListRecord[]> {
    const scope = elderScopeSql('e', actor);
    const inOneVillage = scope.where === 'e.village_code = ?' || query.villageCode !== undefined;
    const route = await this.search.route(query.q ?? '', inOneVillage, today);
    const after = this.after(query, route);
    const source = sourceOf(route, after);
    const conditions: Condition[] = [
      { sql: scope.where, params: scope.params },
      ...this.filters(query, today),
      ...route.conditions,
      ...(route.by === 'elder' || query.sort !== 'name' ? after : []),
    ];
    const { columns, direction } = orderOf(query.sort, route);
    return this.dataSource.query<ElderListRecord[]>(
      `SELECT e.id, e.household_id, e.name, e.name_pinyin, e.birth_date, e.sex, e.level, e.target_types, e.status,
         e.village_code, h.address, h.grid_name, e.phone_enc, e.home_visit_consent, e.refused, e.assigned_visitor_id,
         m.state AS monthly_state
       FROM ${source.sql}
       JOIN household h ON h.id = e.household_id
       LEFT JOIN monthly_update m ON m.elder_id = e.id AND m.month = ?
       WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}
       ORDER BY ${columns.map((column) => `${column} ${direction}`).join(', ')} LIMIT ${query.limit + 1}`,
      [...source.params, monthOf(today), ...conditions.flatMap(({ params }) => params)],
    );
  }

  /** How many rows there are in all, whatever the page. */
  async count(actor: Actor, query: ElderListQuery, today: LocalDate): Promise<number> {
    const scope = elderScopeSql('e', actor);
    const inOneVillage = scope.where === 'e.village_code = ?' || query.villageCode !== undefined;
    const route = await this.search.route(query.q ?? '', inOneVillage, today);
    const source = sourceOf(route, []);
    const conditions: Condition[] = [
      { sql: scope.where, params: scope.params },
      ...this.filters(query, today),
      ...route.conditions,
    ];
    const [row] = await this.dataSource.query<{ count: number | string }[]>(
      `SELECT COUNT(DISTINCT e.id) AS count FROM ${source.sql}
       JOIN household h ON h.id = e.household_id
       LEFT JOIN monthly_update m ON m.elder_id = e.id AND m.month = ?
       WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}`,
      [...source.params, monthOf(today), ...conditions.flatMap(({ params }) => params)],
    );
    return numberOf(row?.count ?? 0);
  }

  /** The sort values of a row, for the cursor. */
  cursorOf(sort: ElderSort, row: ElderListRecord): CursorValue[] {
    if (sort === 'newest') return [row.id];
    return [sort === 'oldest' ? row.birth_date : row.name_pinyin, row.id];
  }

  private filters(query: ElderListQuery, today: LocalDate): Condition[] {
    const equals = (column: string, value: string | undefined): Condition[] =>
      value === undefined ? [] : [{ sql: `${column} = ?`, params: [value] }];
    const when = (asked: boolean | undefined, yes: string, no: string, params: unknown[] = []): Condition[] =>
      asked === undefined ? [] : [{ sql: asked ? yes : no, params }];
    // COALESCE keeps the outer join, and with it the order of the names: MariaDB would sort all pending rows.
    const late = "SELECT o.elder_id FROM monthly_update o WHERE o.month = ? AND o.state = 'pending'";
    return [
      ...equals('e.town_code', query.townCode),
      ...equals('e.village_code', query.villageCode),
      ...(query.level === 'none' ? [{ sql: 'e.level IS NULL', params: [] }] : equals('e.level', query.level)),
      ...(query.status === undefined
        ? [{ sql: "e.status <> 'closed'", params: [] }]
        : equals('e.status', query.status)),
      ...(query.targetType === undefined
        ? []
        : [{ sql: 'e.target_types LIKE ?', params: [`%"${query.targetType}"%`] }]),
      ...when(query.monthPending, "COALESCE(m.state, '') = 'pending'", "COALESCE(m.state, '') <> 'pending'"),
      ...when(query.overdue, `e.id IN (${late})`, `e.id NOT IN (${late})`, [previousMonth(today)]),
      ...when(query.withoutVisitor, 'e.assigned_visitor_id IS NULL', 'e.assigned_visitor_id IS NOT NULL'),
      ...(query.wish === undefined ? [] : [{ sql: WISHES[query.wish], params: [] }]),
    ];
  }

  private after({ cursor, sort }: ElderListQuery, route: SearchRoute): Condition[] {
    if (sort === 'newest') {
      const last = decodeCursor(cursor, ['number']);
      return last ? [{ sql: 'e.id < ?', params: last }] : [];
    }
    const last = decodeCursor(cursor, ['string', 'number']);
    if (!last) return [];
    const [value, id] = last;
    const [column, idColumn] =
      sort === 'name' && route.by !== 'elder' ? ['s.name_pinyin', 's.elder_id'] : [ORDERS[sort].columns, 'e.id'];
    // Both conditions: the first is what an index range is made of.
    return [
      { sql: `${column} >= ?`, params: [value] },
      { sql: `${column} > ? OR ${idColumn} > ?`, params: [value, id] },
    ];
  }
}

const WISHES: Record<ElderWish, string> = {
  home: 'e.refused = 0 AND e.home_visit_consent = 1',
  remote_only: 'e.refused = 0 AND e.home_visit_consent = 0',
  refused: 'e.refused = 1',
};

/** Where the rows come from. In the order of the names, the cursor already cuts the words. */
function sourceOf({ by, term }: SearchRoute, after: Condition[]): Condition {
  if (by === 'elder') return { sql: 'elder e', params: [] };
  const cut = after.filter(({ sql }) => sql.startsWith('s.'));
  const where = [`s.term ${by === 'word' ? '=' : 'LIKE'} ?`, ...cut.map(({ sql }) => `(${sql})`)].join(' AND ');
  const params = [by === 'word' ? term : `${term}%`, ...cut.flatMap((condition) => condition.params)];
  // The beginnings of one elder may be several: each once.
  const words = `SELECT ${by === 'word' ? '' : 'DISTINCT '}s.name_pinyin, s.elder_id FROM search_term s WHERE ${where}`;
  return { sql: `(${words}) s JOIN elder e ON e.id = s.elder_id`, params };
}

function orderOf(sort: ElderSort, { by }: SearchRoute): { columns: string[]; direction: 'ASC' | 'DESC' } {
  if (sort === 'name' && by !== 'elder') return { columns: ['s.name_pinyin', 's.elder_id'], direction: 'ASC' };
  const { columns, direction } = ORDERS[sort];
  return { columns: columns === '' ? ['e.id'] : [columns, 'e.id'], direction };
}

/** The last month whose update is over. */
function previousMonth(today: LocalDate): string {
  return monthOf(addDays(monthRange(monthOf(today)).from, -1));
}
