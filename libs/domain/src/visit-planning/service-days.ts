import { rankOf } from '../classification/judge.js';
import type { LocalDate } from '../periods/dates.js';
import { daysOfWeek, type IsoWeek, weekRange } from '../periods/weeks.js';
import type { CareLevel } from '../vocabulary/programme.js';

/** A level and the day from which it holds; the list is a history, in any order. */
export interface LevelPeriod {
  readonly from: LocalDate;
  /** null: in no class. */
  readonly level: CareLevel | null;
}

/** Days in hospital or away; `to` null while the end is open. */
export interface Absence {
  readonly from: LocalDate;
  readonly to: LocalDate | null;
}

/** 加密探访: a dated, approved addition for the week(s) it touches. */
export interface Boost {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly extraHome: number;
  readonly extraRemote: number;
}

/** Everything about one elder that decides what is due in a week. */
export interface WeekDuesInput {
  readonly week: IsoWeek;
  readonly levels: readonly LevelPeriod[];
  /** First day on the register. */
  readonly activeFrom: LocalDate;
  /** Last day on the register (before death, move or institution); null while active. */
  readonly activeTo: LocalDate | null;
  /** Recorded consent to home visits. */
  readonly homeConsent: boolean;
  /** The elder does not want visits at all. */
  readonly refused: boolean;
  readonly away: readonly Absence[];
  /** 远程替代: epidemic or no access. */
  readonly remoteOnly: readonly { readonly from: LocalDate; readonly to: LocalDate }[];
  /** Those that apply to this elder's area and level. */
  readonly boosts: readonly Boost[];
}

/** A day on which the elder is on the register with a level. */
export interface ServiceDay {
  readonly on: LocalDate;
  readonly level: CareLevel;
  readonly away: boolean;
  readonly remoteOnly: boolean;
}

/**
 * The days of the week on which contacts may be due, each with the level that holds. A level raised within the week
 * holds from that day; a lowered one from the next Monday.
 */
export function serviceDays(input: WeekDuesInput): ServiceDay[] {
  const { from: monday } = weekRange(input.week);
  const onMonday = levelAt(input.levels, monday);
  const since = input.levels.filter(({ from }) => from > monday);
  return daysOfWeek(input.week).flatMap((on) => {
    const level = highest(onMonday, since, on);
    if (level === null || !covers({ from: input.activeFrom, to: input.activeTo }, on)) return [];
    const away = input.away.some((absence) => covers(absence, on));
    return [{ on, level, away, remoteOnly: input.remoteOnly.some((period) => covers(period, on)) }];
  });
}

function highest(onMonday: CareLevel | null, since: readonly LevelPeriod[], on: LocalDate): CareLevel | null {
  return since.reduce((best, { from, level }) => (from <= on && rankOf(level) > rankOf(best) ? level : best), onMonday);
}

/** The level of the latest entry that has begun; of two on one day, the one further down the list. */
function levelAt(levels: readonly LevelPeriod[], on: LocalDate): CareLevel | null {
  let latest: LevelPeriod | null = null;
  for (const period of levels) {
    if (period.from <= on && (latest === null || period.from >= latest.from)) latest = period;
  }
  return latest?.level ?? null;
}

/** Whether a range with an open end holds a day. */
export function covers(range: Absence, on: LocalDate): boolean {
  return range.from <= on && (range.to === null || on <= range.to);
}
