import { Injectable } from '@nestjs/common';
import {
  CARE_LEVELS,
  type CareLevel,
  type FigureCount,
  type Measure,
  measureOf,
  MEASURES,
  sayPeriod,
  sumsOf,
  valueOf,
} from '@tanfang/domain';
import type { Actor } from '../../platform/actor.js';
import { malformed } from '../../platform/errors.js';
import { type Region, RegionsService } from '../regions/regions.service.js';
import { type Parts, partsOf } from './figure-periods.js';
import type { Axis, FigureHead, FigureTable, FigureTableQuery, FigureValueDto, MeasureDto } from './figures.dto.js';
import { FiguresService, type PlacedCount } from './figures.service.js';

/** A row or column with the counts that belong to it. */
interface Slice extends FigureHead {
  takes: (count: PlacedCount) => boolean;
  measure?: Measure;
}

/** Any figure by place, period, class, kind: a table that officials turn as they like. */
@Injectable()
export class FigureTablesService {
  constructor(
    private readonly figures: FiguresService,
    private readonly regions: RegionsService,
  ) {}

  /** What every measure means. */
  measures(): MeasureDto[] {
    return MEASURES.map(wordsOf);
  }

  /**
   * @throws Problem 404 out of scope, 400 for measures, periods or axes that do not fit together
   */
  async read(actor: Actor, query: FigureTableQuery): Promise<FigureTable> {
    const place = this.regions.getInScope(actor, query.place ?? actor.regionCode ?? '');
    const measures = query.measures.map((code) => measureFor(code));
    const [rows, columns]: [Axis, Axis] = [query.rows ?? 'place', query.columns ?? 'measure'];
    if (rows === columns || (rows !== 'measure' && columns !== 'measure' && measures.length > 1)) {
      throw wrong('columns', '几个指标并列时，请让行或列中的一个是指标。');
    }
    const parts = query.periods.map((period) => ({ period, ...partsOf(period, 'periods') }));
    for (const { period, months } of parts) {
      if (months.length === 0 && measures.some((measure) => measure.period === 'month')) {
        throw wrong('periods', `${sayPeriod(period)}没有按月统计的指标，请选择月份或季度。`);
      }
    }
    const wanted = unique(parts.flatMap(({ weeks, months }) => [...weeks, ...months]));
    const figures = unique(measures.flatMap(({ numerator, denominator }) => [numerator, denominator ?? numerator]));
    const read = await this.figures.read(place, wanted, { figures });

    const rowSlices = this.slices(rows, place, measures, parts);
    const columnSlices = this.slices(columns, place, measures, parts);
    // Cut into rows once: a table of thirty villages and sixty weeks goes through its counts thirty times, not 1,800.
    const countsOfRow = new Map(rowSlices.map((row) => [row, read.counts.filter(row.takes)]));
    const cellOf = (row: Slice | null, column: Slice | null): FigureValueDto => {
      const measure = row?.measure ?? column?.measure ?? measures[0];
      if (!measure) throw new Error('a table without a measure');
      const counts: FigureCount[] = ((row && countsOfRow.get(row)) ?? read.counts).filter(
        (count) => (column?.takes(count) ?? true) && ofMeasure(measure, count),
      );
      return valueOf(measure, sumsOf(counts));
    };
    const oneMeasure = measures.length === 1;
    return {
      place: headOf(place),
      rows: rowSlices.map(bare),
      columns: columnSlices.map(bare),
      cells: rowSlices.map((row) => columnSlices.map((column) => cellOf(row, column))),
      rowTotals: oneMeasure || rows === 'measure' ? rowSlices.map((row) => cellOf(row, null)) : null,
      columnTotals: oneMeasure || columns === 'measure' ? columnSlices.map((column) => cellOf(null, column)) : null,
      measures: measures.map(wordsOf),
      countedAt: read.countedAt?.toISOString() ?? null,
      complete: read.complete,
    };
  }

  private slices(
    axis: Axis,
    place: Region,
    measures: readonly Measure[],
    periods: readonly ({ period: string } & Parts)[],
  ): Slice[] {
    switch (axis) {
      case 'measure':
        return measures.map((measure) => ({ key: measure.code, label: measure.label, measure, takes: () => true }));
      case 'place': {
        const places = place.level === 'village' ? [place] : this.regions.childrenOf(place.code);
        return places.map(({ code, name }) => ({ key: code, label: name, takes: (count) => count.placeCode === code }));
      }
      case 'period':
        return periods.map(({ period, weeks, months }) => {
          const own = new Set<string>([...weeks, ...months]);
          return { key: period, label: sayPeriod(period), takes: (count) => own.has(count.period) };
        });
      case 'level':
        return [...(Object.keys(CARE_LEVELS) as CareLevel[]), null].map((level) => ({
          key: level ?? 'none',
          label: level === null ? '未分类' : CARE_LEVELS[level],
          takes: (count) => count.level === level,
        }));
      case 'detail': {
        const details = measures[0]?.details;
        if (!details) throw wrong('rows', `“${measures[0]?.label}”没有细项，请换一种分组。`);
        return Object.entries(details).map(([key, label]) => ({ key, label, takes: (count) => count.detail === key }));
      }
    }
  }
}

/**
 * @throws Problem 400 when there is no such measure
 */
export function measureFor(code: string, field = 'measures'): Measure {
  const measure = measureOf(code);
  if (!measure) throw wrong(field, '没有这个指标，请重新选择。');
  return measure;
}

/** Counts of the measure's own figures and kind of period: a quarter holds weeks and months. */
function ofMeasure(measure: Measure, count: FigureCount): boolean {
  return count.figure === measure.numerator || count.figure === measure.denominator;
}

/** A measure in words, as screens and files show it. */
export function wordsOf(measure: Measure): MeasureDto {
  const { code, label, unit, period, numeratorWords, denominatorWords, source, clause } = measure;
  return { code, label, unit, period, numeratorWords, denominatorWords, source, clause };
}

const headOf = ({ code, name }: Region): FigureHead => ({ key: code, label: name });
const bare = ({ key, label }: Slice): FigureHead => ({ key, label });

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function wrong(field: string, detail: string) {
  return malformed([{ field, code: field, detail }], detail);
}
