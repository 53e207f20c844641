import { DEFAULT_POLICY } from '../classification/policy.js';
import type { Policy } from '../classification/parameters.js';
import type { LocalDate } from '../periods/dates.js';
import { weekRange } from '../periods/weeks.js';
import type { ContactKind, DueNumbers } from './counting.js';
import { reasonsFor } from './dues-reasons.js';
import { covers, type ServiceDay, serviceDays, type WeekDuesInput } from './service-days.js';

export type FrequencyPolicy = Pick<Policy, 'frequencyA' | 'frequencyB' | 'frequencyC' | 'newWeekMinimum'>;

/** What is due to one elder in one week. */
export interface WeekDues extends DueNumbers {
  /** First and last day on which it may be done; null when nothing is due to anybody on any day. */
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  /** In Chinese, why the numbers are what they are. */
  readonly reasons: readonly string[];
}

/**
 * The contacts due in a week (三（一）4, 三（三）8). Each day on the register carries a seventh of its level's weekly
 * number; the sum is rounded to the nearest whole, and down in a week in which the service ends. Days away or under
 * 远程替代 carry their home visits as remote contacts. Without consent no home visit is due. At most one home and one
 * remote contact fit a day.
 * @param policy the values valid in that week
 */
export function weekDues(input: WeekDuesInput, policy: FrequencyPolicy = DEFAULT_POLICY): WeekDues {
  const days = input.refused ? [] : serviceDays(input);
  const first = days[0];
  const last = days[days.length - 1];
  if (first === undefined || last === undefined) {
    return { dueHome: 0, dueRemote: 0, from: null, to: null, reasons: reasonsFor(input, days, policy) };
  }

  const week = weekRange(input.week);
  const round = last.on < week.to ? Math.floor : Math.round;
  const isHomeDay = (day: ServiceDay): boolean => input.homeConsent && !day.away && !day.remoteOnly;
  const homeDays = days.filter(isHomeDay);
  const shiftedDays = input.homeConsent ? days.filter((day) => !isHomeDay(day)) : [];
  const sevenths = (some: readonly ServiceDay[], kind: ContactKind): number =>
    some.reduce((total, day) => total + policy[`frequency${day.level}`][kind], 0);
  const extra = boostContacts(input, homeDays, shiftedDays, days);

  const home = round(sevenths(homeDays, 'home') / 7);
  const remote = round((sevenths(days, 'remote') + sevenths(shiftedDays, 'home')) / 7);
  const dueHome = Math.min(home + extra.home, homeDays.length);
  const dueRemote = Math.min(remote + extra.remote, days.length);
  const isNewcomer = first.on > week.from && last.on === week.to;
  const minimum = isNewcomer && dueHome === 0 ? policy.newWeekMinimum : 0;
  return {
    dueHome,
    dueRemote: Math.max(dueRemote, Math.min(minimum, days.length)),
    from: first.on,
    to: last.on,
    reasons: reasonsFor(input, days, policy),
  };
}

/** Additions of boosts; a home visit that falls on no home day becomes a remote contact, where homes are agreed to. */
function boostContacts(
  input: WeekDuesInput,
  homeDays: readonly ServiceDay[],
  shiftedDays: readonly ServiceDay[],
  days: readonly ServiceDay[],
): Record<ContactKind, number> {
  const total = { home: 0, remote: 0 };
  for (const boost of input.boosts) {
    const within = (some: readonly ServiceDay[]): number => some.filter((day) => covers(boost, day.on)).length;
    const home = Math.min(boost.extraHome, within(homeDays));
    const shifted = Math.min(boost.extraHome - home, within(shiftedDays));
    total.home += home;
    total.remote += Math.min(boost.extraRemote + shifted, within(days));
  }
  return total;
}
