import type { FigureMonth, FigureMonthLine, FigureMonthRow } from '@tanfang/contracts';

import { sayValue } from './say-value';

export type Compared = 'lastMonth' | 'lastYear';

export const COMPARED_WORDS: Readonly<Record<Compared, string>> = { lastMonth: '上月', lastYear: '去年同月' };

/** A line's value of one place in words: this month, or one it is compared with. */
export function valueOf(
  { lines }: Pick<FigureMonth, 'lines'>,
  row: FigureMonthRow,
  code: string,
  when: 'current' | Compared = 'current',
): string {
  const at = lines.findIndex((line) => line.code === code);
  return sayValue(row[when][at], lines[at]?.unit ?? '');
}

/** The line with this code. */
export const lineOf = ({ lines }: Pick<FigureMonth, 'lines'>, code: string): FigureMonthLine | undefined =>
  lines.find((line) => line.code === code);

/** A line's number of one place; 0 where there is none. */
export function numberOf({ lines }: Pick<FigureMonth, 'lines'>, row: FigureMonthRow, code: string): number {
  const at = lines.findIndex((line) => line.code === code);
  return row.current[at]?.value ?? 0;
}

/** Why a place needs a call about this month, in words; empty where nothing is open. */
export function monthReasons(month: FigureMonth, row: FigureMonthRow): string[] {
  const reasons: string[] = [];
  const open = numberOf(month, row, 'update_open');
  if (month.deadlinePassed && open > 0) reasons.push(`逾期未更新 ${open} 份`);
  const at = month.lines.findIndex(({ code }) => code === 'monthly_visit_rate');
  const rate = row.current[at]?.value ?? null;
  if (month.deadlinePassed && rate !== null && rate < month.visitRateFloor) {
    reasons.push(`月探访率 ${rate.toFixed(1)}%，低于 ${month.visitRateFloor}%`);
  }
  return reasons;
}

/** The rows that need a call, most open files first, and the others in their own order. */
export function byNeed(month: FigureMonth): { call: FigureMonthRow[]; others: FigureMonthRow[] } {
  const call = month.rows.filter((row) => monthReasons(month, row).length > 0);
  call.sort((one, other) => numberOf(month, other, 'update_open') - numberOf(month, one, 'update_open'));
  return { call, others: month.rows.filter((row) => !call.includes(row)) };
}
