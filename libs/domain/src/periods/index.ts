export { ageOn, dateOfAge } from './age.js';
export {
  addDays,
  type DateRange,
  daysBetween,
  eachDay,
  isLocalDate,
  type LocalDate,
  parseLocalDate,
  weekday,
  weekdayName,
} from './dates.js';
export { PeriodError, type PeriodErrorCode } from './errors.js';
export {
  addMonths,
  isMonth,
  isQuarter,
  type Month,
  monthOf,
  monthRange,
  monthsOf,
  parseMonth,
  parseQuarter,
  type Quarter,
  quarterOf,
  quarterRange,
  shiftMonth,
  shiftQuarter,
} from './months.js';
export { sayPeriod } from './say.js';
export { addWeeks, daysOfWeek, isIsoWeek, type IsoWeek, parseIsoWeek, weekOf, weekRange, weeksOf } from './weeks.js';
