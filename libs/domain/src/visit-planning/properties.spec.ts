import fc from 'fast-check';

import { addWeeks, eachDay, weekRange } from '../periods/index.js';
import { MON, SUN, visits, WEEK, weeks } from '../testing/weeks.js';
import { countVisits, visitsOf } from './counting.js';
import { weekDues } from './dues.js';
import { pressing } from './pressing.js';
import { serviceDays } from './service-days.js';
import { suggestNext } from './suggestion.js';
import { isUnreachable } from './unreachable.js';

const dues = fc.record({ dueHome: fc.integer({ min: 0, max: 7 }), dueRemote: fc.integer({ min: 0, max: 7 }) });

describe('counting', () => {
  it('is free of order', () => {
    const shuffled = visits.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, dues, ([list, mixed], due) => {
        expect(countVisits(mixed, due)).toEqual(countVisits(list, due));
        expect(isUnreachable(mixed)).toBe(isUnreachable(list));
      }),
    );
  });

  it('never exceeds what is due, nor what the days of contact allow', () => {
    fc.assert(
      fc.property(visits, dues, (list, due) => {
        const { doneHome, doneRemote, met } = countVisits(list, due);
        const days = (methods: readonly string[]): number =>
          new Set(
            list.filter((one) => one.outcome === 'completed' && methods.includes(one.method)).map((one) => one.on),
          ).size;
        expect(doneHome).toBeLessThanOrEqual(Math.min(due.dueHome, days(['home'])));
        expect(doneRemote).toBeLessThanOrEqual(due.dueRemote);
        expect(doneHome + doneRemote).toBeLessThanOrEqual(days(['home']) + days(['phone', 'video']));
        expect(met).toBe(doneHome === due.dueHome && doneRemote === due.dueRemote);
      }),
    );
  });

  it('never falls when a visit is added', () => {
    fc.assert(
      fc.property(visits, visits, dues, (list, more, due) => {
        const before = countVisits(list, due);
        const after = countVisits([...list, ...more], due);
        expect(after.doneHome).toBeGreaterThanOrEqual(before.doneHome);
        expect(after.doneRemote).toBeGreaterThanOrEqual(before.doneRemote);
      }),
    );
  });
});

describe('dues', () => {
  it('fit the days of service', () => {
    fc.assert(
      fc.property(weeks, (input) => {
        const { dueHome, dueRemote, from, to } = weekDues(input);
        const days = input.refused ? [] : serviceDays(input);
        const homeDays = days.filter((day) => input.homeConsent && !day.away && !day.remoteOnly);
        expect(dueHome).toBeLessThanOrEqual(homeDays.length);
        expect(dueRemote).toBeLessThanOrEqual(days.length);
        expect([from, to]).toEqual([days[0]?.on ?? null, days.at(-1)?.on ?? null]);
        expect(Number.isInteger(dueHome) && dueHome >= 0 && Number.isInteger(dueRemote) && dueRemote >= 0).toBe(true);
      }),
    );
  });

  it('of adjacent weeks never overlap', () => {
    fc.assert(
      fc.property(weeks, (input) => {
        const next = addWeeks(WEEK, 1);
        const [first, second] = [weekDues(input), weekDues({ ...input, week: next })];
        if (first.to !== null && second.from !== null) expect(first.to < second.from).toBe(true);
        const window = (one: typeof first): string[] =>
          one.from === null || one.to === null ? [] : eachDay({ from: one.from, to: one.to });
        expect(eachDay(weekRange(WEEK))).toEqual(expect.arrayContaining(window(first)));
        expect(eachDay(weekRange(next))).toEqual(expect.arrayContaining(window(second)));
      }),
    );
  });

  it('depend on nothing outside the week but what holds on its Monday', () => {
    fc.assert(
      fc.property(weeks, (input) => {
        const within = <Range extends { from: string; to: string | null }>(ranges: readonly Range[]): Range[] =>
          ranges.filter(({ from, to }) => from <= SUN && (to === null || to >= MON));
        const clipped = {
          ...input,
          levels: input.levels.filter(({ from }) => from <= SUN),
          away: within(input.away),
          remoteOnly: within(input.remoteOnly),
          boosts: within(input.boosts),
        };
        expect(weekDues(clipped)).toEqual(weekDues(input));
      }),
    );
  });

  it('never fall when somebody is raised, or when a boost is added', () => {
    fc.assert(
      fc.property(weeks, (input) => {
        const total = (one: typeof input): number => weekDues(one).dueHome + weekDues(one).dueRemote;
        const raised = {
          ...input,
          levels: input.levels.map(({ from, level }) => ({ from, level: level && ('A' as const) })),
        };
        expect(total(raised)).toBeGreaterThanOrEqual(total(input));
        const boost = { from: MON, to: SUN, extraHome: 1, extraRemote: 1 };
        expect(total({ ...input, boosts: [...input.boosts, boost] })).toBeGreaterThanOrEqual(total(input));
      }),
    );
  });

  it('keep the number of contacts when home visits become remote', () => {
    fc.assert(
      fc.property(weeks, (input) => {
        const always = {
          ...input,
          activeFrom: input.levels[0]?.from ?? MON,
          activeTo: null,
          boosts: [],
          homeConsent: true,
        };
        const steady = { ...always, levels: input.levels.slice(0, 1) };
        const total = (one: typeof steady): number => weekDues(one).dueHome + weekDues(one).dueRemote;
        expect(total(steady)).toBe(total({ ...steady, away: [], remoteOnly: [] }));
      }),
    );
  });
});

describe('suggestions', () => {
  it('lead, one after the other, to a week that is met', () => {
    fc.assert(
      fc.property(weeks, visits, (input, earlier) => {
        const due = weekDues(input);
        const done = earlier.filter((one) => one.on < MON && one.outcome === 'completed');
        const noHome = [...input.away, ...input.remoteOnly];
        for (let step = 0; step < 20; step += 1) {
          const next = suggestNext({
            week: WEEK,
            today: MON,
            dues: due,
            visits: done,
            homeConsent: input.homeConsent,
            noHome,
          });
          if (next === null) break;
          expect(next.on >= MON && next.on <= SUN).toBe(true);
          done.push({ on: next.on, method: next.method, outcome: 'completed' });
        }
        expect(countVisits(visitsOf(WEEK, done), due).met).toBe(true);
      }),
    );
  });
});

describe('a refusal', () => {
  it('stands before everything else: nothing is suggested, however often nobody was reached', () => {
    fc.assert(
      fc.property(visits, dues, fc.boolean(), (list, due, homeConsent) => {
        const input = { week: WEEK, today: MON, dues: due, visits: list, homeConsent };
        expect(suggestNext({ ...input, refused: true })).toBeNull();
        if (isUnreachable(list)) expect(suggestNext({ ...input, refused: false })?.method).toBe('home');
      }),
    );
  });

  it('is the last on the list, behind everybody else', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('A' as const, 'B' as const, 'C' as const, null),
        fc.boolean(),
        (level, unreachable) => {
          const done = { doneHome: 0, doneRemote: 0 };
          const input = { week: WEEK, today: MON, level, dues: { dueHome: 0, dueRemote: 0 }, done, unreachable };
          expect(pressing({ ...input, refused: true }).rank).toBeGreaterThan(pressing(input).rank);
        },
      ),
    );
  });
});
