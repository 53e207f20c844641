import fc from 'fast-check';

import { DEFAULT_POLICY } from '../classification/policy.js';
import { addDays, daysBetween } from '../periods/index.js';
import { FRI, MON, SAT, SUN, THU, WED, WEEK } from '../testing/weeks.js';
import { type ForecastElder, forecastWeek } from './forecast.js';

const elder = (home: number, remote: number, change: Partial<ForecastElder> = {}): ForecastElder => ({
  dues: { dueHome: home, dueRemote: remote },
  done: { doneHome: 0, doneRemote: 0 },
  homeToday: false,
  remoteToday: false,
  ...change,
});
const strict = { ...DEFAULT_POLICY, surplusHomeForRemote: false };
const outlook = (one: ForecastElder, today = MON, policy = DEFAULT_POLICY) =>
  forecastWeek([one], WEEK, today, policy)[0];

describe('the outlook of one elder', () => {
  it('is met when nothing is left', () => {
    expect(outlook(elder(0, 0), SUN)).toBe('met');
    expect(outlook(elder(2, 2, { done: { doneHome: 2, doneRemote: 2 } }), SUN)).toBe('met');
  });

  it('presses on the last day that is enough, and is lost the day after', () => {
    expect([THU, SAT, SUN].map((day) => outlook(elder(2, 0), day))).toEqual(['fits', 'today', 'lost']);
    expect([THU, SAT, SUN].map((day) => outlook(elder(0, 2), day, strict))).toEqual(['fits', 'today', 'lost']);
    expect(outlook(elder(1, 0), addDays(SUN, 1))).toBe('lost');
  });

  it('waits until tomorrow after a contact of today', () => {
    expect(outlook(elder(1, 0, { homeToday: true }), SAT)).toBe('fits');
    expect(outlook(elder(1, 0, { homeToday: true }), SUN)).toBe('lost');
    expect(outlook(elder(0, 1, { remoteToday: true }), SUN, strict)).toBe('lost');
    expect(outlook(elder(1, 1, { remoteToday: true }), SAT, strict)).toBe('fits');
  });

  it('lets surplus home visits stand for remote contacts', () => {
    expect(outlook(elder(0, 2), SUN)).toBe('today');
    expect(outlook(elder(0, 1), SUN)).toBe('today');
    expect(outlook(elder(0, 1), SAT)).toBe('fits');
    expect(outlook(elder(0, 1, { remoteToday: true }), SUN)).toBe('today');
    expect(outlook(elder(1, 2), SUN)).toBe('lost');
    expect(outlook(elder(0, 2), SUN, strict)).toBe('lost');
  });

  it('is calm before the week begins', () => {
    expect(outlook(elder(2, 2, { homeToday: true }), addDays(MON, -1))).toBe('fits');
    expect(outlook(elder(7, 0, { homeToday: true }), addDays(MON, -1))).toBe('fits');
    expect(outlook(elder(7, 0, { homeToday: true }), MON)).toBe('lost');
  });
});

describe('the outlook of many', () => {
  const few = { ...strict, visitorHomeADay: 2, visitorRemoteADay: 3 };

  it('gives the days to the most pressing, and names who is left over', () => {
    expect(forecastWeek(Array(5).fill(elder(1, 0)), WEEK, SAT, few)).toEqual([...Array(4).fill('fits'), 'crowded']);
    expect(forecastWeek([elder(1, 0), elder(1, 0), elder(0, 1), elder(1, 0)], WEEK, SUN, few)).toEqual([
      'today',
      'today',
      'today',
      'crowded',
    ]);
  });

  it('keeps no day for somebody who is left over', () => {
    const week = [elder(1, 0), elder(1, 0), elder(1, 0), elder(2, 0), elder(1, 0)];
    expect(forecastWeek(week, WEEK, SAT, few)).toEqual(['fits', 'fits', 'fits', 'crowded', 'fits']);
  });

  it('counts a surplus home visit among the home visits of the day, and a call among the calls', () => {
    const one = { ...DEFAULT_POLICY, visitorHomeADay: 1, visitorRemoteADay: 1 };
    const called = elder(0, 1, { remoteToday: true });
    expect(forecastWeek([called, called], WEEK, SUN, one)).toEqual(['today', 'crowded']);
    expect(forecastWeek([elder(0, 1), elder(0, 1)], WEEK, SUN, { ...one, surplusHomeForRemote: false })).toEqual([
      'today',
      'crowded',
    ]);
  });

  it('never promises more contacts than the days can take', () => {
    const needs = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 12 });
    fc.assert(
      fc.property(needs, fc.integer({ min: 3, max: 6 }), (counts, index) => {
        const today = addDays(MON, index);
        const outlooks = forecastWeek(
          counts.map((count) => elder(count, 0)),
          WEEK,
          today,
          few,
        );
        const promised = counts.filter((_, place) => ['fits', 'today'].includes(outlooks[place] ?? ''));
        const total = promised.reduce((sum, count) => sum + count, 0);
        expect(total).toBeLessThanOrEqual(few.visitorHomeADay * (daysBetween(today, SUN) + 1));
      }),
    );
    const three = [elder(2, 0), elder(1, 0), elder(1, 0), elder(1, 0)];
    expect(forecastWeek(three, WEEK, SAT, few)).toEqual(['today', 'fits', 'fits', 'crowded']);
  });

  it('lets who was met today wait for tomorrow', () => {
    const seen = elder(1, 0, { homeToday: true });
    expect(forecastWeek([seen, seen, elder(1, 0), elder(1, 0)], WEEK, SAT, few)).not.toContain('crowded');
    expect(forecastWeek([seen, seen, seen], WEEK, SAT, few)).toContain('crowded');
  });

  it('never names somebody whose contacts can all still be made', () => {
    // A calendar that is kept gives the needs: whoever reads them must not despair of them.
    const day = fc.record({ homes: fc.integer({ min: 0, max: 3 }), calls: fc.integer({ min: 0, max: 3 }) });
    const calendars = fc.tuple(
      fc.constantFrom(MON, WED, FRI, SUN),
      fc.integer({ min: 1, max: 6 }),
      fc.array(day, { minLength: 7, maxLength: 7 }),
      fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 6, maxLength: 6 }),
      fc.infiniteStream(fc.nat()),
    );
    fc.assert(
      fc.property(calendars, ([today, people, days, seen, picks]) => {
        const left = daysBetween(today, SUN) + 1;
        const planned = Array.from({ length: people }, () => ({ home: 0, remote: 0 }));
        const fill = (kind: 'home' | 'remote', index: number, times: number, met: 0 | 1): void => {
          const used = new Set<number>();
          for (let time = 0; time < times; time += 1) {
            const who = (picks.next().value as number) % people;
            const one = planned[who];
            if (!one || used.has(who) || (index === 0 && seen[who]?.[met])) continue;
            used.add(who);
            one[kind] += 1;
          }
        };
        days.slice(0, left).forEach(({ homes, calls }, index) => {
          fill('home', index, homes, 0);
          fill('remote', index, calls, 1);
        });
        const elders = planned.map(({ home, remote }, who) =>
          elder(home, remote, { homeToday: seen[who]?.[0] ?? false, remoteToday: seen[who]?.[1] ?? false }),
        );
        const limits = { ...strict, visitorHomeADay: 3, visitorRemoteADay: 3 };
        const outlooks = forecastWeek(elders, WEEK, today, limits);
        expect(outlooks).not.toContain('lost');
        expect(outlooks).not.toContain('crowded');
      }),
    );
  });

  it('calls nobody lost who would not be lost alone', () => {
    const some = fc.record({
      home: fc.integer({ min: 0, max: 7 }),
      remote: fc.integer({ min: 0, max: 7 }),
      homeToday: fc.boolean(),
      remoteToday: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 8 }), fc.integer({ min: 0, max: 6 }), (list, index) => {
        const elders = list.map(({ home, remote, ...seen }) => elder(home, remote, seen));
        const today = addDays(MON, index);
        const together = forecastWeek(elders, WEEK, today, few);
        elders.forEach((one, place) => {
          const alone = outlook(one, today, few);
          if (together[place] !== 'crowded') expect(together[place]).toBe(alone);
          else expect(alone).not.toBe('lost');
        });
      }),
    );
  });
});
