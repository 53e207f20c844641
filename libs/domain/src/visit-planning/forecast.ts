import { DEFAULT_POLICY } from '../classification/policy.js';
import type { Policy } from '../classification/parameters.js';
import { daysBetween, type LocalDate } from '../periods/dates.js';
import { type IsoWeek, weekRange } from '../periods/weeks.js';
import type { CountedVisits, DueNumbers } from './counting.js';

/** What the forecast knows about one elder. */
export interface ForecastElder {
  readonly dues: DueNumbers;
  readonly done: Pick<CountedVisits, 'doneHome' | 'doneRemote'>;
  /** A home visit, a remote contact that counts was made today: the next one counts from tomorrow. */
  readonly homeToday: boolean;
  readonly remoteToday: boolean;
}

/**
 * How an elder's week will end: `met`, `fits` with days to spare, `today` when it can be met only with a contact
 * today, `crowded` when it would fit alone but not with everybody more pressing, `lost` when no day is left for it.
 */
export type Outlook = 'met' | 'fits' | 'today' | 'crowded' | 'lost';

/** A contact that may still be made on some days of the week. */
interface Need {
  readonly count: number;
  readonly days: number;
}

type ForecastPolicy = Pick<Policy, 'surplusHomeForRemote' | 'visitorHomeADay' | 'visitorRemoteADay'>;

/**
 * The outlook of one visitor's elders for the rest of the week. Nobody is called `lost` whose contacts still fit the
 * days (one home and one remote contact a day; a surplus home visit may stand for a remote one), and nobody `crowded`
 * while all of them fit the visitor's days together.
 * @param elders most pressing first: they are given the days first
 * @param policy the limits of a visitor's day are for this forecast only; nobody is measured by them
 */
export function forecastWeek(
  elders: readonly ForecastElder[],
  week: IsoWeek,
  today: LocalDate,
  policy: ForecastPolicy = DEFAULT_POLICY,
): Outlook[] {
  const { from, to } = weekRange(week);
  const daysLeft = Math.max(0, daysBetween(today > from ? today : from, to) + 1);
  const isRunning = today >= from;
  const home = new DayBook(daysLeft, policy.visitorHomeADay);
  const remote = new DayBook(daysLeft, policy.visitorRemoteADay);
  return elders.map((elder) => {
    const homeNeed = needOf(elder.dues.dueHome - elder.done.doneHome, daysLeft, isRunning && elder.homeToday);
    const remoteNeed = needOf(elder.dues.dueRemote - elder.done.doneRemote, daysLeft, isRunning && elder.remoteToday);
    if (homeNeed.count === 0 && remoteNeed.count === 0) return 'met';
    const alone = outlookAlone(homeNeed, remoteNeed, daysLeft - (isRunning ? 1 : 0), policy.surplusHomeForRemote);
    if (alone === 'lost') return alone;
    // What no remote day can take is done by surplus home visits; outlookAlone has seen that they fit.
    const moved = Math.max(0, remoteNeed.count - remoteNeed.days);
    const fits =
      home.takes({ ...homeNeed, count: homeNeed.count + moved }) &&
      remote.takes({ ...remoteNeed, count: remoteNeed.count - moved });
    return fits ? alone : 'crowded';
  });
}

function needOf(missing: number, daysLeft: number, isDoneToday: boolean): Need {
  return { count: Math.max(0, missing), days: Math.max(0, daysLeft - (isDoneToday ? 1 : 0)) };
}

/** @param later the days that are left after today */
function outlookAlone(
  home: Need,
  remote: Need,
  later: number,
  surplusHomeForRemote: boolean,
): 'fits' | 'today' | 'lost' {
  const fitInto = (homeDays: number, remoteDays: number): boolean => {
    const homeSpare = homeDays - home.count;
    return homeSpare >= 0 && remoteDays - remote.count + (surplusHomeForRemote ? homeSpare : 0) >= 0;
  };
  if (!fitInto(home.days, remote.days)) return 'lost';
  return fitInto(Math.min(later, home.days), Math.min(later, remote.days)) ? 'fits' : 'today';
}

/** The days of one kind of contact that are given away, as numbers of contacts that are still to be placed. */
class DayBook {
  /** needs[n]: how many people still need n contacts, those who may begin today, and those only from tomorrow. */
  private readonly fromToday: number[];
  private readonly fromTomorrow: number[];

  constructor(
    private readonly days: number,
    private readonly aDay: number,
  ) {
    this.fromToday = Array<number>(days + 1).fill(0);
    this.fromTomorrow = Array<number>(days + 1).fill(0);
  }

  /** Books the contacts when they fit together with those booked before. */
  takes({ count, days }: Need): boolean {
    if (count === 0) return true;
    const list = days === this.days ? this.fromToday : this.fromTomorrow;
    list[count] = (list[count] ?? 0) + 1;
    if (this.fits()) return true;
    list[count] = (list[count] ?? 0) - 1;
    return false;
  }

  /** Day by day, those who need most go first: if any order fits, this one does. */
  private fits(): boolean {
    let open = this.served(this.fromToday);
    open = open.map((people, need) => people + (this.fromTomorrow[need] ?? 0));
    for (let day = 1; day < this.days; day += 1) open = this.served(open);
    return open.every((people, need) => need === 0 || people === 0);
  }

  /** The needs after one day's contacts. */
  private served(open: readonly number[]): number[] {
    const after = [...open];
    let left = this.aDay;
    for (let need = open.length - 1; need >= 1 && left > 0; need -= 1) {
      const people = Math.min(left, open[need] ?? 0);
      after[need] = (after[need] ?? 0) - people;
      after[need - 1] = (after[need - 1] ?? 0) + people;
      left -= people;
    }
    return after;
  }
}
