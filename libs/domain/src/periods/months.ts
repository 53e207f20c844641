import { daysInMonth } from './civil.js';
import { type DateRange, type LocalDate, localDate, padded, partsOf } from './dates.js';
import { PeriodError } from './errors.js';

/** A calendar month, `YYYY-MM`. */
export type Month = string & { readonly __period: 'month' };

/** A calendar quarter, `YYYY-Qn`. */
export type Quarter = string & { readonly __period: 'quarter' };

const MONTH = /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/;
const QUARTER = /^(?!0000)\d{4}-Q[1-4]$/;

export function isMonth(text: unknown): text is Month {
  return typeof text === 'string' && MONTH.test(text);
}

/** @throws PeriodError `period.month` */
export function parseMonth(text: string): Month {
  if (!isMonth(text)) throw new PeriodError('period.month', String(text));
  return text;
}

export function monthOf(date: LocalDate): Month {
  return date.slice(0, 7) as Month;
}

/** First and last day of the month. */
export function monthRange(month: Month): DateRange {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5, 7));
  return { from: localDate(year, number, 1), to: localDate(year, number, daysInMonth(year, number)) };
}

/** @throws PeriodError `period.range` when the result leaves the years 1 to 9999 */
export function shiftMonth(month: Month, months: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  if (!Number.isInteger(index) || year < 1 || year > 9999) throw new PeriodError('period.range', `${month}+${months}`);
  return `${padded(year, 4)}-${padded((index % 12) + 1, 2)}` as Month;
}

/**
 * The same day some months later; the last day of the month where that day does not exist (31 January + 1 → 28 February).
 * @throws PeriodError `period.range` when the result leaves the years 1 to 9999
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const range = monthRange(shiftMonth(monthOf(date), months));
  const lastDay = partsOf(range.to).day;
  const { year, month } = partsOf(range.from);
  return localDate(year, month, Math.min(partsOf(date).day, lastDay));
}

export function isQuarter(text: unknown): text is Quarter {
  return typeof text === 'string' && QUARTER.test(text);
}

/** @throws PeriodError `period.quarter` */
export function parseQuarter(text: string): Quarter {
  if (!isQuarter(text)) throw new PeriodError('period.quarter', String(text));
  return text;
}

export function quarterOf(date: LocalDate): Quarter {
  const { year, month } = partsOf(date);
  return `${padded(year, 4)}-Q${Math.ceil(month / 3)}` as Quarter;
}

/** First and last day of the quarter. */
export function quarterRange(quarter: Quarter): DateRange {
  const months = monthsOf(quarter);
  return { from: monthRange(months[0]).from, to: monthRange(months[2]).to };
}

/** @throws PeriodError `period.range` when the result leaves the years 1 to 9999 */
export function shiftQuarter(quarter: Quarter, quarters: number): Quarter {
  return quarterOf(monthRange(shiftMonth(monthsOf(quarter)[0], quarters * 3)).from);
}

/** The three months of a quarter, in order. */
export function monthsOf(quarter: Quarter): readonly [Month, Month, Month] {
  const year = quarter.slice(0, 4);
  const first = (Number(quarter.slice(6)) - 1) * 3 + 1;
  const month = (number: number): Month => `${year}-${padded(number, 2)}` as Month;
  return [month(first), month(first + 1), month(first + 2)];
}
