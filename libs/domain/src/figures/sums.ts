import type { CareLevel } from '../vocabulary/programme.js';
import { type BaseFigure, STOCKS } from './counted-figures.js';

/** One stored count. */
export interface FigureCount {
  /** ISO week or month. */
  readonly period: string;
  readonly figure: BaseFigure;
  /** null: in no class. */
  readonly level: CareLevel | null;
  /** Further code: method, kind, reason, type; empty where the figure has none. */
  readonly detail: string;
  readonly n: number;
}

/** Which counts to add up; what is left out does not matter. */
export interface CountFilter {
  readonly level?: CareLevel | null;
  readonly detail?: string;
  readonly period?: string;
}

/** Sums over counts. */
export type Sums = (figure: BaseFigure, filter?: CountFilter) => number;

/**
 * Makes sums over the counts of some places and periods. Flows are added up over the periods; of stocks (how things
 * stood at a period's end) only the last period counts.
 */
export function sumsOf(counts: readonly FigureCount[]): Sums {
  const byFigure = new Map<BaseFigure, FigureCount[]>();
  for (const count of counts) {
    const list = byFigure.get(count.figure);
    if (list) list.push(count);
    else byFigure.set(count.figure, [count]);
  }
  // Of all stocks together: one that fell to nothing has no count in the last period, and is not as it was before.
  const lastOfStocks = lastPeriod(counts.filter(({ figure }) => STOCKS.includes(figure)));
  return (figure, filter = {}) => {
    const all = byFigure.get(figure) ?? [];
    const last = STOCKS.includes(figure) && filter.period === undefined ? lastOfStocks : undefined;
    return all.reduce((total, count) => (matches(count, { ...filter, ...last }) ? total + count.n : total), 0);
  };
}

function lastPeriod(counts: readonly FigureCount[]): { period: string } | undefined {
  const period = counts.reduce((latest, count) => (count.period > latest ? count.period : latest), '');
  return period === '' ? undefined : { period };
}

function matches(count: FigureCount, { level, detail, period }: CountFilter): boolean {
  return (
    (level === undefined || count.level === level) &&
    (detail === undefined || count.detail === detail) &&
    (period === undefined || count.period === period)
  );
}

/** A share in per cent with one decimal, rounded half up; null where there is nothing to share. */
export function shareOf(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : Math.floor((numerator / denominator) * 1000 + 0.5) / 10;
}
