import { daysInMonth } from './civil.js';
import { type LocalDate, localDate, partsOf } from './dates.js';

/**
 * Whole years of age on a day; the birthday itself counts, and somebody born on 29 February has it on
 * 28 February in common years (our reading).
 * @returns a negative number before birth
 */
export function ageOn(birth: LocalDate, on: LocalDate): number {
  const years = partsOf(on).year - partsOf(birth).year;
  return on < birthdayIn(birth, partsOf(on).year) ? years - 1 : years;
}

/** The day on which somebody reaches an age. */
export function dateOfAge(birth: LocalDate, age: number): LocalDate {
  return birthdayIn(birth, partsOf(birth).year + age);
}

function birthdayIn(birth: LocalDate, year: number): LocalDate {
  const { month, day } = partsOf(birth);
  return localDate(year, month, Math.min(day, daysInMonth(year, month)));
}
