import type { LocalDate, VisitMethod } from '@tanfang/domain';
import { append } from '../../platform/grouping.js';

/**
 * When recorded visits are worth a question. The plan is silent (light evidence is never a verdict): each set is our
 * reading, and holds from its day on.
 */
export interface OddityParameters {
  since: LocalDate;
  /** Households visited at home in one minute by one person, from which it is asked. */
  homesInMinute: number;
  /** Households of records of any kind that begin in one minute, from which it is asked. */
  recordsInMinute: number;
  /** Days over which the near/far marks of a visitor are looked at. */
  farDays: number;
  /** Marked home visits in these days, below which nothing is asked. */
  farLeast: number;
  /** Share of them in percent that is far from the door, from which it is asked. */
  farPercent: number;
}

const PARAMETER_SETS: readonly [OddityParameters, ...OddityParameters[]] = [
  {
    since: '2023-11-27' as LocalDate,
    homesInMinute: 2,
    recordsInMinute: 4,
    farDays: 28,
    farLeast: 6,
    farPercent: 60,
  },
];

/** The parameters that hold on a day. */
export function oddityParametersOn(day: LocalDate): OddityParameters {
  return PARAMETER_SETS.filter(({ since }) => since <= day).at(-1) ?? PARAMETER_SETS[0];
}

/** What is asked about: the same minute at two places, many records in one minute, far from the door often. */
export const ODDITY_KINDS = {
  two_places: '同一分钟两处',
  many_in_minute: '同一分钟多条',
  often_far: '常不在门口',
} as const;
export type OddityKind = keyof typeof ODDITY_KINDS;

/** A completed visit, as far as it is looked at. */
export interface SeenVisit {
  id: number;
  visitorId: number;
  householdId: number;
  method: VisitMethod;
  startedAt: Date;
  visitedOn: LocalDate;
  proximity: 'near' | 'far' | 'unknown';
}

/** Something to ask about. */
export interface Oddity {
  kind: OddityKind;
  visitorId: number;
  /** The minute, or the month: no village is asked twice about the same. */
  key: string;
  on: LocalDate;
  visitIds: number[];
  households: number;
}

/**
 * What in the visits of some days is worth a question. An elder's household is one place: couples are visited together.
 * The time at which a record arrived says nothing, since phones keep records until there is a network.
 * @param visits completed visits that stand, of one village
 * @param today the day of the question
 */
export function odditiesOf(visits: readonly SeenVisit[], today: LocalDate, parameters: OddityParameters): Oddity[] {
  return [...groupBy(visits, ({ visitorId }) => String(visitorId)).values()].flatMap((own) => [
    ...sameMinute(own, parameters),
    ...oftenFar(own, today, parameters),
  ]);
}

function sameMinute(visits: readonly SeenVisit[], { homesInMinute, recordsInMinute }: OddityParameters): Oddity[] {
  const minutes = groupBy(visits, ({ startedAt }) => startedAt.toISOString().slice(0, 16));
  return [...minutes].flatMap(([key, together]) => {
    const homes = together.filter(({ method }) => method === 'home');
    if (placesOf(together) >= recordsInMinute) return [oddityOf('many_in_minute', key, together)];
    return placesOf(homes) >= homesInMinute ? [oddityOf('two_places', key, homes)] : [];
  });
}

function oftenFar(visits: readonly SeenVisit[], today: LocalDate, parameters: OddityParameters): Oddity[] {
  const marked = visits.filter(({ method, proximity }) => method === 'home' && proximity !== 'unknown');
  const far = marked.filter(({ proximity }) => proximity === 'far');
  if (marked.length < parameters.farLeast || far.length * 100 < parameters.farPercent * marked.length) return [];
  return [{ ...oddityOf('often_far', today.slice(0, 7), far), on: today, households: marked.length }];
}

function oddityOf(kind: OddityKind, key: string, visits: readonly SeenVisit[]): Oddity {
  const [first] = visits;
  return {
    kind,
    key,
    visitorId: first?.visitorId ?? 0,
    on: first?.visitedOn ?? ('' as LocalDate),
    visitIds: visits.map(({ id }) => id).sort((a, b) => a - b),
    households: placesOf(visits),
  };
}

const placesOf = (visits: readonly SeenVisit[]): number => new Set(visits.map(({ householdId }) => householdId)).size;

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) append(groups, keyOf(item), item);
  return groups;
}
