import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type ElderStatus, type LocalDate, monthOf, parsePhone, parseResidentId, type Sex } from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { decodeCursor } from '../../platform/paging.js';
import { elderScopeSql } from '../../platform/scope.js';
import type { ElderListQuery } from './elder-list.dto.js';
import { FileRecords } from './file-records.js';

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
  monthly_state: 'pending' | 'updated' | null;
}

interface Condition {
  sql: string;
  params: unknown[];
}

/** The list of the register, in raw SQL: it is read all day. */
@Injectable()
export class ElderListRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly records: FileRecords,
  ) {}

  /**
   * Rows after the cursor, in the order of the names' pinyin.
   * @param today for the current month, and to read an ID number that is searched for
   * @returns one row more than the page holds, if there is one
   */
  rows(actor: Actor, query: ElderListQuery, today: LocalDate): Promise<ElderListRecord[]> {
    const scope = elderScopeSql('e', actor);
    const conditions: Condition[] = [
      { sql: scope.where, params: scope.params },
      ...this.filters(query),
      ...this.search(query.q ?? '', today),
      ...this.after(query.cursor),
    ];
    return this.dataSource.query<ElderListRecord[]>(
      `SELECT e.id, e.household_id, e.name, e.name_pinyin, e.birth_date, e.sex, e.level, e.target_types, e.status,
         e.village_code, h.address, h.grid_name, e.phone_enc, e.home_visit_consent, m.state AS monthly_state
       FROM elder e
       JOIN household h ON h.id = e.household_id
       LEFT JOIN monthly_update m ON m.elder_id = e.id AND m.month = ?
       WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}
       ORDER BY e.name_pinyin, e.id LIMIT ${query.limit + 1}`,
      [monthOf(today), ...conditions.flatMap(({ params }) => params)],
    );
  }

  private filters(query: ElderListQuery): Condition[] {
    const equals = (column: string, value: string | undefined): Condition[] =>
      value === undefined ? [] : [{ sql: `${column} = ?`, params: [value] }];
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
      ...(query.monthPending === undefined
        ? []
        : [
            { sql: query.monthPending ? "m.state = 'pending'" : "m.state IS NULL OR m.state <> 'pending'", params: [] },
          ]),
    ];
  }

  /** A whole number is looked up by its fingerprint; letters are pinyin; anything else is part of a name. */
  private search(text: string, today: LocalDate): Condition[] {
    if (text === '') return [];
    const id = parseResidentId(text, today);
    if (id.valid) return [{ sql: 'e.id_number_index = ?', params: [this.records.idNumberIndex(id.normalized)] }];
    const phone = parsePhone(text);
    if (phone.valid) return [{ sql: 'e.phone_index = ?', params: [this.records.phoneIndex(phone.normalized)] }];
    if (/^[a-z ]+$/i.test(text)) {
      const letters = `${text.toLowerCase().replaceAll(' ', '')}%`;
      return [{ sql: 'e.name_initials LIKE ? OR e.name_pinyin LIKE ?', params: [letters, letters] }];
    }
    return [{ sql: "e.name LIKE ? ESCAPE '!'", params: [`%${text.replace(/[!%_]/g, '!$&')}%`] }];
  }

  private after(cursor: string | undefined): Condition[] {
    const last = decodeCursor(cursor, ['string', 'number']);
    if (!last) return [];
    const [namePinyin, id] = last;
    // Both conditions: the first is what an index range is made of.
    return [
      { sql: 'e.name_pinyin >= ?', params: [namePinyin] },
      { sql: 'e.name_pinyin > ? OR e.id > ?', params: [namePinyin, id] },
    ];
  }
}
