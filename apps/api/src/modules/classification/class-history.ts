import {
  type CareLevel,
  type LocalDate,
  addDays,
  addWeeks,
  parseLocalDate,
  rankOf,
  weekOf,
  weekRange,
} from '@tanfang/domain';

/** What a judgement decided, as far as one period differs from the next by it. */
export interface Judged {
  level: CareLevel | null;
  clause: string | null;
  exclusion: string | null;
  alsoMatches: string[];
  targetTypes: string[];
  /** Absent or null: no raise decided. */
  raiseId?: number | null;
}

/** The period in force. */
export interface CurrentPeriod extends Judged {
  /** YYYY-MM-DD */
  fromDate: string;
}

/** What a new judgement does to the period in force. */
export type Step =
  /** Same as before: the period goes on, without an end. */
  | { kind: 'goes_on' }
  /** The period in force began today and is judged anew. */
  | { kind: 'judged_anew' }
  /** The period ends the day before, and another begins. */
  | { kind: 'followed'; from: LocalDate };

/**
 * When a new judgement applies: a raised class from today, for the rest of the week; a lowered one from next Monday;
 * death, leaving the city and moving into an institution from today, since nothing is due any more.
 * @param current the period in force on `today`; null for a new file
 */
export function stepTo(judged: Judged, current: CurrentPeriod | null, today: LocalDate): Step {
  if (!current) return { kind: 'followed', from: today };
  if (isSame(judged, current)) return { kind: 'goes_on' };
  if (isLowered(judged, current)) return { kind: 'followed', from: nextMonday(today) };
  return parseLocalDate(current.fromDate) === today ? { kind: 'judged_anew' } : { kind: 'followed', from: today };
}

/** The day before, on which the period in force ends. */
export function dayBefore(date: LocalDate): LocalDate {
  return addDays(date, -1);
}

function isLowered(judged: Judged, current: CurrentPeriod): boolean {
  const endsVisits = judged.exclusion !== null && judged.exclusion !== 'S5';
  return !endsVisits && rankOf(judged.level) < rankOf(current.level);
}

function isSame(a: Judged, b: Judged): boolean {
  return (
    a.level === b.level &&
    a.clause === b.clause &&
    (a.raiseId ?? null) === (b.raiseId ?? null) &&
    a.exclusion === b.exclusion &&
    sameSet(a.alsoMatches, b.alsoMatches) &&
    sameSet(a.targetTypes, b.targetTypes)
  );
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item) => b.includes(item));
}

function nextMonday(today: LocalDate): LocalDate {
  return weekRange(addWeeks(weekOf(today), 1)).from;
}
