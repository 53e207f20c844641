import type { BaseFigure, CareLevel } from '@tanfang/domain';

/** A count as it is stored. */
export interface CountRow {
  placeCode: string;
  period: string;
  figure: BaseFigure;
  /** Empty: in no class. */
  level: CareLevel | '';
  detail: string;
  n: number;
}

/** Adds up counts of one period. */
export class Tally {
  private readonly counts = new Map<string, CountRow>();

  constructor(readonly period: string) {}

  /** Adds to a count; zero leaves no row. */
  add(placeCode: string, figure: BaseFigure, level: CareLevel | null, n: number, detail = ''): void {
    if (n === 0) return;
    const key = `${placeCode}|${figure}|${level ?? ''}|${detail}`;
    const count = this.counts.get(key);
    if (count) count.n += n;
    else this.counts.set(key, { placeCode, period: this.period, figure, level: level ?? '', detail, n });
  }

  /** All counts that are not zero. */
  rows(): CountRow[] {
    return [...this.counts.values()];
  }
}
