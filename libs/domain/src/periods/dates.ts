import { civilDay, dayNumber, daysInMonth } from './civil.js';
import { PeriodError } from './errors.js';

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`, from 0001-01-01 to 9999-12-31. */
export type LocalDate = string & { readonly __period: 'date' };

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const FIRST_DAY = dayNumber(1, 1, 1);
const LAST_DAY = dayNumber(9999, 12, 31);

/** A number padded with zeros, as periods are written. */
export function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** True when the text is a day that exists. */
export function isLocalDate(text: unknown): text is LocalDate {
  if (typeof text !== 'string' || !DATE.test(text)) return false;
  const { year, month, day } = partsOf(text);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** @throws PeriodError `period.date` when the text is no day that exists */
export function parseLocalDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new PeriodError('period.date', String(text));
  return text;
}

/** Year, month and day as numbers, of a text that has the form of a date. */
export function partsOf(date: string): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

/** The day as a whole number, for arithmetic; 1970-01-01 is 0. */
export function toDayNumber(date: LocalDate): number {
  const { year, month, day } = partsOf(date);
  return dayNumber(year, month, day);
}

/** @throws PeriodError `period.range` outside the years 1 to 9999 */
export function fromDayNumber(number: number): LocalDate {
  if (!Number.isInteger(number) || number < FIRST_DAY || number > LAST_DAY) {
    throw new PeriodError('period.range', String(number));
  }
  const { year, month, day } = civilDay(number);
  return localDate(year, month, day);
}

/** Joins numbers that are known to make a day. */
export function localDate(year: number, month: number, day: number): LocalDate {
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as LocalDate;
}

/** @throws PeriodError `period.range` when the result leaves the years 1 to 9999 */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(toDayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return toDayNumber(to) - toDayNumber(from);
}

/** 1 is Monday, 7 is Sunday. */
export function weekday(date: LocalDate): number {
  return ((((toDayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

const WEEKDAY_NAMES = ['一', '二', '三', '四', '五', '六', '日'] as const;

/** 周一 to 周日, as people say it. */
export function weekdayName(date: LocalDate): string {
  return `周${WEEKDAY_NAMES[weekday(date) - 1]}`;
}

/** Every day from `from` to `to`, both included; empty when `to` is earlier. */
export function eachDay(range: DateRange): LocalDate[] {
  const first = toDayNumber(range.from);
  const count = toDayNumber(range.to) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => fromDayNumber(first + index));
}

/** A range of days, both ends included. */
export interface DateRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}
