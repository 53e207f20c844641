import type { LocalDate } from '@tanfang/domain';
import { oddityParametersOn, odditiesOf, type SeenVisit } from './oddities.js';

const TODAY = '2026-11-26' as LocalDate;
const PARAMETERS = oddityParametersOn(TODAY);

let made = 0;
const visit = (time: string, householdId: number, more: Partial<SeenVisit> = {}): SeenVisit => ({
  id: (made += 1),
  visitorId: 1,
  householdId,
  method: 'home',
  startedAt: new Date(`2026-11-24T${time}Z`),
  visitedOn: '2026-11-24' as LocalDate,
  proximity: 'unknown',
  ...more,
});
const kinds = (visits: SeenVisit[]) => odditiesOf(visits, TODAY, PARAMETERS).map(({ kind }) => kind);

describe('what is worth a question', () => {
  it('is the same minute at two doors, by the same person', () => {
    const two = [visit('01:05:02', 1), visit('01:05:58', 2)];
    expect(odditiesOf(two, TODAY, PARAMETERS)).toEqual([
      {
        kind: 'two_places',
        visitorId: 1,
        key: '2026-11-24T01:05',
        on: '2026-11-24',
        visitIds: two.map(({ id }) => id),
        households: 2,
      },
    ]);
    expect(kinds([visit('01:05:00', 1), visit('01:06:00', 2)])).toEqual([]);
    expect(kinds([visit('01:05:00', 1), visit('01:05:00', 2, { visitorId: 2 })])).toEqual([]);
  });

  it('is not a couple under one roof, nor a call on the way', () => {
    expect(kinds([visit('01:05:00', 1), visit('01:05:00', 1)])).toEqual([]);
    expect(kinds([visit('01:05:00', 1), visit('01:05:00', 2, { method: 'phone' })])).toEqual([]);
  });

  it('is many records in one minute, asked once', () => {
    const calls = [1, 2, 3, 4].map((home) => visit('02:00:10', home, { method: 'phone' }));
    expect(kinds(calls.slice(1))).toEqual([]);
    expect(kinds(calls)).toEqual(['many_in_minute']);
    expect(kinds([1, 2, 3, 4, 5].map((home) => visit('02:00:10', home)))).toEqual(['many_in_minute']);
  });

  it('is far from the door often, once a month, never on a few marks', () => {
    const far = (count: number) =>
      Array.from({ length: count }, (_, n) => visit(`0${n}:00:00`, n, { proximity: 'far' }));
    const near = (count: number) =>
      Array.from({ length: count }, (_, n) => visit(`0${n}:30:00`, n, { proximity: 'near' }));
    expect(kinds(far(5))).toEqual([]);
    expect(kinds([...far(6), ...near(4)])).toEqual(['often_far']);
    expect(kinds([...far(5), ...near(4)])).toEqual([]);
    expect(odditiesOf(far(6), TODAY, PARAMETERS)[0]?.key).toBe('2026-11');
  });

  it('does not depend on the order, and asks about each thing once', () => {
    const marks = ['near', 'far', 'unknown'] as const;
    const visits = Array.from({ length: 60 }, (_, n) =>
      visit(`03:0${n % 5}:00`, (n * 7) % 6, {
        visitorId: n % 3,
        method: n % 4 === 0 ? 'phone' : 'home',
        proximity: marks[n % 3],
      }),
    );
    const seen = (list: SeenVisit[]) =>
      odditiesOf(list, TODAY, PARAMETERS)
        .map((oddity) => `${oddity.visitorId} ${oddity.key} ${oddity.kind} ${oddity.visitIds.join()}`)
        .sort();
    expect(seen([...visits].reverse())).toEqual(seen(visits));
    const keys = odditiesOf(visits, TODAY, PARAMETERS).map(({ visitorId, key }) => `${visitorId} ${key}`);
    expect(keys.length).toBeGreaterThan(3);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
