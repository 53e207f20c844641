import { daysInMonth, isLeapYear } from './civil.js';
import { type LocalDate, localDate, partsOf } from './dates.js';

/**
 * Whole years of age on a day; the birthday itself counts, and somebody born on 29 February has it on
 * 28 February in common years (our reading).
 * @returns a negative number before birth
 */
export function ageOn(birth: LocalDate, on: LocalDate): number {
  const year = Number(on.slice(0, 4));
  const monthAndDay = birth.slice(5);
  const birthday = monthAndDay === '02-29' && !isLeapYear(year) ? '02-28' : monthAndDay;
  return year - Number(birth.slice(0, 4)) - (on.slice(5) < birthday ? 1 : 0);
}

/** The day on which somebody reaches an age. */
export function dateOfAge(birth: LocalDate, age: number): LocalDate {
  const { year, month, day } = partsOf(birth);
  return localDate(year + age, month, Math.min(day, daysInMonth(year + age, month)));
}
