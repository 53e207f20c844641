import type { RecordsWanted } from './calls';
import type { Axis, TableWanted } from './calls';
import { type PeriodKind, periodsBack } from './periods';

/** What an official asks: which figures, where, when, and how they are laid out. */
export interface Question {
  place: string;
  measures: string[];
  kind: PeriodKind;
  /** The latest period. */
  until: string;
  /** How many periods, where time is an axis. */
  count: number;
  rows: Axis;
  columns: Axis;
}

export const AXES: Readonly<Record<Axis, string>> = {
  place: '地区',
  period: '时间',
  level: '类别',
  detail: '细项（对象类型、方式、原因等）',
  measure: '指标',
};

export const COUNTS = [2, 4, 6, 12, 13] as const;

/** The periods of a question, earliest first. */
export function periodsOf({ kind, until, count, rows, columns }: Question): string[] {
  if (rows !== 'period' && columns !== 'period') return [until];
  const all = periodsBack(kind, 80);
  const from = all.indexOf(until);
  return from < 0 ? [until] : all.slice(from, from + count).reverse();
}

/** The request that answers the question. */
export function wantedOf(question: Question): TableWanted {
  const { place, measures, rows, columns } = question;
  return { place, measures, periods: periodsOf(question), rows, columns };
}

/**
 * Which records stand behind a cell, or behind a total.
 * @param row key of the row; null for the total over the rows
 * @param column key of the column; null for the total over the columns
 * @returns null for a total over several periods: records are of one
 */
export function recordsOf(question: Question, row: string | null, column: string | null): RecordsWanted | null {
  const keys: Partial<Record<Axis, string | null>> = { [question.rows]: row, [question.columns]: column };
  if (keys.period === null) return null;
  const at = (axis: Axis): string | undefined => keys[axis] ?? undefined;
  return {
    place: at('place') ?? question.place,
    measure: at('measure') ?? question.measures[0] ?? '',
    period: at('period') ?? question.until,
    level: at('level'),
    detail: at('detail'),
  };
}
