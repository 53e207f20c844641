import fc from 'fast-check';

import { dates } from '../testing/facts.js';
import { addDays, ageOn, dateOfAge, type LocalDate, parseLocalDate } from './index.js';

const day = parseLocalDate;

describe('age', () => {
  it.each([
    ['1946-06-30', '2026-06-29', 79],
    ['1946-06-30', '2026-06-30', 80],
    ['1946-06-30', '2026-07-01', 80],
    ['1956-02-29', '2026-02-27', 69],
    ['1956-02-29', '2026-02-28', 70],
    ['1956-02-29', '2028-02-28', 71],
    ['1956-02-29', '2028-02-29', 72],
    ['2026-06-30', '2026-06-30', 0],
    ['2026-07-01', '2026-06-30', -1],
  ])('of somebody born %s is, on %s, %i', (birth, on, age) => {
    expect(ageOn(day(birth), day(on))).toBe(age);
  });

  it('is reached on 29 February where there is one', () => {
    expect(dateOfAge(day('1904-02-29'), 4)).toBe('1908-02-29');
    expect(dateOfAge(day('1956-02-29'), 70)).toBe('2026-02-28');
  });

  it('is reached on the day that says so, and not the day before', () => {
    fc.assert(
      fc.property(dates('1900-01-01', '2000-12-31'), fc.integer({ min: 1, max: 120 }), (birth: LocalDate, age) => {
        const reached = dateOfAge(birth, age);
        expect(ageOn(birth, reached)).toBe(age);
        expect(ageOn(birth, addDays(reached, -1))).toBe(age - 1);
      }),
    );
  });
});
