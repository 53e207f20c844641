import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CareLevel, ElderStatus, IsoWeek, Month, Sex } from '@tanfang/domain';
import { booleanOf, numberOf, marks } from '../../platform/database/rows.js';
import type { PeopleAbout } from './overview.dto.js';

/** Column by which the tables of the week and the month know a place. */
export type PlaceColumn = 'town_code' | 'village_code';

/** The rows of some places: towns by their codes, or villages by theirs or by their town's. */
export interface Places {
  column: PlaceColumn;
  codes: string[];
}

/** Sums over a place's week rows of one class. */
export interface WeekSums {
  code: string;
  level: CareLevel | null;
  elders: number;
  due: number;
  met: number;
  refused: number;
  unreachable: number;
}

export interface MonthSums {
  code: string;
  expected: number;
  updated: number;
}

/** A person as the lists behind the numbers show one. */
export interface ListedPerson {
  elderId: number;
  name: string;
  birthDate: string;
  sex: Sex;
  level: CareLevel | null;
  status: ElderStatus;
  villageCode: string;
  phoneEnc: string | null;
  visitorId: number | null;
  /** Null in lists of the month. */
  week: { dueHome: number; doneHome: number; dueRemote: number; doneRemote: number; met: boolean } | null;
}

/** Which part of a list a page shows. */
export interface PeopleFilter {
  places: Places;
  level: CareLevel | null;
  afterId: number;
  limit: number;
}

/** Lists of the week, and the condition on its rows. */
const WEEK_LISTS = {
  on_register: '1 = 1',
  week_due: 'w.due_home + w.due_remote > 0',
  week_met: 'w.due_home + w.due_remote > 0 AND w.met = 1',
  week_behind: 'w.met = 0',
  refused: 'w.refused = 1',
  unreachable: 'w.unreachable = 1',
} as const satisfies Partial<Record<PeopleAbout, string>>;
export type WeekListAbout = keyof typeof WEEK_LISTS;

/** Tells a list over week rows from one over the month's. */
export function isAboutWeek(about: PeopleAbout): about is WeekListAbout {
  return about in WEEK_LISTS;
}

const PERSON_COLUMNS = 'e.id, e.name, e.birth_date, e.sex, e.status, e.phone_enc, e.assigned_visitor_id';

interface PersonRecord {
  id: number;
  name: string;
  birth_date: string;
  sex: Sex;
  status: ElderStatus;
  phone_enc: string | null;
  assigned_visitor_id: number | null;
  level: CareLevel | null;
  village_code: string;
}

interface WeekPersonRecord extends PersonRecord {
  visitor_id: number | null;
  due_home: number;
  done_home: number;
  due_remote: number;
  done_remote: number;
  met: number;
}

type Sum = number | string;

/** Sums over the rows of the week and the month, and the people behind them. Portable SQL. */
@Injectable()
export class OverviewRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Sums of a week by class and by the value of `groupBy`. */
  async weekSums(week: IsoWeek, places: Places, groupBy: PlaceColumn): Promise<WeekSums[]> {
    const records = await this.dataSource.query<
      { code: string; level: CareLevel | null; elders: Sum; due: Sum; met: Sum; refused: Sum; unreachable: Sum }[]
    >(
      `SELECT w.${groupBy} AS code, w.level, COUNT(*) AS elders,
              SUM(CASE WHEN ${WEEK_LISTS.week_due} THEN 1 ELSE 0 END) AS due,
              SUM(CASE WHEN ${WEEK_LISTS.week_met} THEN 1 ELSE 0 END) AS met,
              SUM(w.refused) AS refused, SUM(w.unreachable) AS unreachable
       FROM weekly_due w
       WHERE w.week = ? AND w.${places.column} IN (${marks(places.codes)})
       GROUP BY w.${groupBy}, w.level`,
      [week, ...places.codes],
    );
    return records.map(({ code, level, ...sums }) => ({
      code,
      level,
      elders: numberOf(sums.elders),
      due: numberOf(sums.due),
      met: numberOf(sums.met),
      refused: numberOf(sums.refused),
      unreachable: numberOf(sums.unreachable),
    }));
  }

  /** Sums of a month by the value of `groupBy`. */
  async monthSums(month: Month, places: Places, groupBy: PlaceColumn): Promise<MonthSums[]> {
    const records = await this.dataSource.query<{ code: string; expected: Sum; updated: Sum }[]>(
      `SELECT m.${groupBy} AS code, COUNT(*) AS expected,
              SUM(CASE WHEN m.state = 'updated' THEN 1 ELSE 0 END) AS updated
       FROM monthly_update m
       WHERE m.month = ? AND m.${places.column} IN (${marks(places.codes)})
       GROUP BY m.${groupBy}`,
      [month, ...places.codes],
    );
    return records.map(({ code, expected, updated }) => ({
      code,
      expected: numberOf(expected),
      updated: numberOf(updated),
    }));
  }

  /** People behind a number of the week, by id. */
  async peopleOfWeek(week: IsoWeek, about: WeekListAbout, filter: PeopleFilter): Promise<ListedPerson[]> {
    const { places, level, afterId, limit } = filter;
    const records = await this.dataSource.query<WeekPersonRecord[]>(
      `SELECT ${PERSON_COLUMNS}, w.level, w.village_code, w.visitor_id,
              w.due_home, w.done_home, w.due_remote, w.done_remote, w.met
       FROM weekly_due w JOIN elder e ON e.id = w.elder_id
       WHERE w.week = ? AND w.${places.column} IN (${marks(places.codes)}) AND ${WEEK_LISTS[about]}
         ${level ? 'AND w.level = ?' : ''} AND w.elder_id > ?
       ORDER BY w.elder_id LIMIT ${limit}`,
      [week, ...places.codes, ...(level ? [level] : []), afterId],
    );
    return records.map((record) => ({
      ...personOf(record),
      visitorId: record.visitor_id,
      week: {
        dueHome: record.due_home,
        doneHome: record.done_home,
        dueRemote: record.due_remote,
        doneRemote: record.done_remote,
        met: booleanOf(record.met),
      },
    }));
  }

  /** People whose file of the month is updated, or still pending, by id. */
  async peopleOfMonth(month: Month, state: 'updated' | 'pending', filter: PeopleFilter): Promise<ListedPerson[]> {
    const { places, level, afterId, limit } = filter;
    const records = await this.dataSource.query<PersonRecord[]>(
      `SELECT ${PERSON_COLUMNS}, e.level, m.village_code
       FROM monthly_update m JOIN elder e ON e.id = m.elder_id
       WHERE m.month = ? AND m.${places.column} IN (${marks(places.codes)}) AND m.state = ?
         ${level ? 'AND e.level = ?' : ''} AND m.elder_id > ?
       ORDER BY m.elder_id LIMIT ${limit}`,
      [month, ...places.codes, state, ...(level ? [level] : []), afterId],
    );
    return records.map(personOf);
  }
}

function personOf(record: PersonRecord): ListedPerson {
  return {
    elderId: record.id,
    name: record.name,
    birthDate: record.birth_date,
    sex: record.sex,
    level: record.level,
    status: record.status,
    villageCode: record.village_code,
    phoneEnc: record.phone_enc,
    visitorId: record.assigned_visitor_id,
    week: null,
  };
}
