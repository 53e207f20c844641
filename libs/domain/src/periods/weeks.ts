import {
  addDays,
  type DateRange,
  daysBetween,
  eachDay,
  type LocalDate,
  localDate,
  padded,
  partsOf,
  weekday,
} from './dates.js';
import { PeriodError } from './errors.js';
import { remembering } from './remembering.js';

/** An ISO 8601 week, Monday to Sunday, `YYYY-Www`; week 1 holds the first Thursday of the year. */
export type IsoWeek = string & { readonly __period: 'week' };

/** Its Saturday would be the first day of the year 10000. */
const BEYOND_THE_CALENDAR = '9999-W52';

const WEEK = /^(?!0000)\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/;

/** True when the text is a week that exists and lies in the calendar with all its days. */
export function isIsoWeek(text: unknown): text is IsoWeek {
  if (typeof text !== 'string' || !WEEK.test(text) || text === BEYOND_THE_CALENDAR) return false;
  return Number(text.slice(6)) <= weeksInYear(Number(text.slice(0, 4)));
}

/** @throws PeriodError `period.week`, also for a week 53 in a year of 52 weeks */
export function parseIsoWeek(text: string): IsoWeek {
  if (!isIsoWeek(text)) throw new PeriodError('period.week', String(text));
  return text;
}

/** The week that a day falls into; near New Year its year may differ from the day's. */
export function weekOf(date: LocalDate): IsoWeek {
  const thursday = addDays(date, 4 - weekday(date));
  const { year } = partsOf(thursday);
  const week = Math.floor(daysBetween(localDate(year, 1, 1), thursday) / 7) + 1;
  return `${padded(year, 4)}-W${padded(week, 2)}` as IsoWeek;
}

/** Some four years are kept at hand. */
const KEPT_WEEKS = 200;

/** Monday and Sunday of the week. */
export const weekRange: (week: IsoWeek) => DateRange = remembering((week) => {
  const monday = addDays(mondayOfFirstWeek(Number(week.slice(0, 4))), (Number(week.slice(6)) - 1) * 7);
  return Object.freeze({ from: monday, to: addDays(monday, 6) });
}, KEPT_WEEKS);

/** The seven days of the week, Monday first. */
export const daysOfWeek: (week: IsoWeek) => readonly LocalDate[] = remembering(
  (week) => Object.freeze(eachDay(weekRange(week))),
  KEPT_WEEKS,
);

export function addWeeks(week: IsoWeek, weeks: number): IsoWeek {
  return weekOf(addDays(weekRange(week).from, weeks * 7));
}

/**
 * The weeks of a month or quarter: those whose Thursday lies in it, as ISO 8601 gives a week to its year. Each week
 * belongs to one month and one quarter.
 */
export function weeksOf(range: DateRange): IsoWeek[] {
  const weeks: IsoWeek[] = [];
  for (let week = weekOf(range.from); weekRange(week).from <= range.to; week = addWeeks(week, 1)) {
    const thursday = addDays(weekRange(week).from, 3);
    if (thursday >= range.from && thursday <= range.to) weeks.push(week);
  }
  return weeks;
}

/** 52 or 53. A year has 53 weeks when its 1 January or its 31 December is a Thursday. */
function weeksInYear(year: number): number {
  return weekday(localDate(year, 1, 1)) === 4 || weekday(localDate(year, 12, 31)) === 4 ? 53 : 52;
}

function mondayOfFirstWeek(year: number): LocalDate {
  const fourth = localDate(year, 1, 4);
  return addDays(fourth, 1 - weekday(fourth));
}
