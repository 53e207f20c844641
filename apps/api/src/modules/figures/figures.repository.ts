import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { BaseFigure, CareLevel, FigureCount } from '@tanfang/domain';
import { numberOf, marks, instantOf } from '../../platform/database/rows.js';
import type { CountRow } from './tally.js';

/** Rows of one statement: engines limit the number of parameters. */
const ROWS_AT_ONCE = 400;

/** A count with the place it belongs to. */
export interface PlacedCount extends FigureCount {
  placeCode: string;
}

/** A village and period to be counted, with the marks that asked for it. */
export interface Pending {
  villageCode: string;
  period: string;
  /** The latest mark that was seen; 0 when the place was never counted. */
  upToMark: number;
}

/** Raw SQL of the stored counts. Portable, but for the upsert. */
@Injectable()
export class FiguresRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The counts of the places below one, or of the place itself. */
  async counts(
    where: { parentCode: string } | { placeCode: string },
    periods: readonly string[],
    figures?: readonly BaseFigure[],
  ): Promise<PlacedCount[]> {
    if (periods.length === 0) return [];
    const [column, code] = 'parentCode' in where ? ['parent_code', where.parentCode] : ['place_code', where.placeCode];
    return this.placed(
      `SELECT place_code, period, figure, level, detail, n FROM figure_count
       WHERE ${column} = ? AND period IN (${marks(periods)}) ${figures ? `AND figure IN (${marks(figures)})` : ''}`,
      [code, ...periods, ...(figures ?? [])],
    );
  }

  /**
   * The same with the weeks added up under the last of them, and with the places too unless each is wanted: figures of
   * weeks are never stocks. A town's quarter has twenty thousand counts and eight hundred such sums.
   */
  async sums(
    where: { parentCode: string } | { placeCode: string },
    { weeks, months }: { weeks: readonly string[]; months: readonly string[] },
    { byPlace, figures }: { byPlace: boolean; figures?: readonly BaseFigure[] },
  ): Promise<PlacedCount[]> {
    const [column, code] = 'parentCode' in where ? ['parent_code', where.parentCode] : ['place_code', where.placeCode];
    const place = byPlace ? 'place_code' : column;
    const only = figures ? `AND figure IN (${marks(figures)})` : '';
    return this.placed(
      `SELECT ${place} AS place_code, MAX(period) AS period, figure, level, detail, SUM(n) AS n FROM figure_count
       WHERE ${column} = ? AND period IN (${marks(weeks)}) ${only}
       GROUP BY ${place}, figure, level, detail
       UNION ALL
       SELECT ${place}, period, figure, level, detail, SUM(n) FROM figure_count
       WHERE ${column} = ? AND period IN (${marks(months)}) ${only}
       GROUP BY ${place}, period, figure, level, detail`,
      [code, ...weeks, ...(figures ?? []), code, ...months, ...(figures ?? [])],
    );
  }

  private async placed(sql: string, params: readonly unknown[]): Promise<PlacedCount[]> {
    const records = await this.dataSource.query<
      {
        place_code: string;
        period: string;
        figure: BaseFigure;
        level: CareLevel | '';
        detail: string;
        n: number | string;
      }[]
    >(sql, [...params]);
    return records.map(({ place_code, period, figure, level, detail, n }) => ({
      placeCode: place_code,
      period,
      figure,
      level: level === '' ? null : level,
      detail,
      n: numberOf(n),
    }));
  }

  /** Villages that were never counted for a period, or changed since. */
  async pending(villages: readonly string[], periods: readonly string[]): Promise<Pending[]> {
    if (villages.length === 0 || periods.length === 0) return [];
    const pending = new Map<string, Pending>();
    for (const { villageCode, period } of await this.uncounted(villages, periods)) {
      pending.set(`${villageCode} ${period}`, { villageCode, period, upToMark: 0 });
    }
    const marked = await this.dataSource.query<{ village_code: string; period: string; mark: number | string }[]>(
      `SELECT village_code, period, MAX(id) AS mark FROM figure_mark
       WHERE village_code IN (${marks(villages)}) AND period IN (${marks(periods)})
       GROUP BY village_code, period`,
      [...villages, ...periods],
    );
    for (const { village_code, period, mark } of marked) {
      pending.set(`${village_code} ${period}`, { villageCode: village_code, period, upToMark: numberOf(mark) });
    }
    return [...pending.values()];
  }

  /** Almost always none, which one number tells; a city's quarter has six thousand places and periods. */
  private async uncounted(
    villages: readonly string[],
    periods: readonly string[],
  ): Promise<{ villageCode: string; period: string }[]> {
    const where = `period IN (${marks(periods)}) AND place_code IN (${marks(villages)})`;
    const params = [...periods, ...villages];
    const [all] = await this.dataSource.query<{ n: number | string }[]>(
      `SELECT COUNT(*) AS n FROM figure_state WHERE ${where}`,
      params,
    );
    if (numberOf(all?.n ?? 0) === villages.length * periods.length) return [];
    const counted = await this.dataSource.query<{ place_code: string; period: string }[]>(
      `SELECT place_code, period FROM figure_state WHERE ${where}`,
      params,
    );
    const known = new Set(counted.map(({ place_code, period }) => `${place_code} ${period}`));
    return periods.flatMap((period) =>
      villages
        .filter((villageCode) => !known.has(`${villageCode} ${period}`))
        .map((villageCode) => ({ villageCode, period })),
    );
  }

  /** All that is marked, however old. */
  async marked(limit: number): Promise<Pending[]> {
    const records = await this.dataSource.query<{ village_code: string; period: string; mark: number | string }[]>(
      `SELECT village_code, period, MAX(id) AS mark FROM figure_mark
       GROUP BY village_code, period ORDER BY period, village_code LIMIT ${limit}`,
    );
    return records.map(({ village_code, period, mark }) => ({
      villageCode: village_code,
      period,
      upToMark: numberOf(mark),
    }));
  }

  /** Puts fresh counts of these villages in the place of the old ones, and says so. */
  async replace(
    tx: EntityManager,
    period: string,
    villages: readonly Pending[],
    parentOf: (code: string) => string,
    rows: readonly CountRow[],
    now: Date,
  ): Promise<void> {
    const codes = villages.map(({ villageCode }) => villageCode);
    await tx.query(`DELETE FROM figure_count WHERE period = ? AND place_code IN (${marks(codes)})`, [period, ...codes]);
    await this.insert(tx, rows, parentOf);
    await this.say(tx, period, codes, now);
    for (const { villageCode, upToMark } of villages) {
      if (upToMark === 0) continue;
      await tx.query('DELETE FROM figure_mark WHERE village_code = ? AND period = ? AND id <= ?', [
        villageCode,
        period,
        upToMark,
      ]);
    }
  }

  /** A town's counts are the sums of its villages'. */
  async sumTown(tx: EntityManager, townCode: string, cityCode: string, period: string, now: Date): Promise<void> {
    await tx.query('DELETE FROM figure_count WHERE place_code = ? AND period = ?', [townCode, period]);
    await tx.query(
      `INSERT INTO figure_count (place_code, parent_code, period, figure, level, detail, n)
       SELECT ?, ?, period, figure, level, detail, SUM(n) FROM figure_count
       WHERE parent_code = ? AND period = ? GROUP BY period, figure, level, detail`,
      [townCode, cityCode, townCode, period],
    );
    await this.say(tx, period, [townCode], now);
  }

  /** When the places of these periods were counted first and last; null when none was. */
  async countedAt(places: readonly string[], periods: readonly string[]): Promise<Date | null> {
    const [record] = await this.dataSource.query<{ oldest: Date | string | null }[]>(
      `SELECT MIN(counted_at) AS oldest FROM figure_state
       WHERE place_code IN (${marks(places)}) AND period IN (${marks(periods)})`,
      [...places, ...periods],
    );
    return record?.oldest ? instantOf(record.oldest) : null;
  }

  private async insert(tx: EntityManager, rows: readonly CountRow[], parentOf: (code: string) => string) {
    for (let i = 0; i < rows.length; i += ROWS_AT_ONCE) {
      const some = rows.slice(i, i + ROWS_AT_ONCE);
      await tx.query(
        `INSERT INTO figure_count (place_code, parent_code, period, figure, level, detail, n)
         VALUES ${some.map(() => '(?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
        some.flatMap(({ placeCode, period, figure, level, detail, n }) => [
          placeCode,
          parentOf(placeCode),
          period,
          figure,
          level,
          detail,
          n,
        ]),
      );
    }
  }

  private async say(tx: EntityManager, period: string, codes: readonly string[], now: Date): Promise<void> {
    await tx.query(`DELETE FROM figure_state WHERE period = ? AND place_code IN (${marks(codes)})`, [period, ...codes]);
    await tx.query(
      `INSERT INTO figure_state (place_code, period, counted_at) VALUES ${codes.map(() => '(?, ?, ?)').join(', ')}`,
      codes.flatMap((code) => [code, period, now]),
    );
  }
}
