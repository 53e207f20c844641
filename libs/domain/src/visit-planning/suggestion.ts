import { DEFAULT_POLICY } from '../classification/policy.js';
import type { Policy } from '../classification/parameters.js';
import { addDays, daysBetween, eachDay, type LocalDate } from '../periods/dates.js';
import { type IsoWeek, weekRange } from '../periods/weeks.js';
import { VISIT_METHODS } from '../vocabulary/annex4.js';
import {
  type ContactKind,
  contactDays,
  contactKind,
  countVisits,
  type DueNumbers,
  type VisitFact,
  visitsOf,
} from './counting.js';
import { type Absence, covers } from './service-days.js';
import { isUnreachable } from './unreachable.js';

export interface SuggestionInput {
  readonly week: IsoWeek;
  readonly today: LocalDate;
  readonly dues: DueNumbers & { readonly from?: LocalDate | null; readonly to?: LocalDate | null };
  /** Those of this week, and of the weeks before as far as known: they tell what came last. */
  readonly visits: readonly VisitFact[];
  readonly homeConsent: boolean;
  /** The elder does not want visits: nothing is suggested, also after attempts that reached nobody. */
  readonly refused?: boolean;
  /** Days away or under 远程替代: no home visit on them. */
  readonly noHome?: readonly Absence[];
  /** Which remote method the elder prefers; phone when nothing is known. */
  readonly remoteMethod?: 'phone' | 'video';
}

export interface Suggestion {
  readonly method: 'home' | 'phone' | 'video';
  readonly on: LocalDate;
  /** In Chinese. */
  readonly reason: string;
}

type SuggestionPolicy = Pick<
  Policy,
  'surplusHomeForRemote' | 'unansweredDays' | 'nobodyHomeTimes' | 'unreachableHours'
>;

/**
 * What to do next for an elder, when, and why: home and remote by turns (上门探访和电话视频问候应交替开展), spread over
 * the week, never later than the rest still fits. Somebody unreachable is visited at once, also without consent to
 * regular home visits: it is about life and limb. Whoever declined visits altogether is left in peace; the wish is
 * asked again each quarter.
 * @returns null when nothing is left to do in the week, or no day is left on which it could be done
 */
export function suggestNext(input: SuggestionInput, policy: SuggestionPolicy = DEFAULT_POLICY): Suggestion | null {
  const { from: monday, to: sunday } = weekRange(input.week);
  if (input.today > sunday || input.refused === true) return null;
  const start = later(input.today, input.dues.from ?? monday);
  if (isUnreachable(input.visits, policy)) {
    return {
      method: 'home',
      on: later(input.today, monday),
      reason: `多次联系不上，请在${policy.unreachableHours}小时内上门查看`,
    };
  }

  const thisWeek = visitsOf(input.week, input.visits);
  const { doneHome, doneRemote } = countVisits(thisWeek, input.dues, policy);
  const needs: Record<ContactKind, number> = {
    home: input.dues.dueHome - doneHome,
    remote: input.dues.dueRemote - doneRemote,
  };
  const days = eachDay({ from: start, to: input.dues.to ?? sunday });
  const free: Record<ContactKind, LocalDate[]> = {
    home: input.homeConsent ? freeDays(days, contactDays(thisWeek, 'home'), input.noHome ?? []) : [],
    remote: freeDays(days, contactDays(thisWeek, 'remote'), []),
  };
  const last = lastContact(input.visits);
  const kind = turn(last).find((candidate) => needs[candidate] > 0 && free[candidate].length > 0);
  if (kind === undefined) return null;

  const method = kind === 'home' ? 'home' : (input.remoteMethod ?? 'phone');
  const evenDay = evenlySpread(input, doneHome + doneRemote, monday, sunday);
  return {
    method,
    on: dayFor(free[kind], needs[kind], evenDay),
    reason: reasonFor(kind, needs[kind], last),
  };
}

function later(a: LocalDate, b: LocalDate): LocalDate {
  return a > b ? a : b;
}

function freeDays(days: readonly LocalDate[], taken: ReadonlySet<LocalDate>, without: readonly Absence[]): LocalDate[] {
  return days.filter((day) => !taken.has(day) && !without.some((absence) => covers(absence, day)));
}

/** The latest completed contact that counts; on one day the home visit is taken as the later. */
function lastContact(visits: readonly VisitFact[]): VisitFact | null {
  return visits
    .filter((visit) => visit.outcome === 'completed' && contactKind(visit.method) !== null)
    .reduce<VisitFact | null>((latest, visit) => {
      if (latest === null || visit.on > latest.on) return visit;
      return visit.on === latest.on && visit.method === 'home' ? visit : latest;
    }, null);
}

/** The kinds in the order in which it is their turn; a first contact is a home visit where one is due. */
function turn(last: VisitFact | null): readonly ContactKind[] {
  return last?.method === 'home' ? ['remote', 'home'] : ['home', 'remote'];
}

/** The day on which the next contact falls when all of them are spread over the days of service. */
function evenlySpread(input: SuggestionInput, done: number, monday: LocalDate, sunday: LocalDate): LocalDate {
  const from = input.dues.from ?? monday;
  const length = daysBetween(from, input.dues.to ?? sunday) + 1;
  return addDays(from, Math.floor((done * length) / (input.dues.dueHome + input.dues.dueRemote)));
}

/** The first free day from the even one on, but early enough for the rest of this kind. */
function dayFor(free: readonly LocalDate[], need: number, evenDay: LocalDate): LocalDate {
  const latest = Math.max(0, free.length - need);
  const even = free.findIndex((day) => day >= evenDay);
  // Callers pass at least one free day; the index is within it.
  return free[even === -1 ? latest : Math.min(even, latest)] as LocalDate;
}

function reasonFor(kind: ContactKind, need: number, last: VisitFact | null): string {
  const left = `本周${kind === 'home' ? '上门' : '电话或视频'}还差${need}次`;
  if (last === null) return left;
  const lastKind = contactKind(last.method);
  return lastKind === kind ? left : `${left}；上次为${VISIT_METHODS[last.method]}，交替开展`;
}
