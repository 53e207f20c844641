import type { LocalDate } from '../periods/dates.js';
import { type IsoWeek, weekRange } from '../periods/weeks.js';
import type { VisitMethod, VisitOutcome } from '../vocabulary/annex4.js';

/** What planning needs to know of a visit record. */
export interface VisitFact {
  readonly on: LocalDate;
  readonly method: VisitMethod;
  readonly outcome: VisitOutcome;
}

/** Contacts due in a week. */
export interface DueNumbers {
  readonly dueHome: number;
  readonly dueRemote: number;
}

/** Contacts credited against what is due; neither number exceeds its due. */
export interface CountedVisits {
  readonly doneHome: number;
  readonly doneRemote: number;
  readonly met: boolean;
}

export interface CountingOptions {
  /** When given, visits of other weeks are left out. */
  readonly week?: IsoWeek;
  /** A surplus home visit stands for a remote contact, never the reverse. Default true (our reading). */
  readonly surplusHomeForRemote?: boolean;
}

/** The two kinds that the frequency of 三（一）4 tells apart. */
export type ContactKind = 'home' | 'remote';

/** The kind of contact a visit counts as; null for `other`, which is kept but does not count. */
export function contactKind(method: VisitMethod): ContactKind | null {
  if (method === 'other') return null;
  return method === 'home' ? 'home' : 'remote';
}

/** The days with a completed contact of a kind: at most one home and one remote contact a day count. */
export function contactDays(visits: readonly VisitFact[], kind: ContactKind): ReadonlySet<LocalDate> {
  return new Set(
    visits
      .filter((visit) => visit.outcome === 'completed' && contactKind(visit.method) === kind)
      .map((visit) => visit.on),
  );
}

/**
 * Counts visits against what is due (三（一）4). The order of the visits does not matter; attempts that reached nobody
 * and method `other` do not count.
 */
export function countVisits(
  visits: readonly VisitFact[],
  dues: DueNumbers,
  options: CountingOptions = {},
): CountedVisits {
  const counted = options.week === undefined ? visits : visitsOf(options.week, visits);
  const homeDays = contactDays(counted, 'home').size;
  const remoteDays = contactDays(counted, 'remote').size;
  const doneHome = Math.min(homeDays, dues.dueHome);
  const surplus = options.surplusHomeForRemote === false ? 0 : homeDays - doneHome;
  const doneRemote = Math.min(remoteDays + surplus, dues.dueRemote);
  return { doneHome, doneRemote, met: doneHome === dues.dueHome && doneRemote === dues.dueRemote };
}

/** The visits made in a week. */
export function visitsOf(week: IsoWeek, visits: readonly VisitFact[]): VisitFact[] {
  const { from, to } = weekRange(week);
  return visits.filter((visit) => visit.on >= from && visit.on <= to);
}
