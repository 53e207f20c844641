import fc from 'fast-check';

import { addDays, eachDay, type LocalDate, parseIsoWeek, parseLocalDate, weekRange } from '../periods/index.js';
import type { Absence, Boost, LevelPeriod, VisitFact, WeekDuesInput } from '../visit-planning/index.js';
import type { CareLevel, VisitMethod, VisitOutcome } from '../vocabulary/index.js';

/** Monday 23 to Sunday 29 November 2026. */
export const WEEK = parseIsoWeek('2026-W48');
export const [MON, TUE, WED, THU, FRI, SAT, SUN] = eachDay(weekRange(WEEK)) as [
  LocalDate,
  LocalDate,
  LocalDate,
  LocalDate,
  LocalDate,
  LocalDate,
  LocalDate,
];

/** On the register for long, agrees to home visits, nothing special. */
export function quietWeek(level: CareLevel | null): WeekDuesInput {
  return {
    week: WEEK,
    levels: [{ from: parseLocalDate('2024-01-01'), level }],
    activeFrom: parseLocalDate('2024-01-01'),
    activeTo: null,
    homeConsent: true,
    refused: false,
    away: [],
    remoteOnly: [],
    boosts: [],
  };
}

export function visit(on: LocalDate, method: VisitMethod, outcome: VisitOutcome = 'completed'): VisitFact {
  return { on, method, outcome };
}

/** Days from two weeks before to two weeks after the week. */
const nearby = fc.integer({ min: -14, max: 20 }).map((days) => addDays(MON, days));
const range = fc
  .tuple(nearby, fc.integer({ min: 0, max: 10 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }));
const level = fc.constantFrom<CareLevel | null>('A', 'B', 'C', 'A', 'B', 'C', null);

/** Weeks of every kind. */
export const weeks: fc.Arbitrary<WeekDuesInput> = fc.record({
  week: fc.constant(WEEK),
  levels: fc
    .array(fc.record({ from: nearby, level }), { maxLength: 4 })
    .map((history): LevelPeriod[] => [{ from: parseLocalDate('2024-01-01'), level: 'C' }, ...history]),
  activeFrom: fc.oneof(fc.constant(parseLocalDate('2024-01-01')), nearby),
  activeTo: fc.oneof(fc.constant(null), nearby),
  homeConsent: fc.boolean(),
  refused: fc.constantFrom(false, false, false, true),
  away: fc.array(
    fc.oneof(
      range,
      nearby.map((from): Absence => ({ from, to: null })),
    ),
    { maxLength: 2 },
  ),
  remoteOnly: fc.array(range, { maxLength: 2 }),
  boosts: fc.array(
    fc
      .tuple(range, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
      .map(([dates, extraHome, extraRemote]): Boost => ({ ...dates, extraHome, extraRemote })),
    { maxLength: 2 },
  ),
});

export const visits: fc.Arbitrary<VisitFact[]> = fc.array(
  fc.record({
    on: nearby,
    method: fc.constantFrom<VisitMethod>('home', 'phone', 'video', 'other'),
    outcome: fc.constantFrom<VisitOutcome>('completed', 'completed', 'unanswered', 'nobody_home', 'refused'),
  }),
  { maxLength: 20 },
);
