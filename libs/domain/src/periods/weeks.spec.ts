import fc from 'fast-check';

import { anyDay, refusal } from '../testing/periods.js';
import {
  addDays,
  addWeeks,
  eachDay,
  isIsoWeek,
  monthRange,
  monthsOf,
  parseIsoWeek,
  parseLocalDate,
  parseQuarter,
  quarterRange,
  weekday,
  weekOf,
  weekRange,
  weeksOf,
} from './index.js';

const day = parseLocalDate;

describe('weeks', () => {
  it.each([
    ['2026-11-23', '2026-W48'],
    ['2026-11-29', '2026-W48'],
    ['2026-11-30', '2026-W49'],
    ['2021-01-03', '2020-W53'],
    ['2021-01-04', '2021-W01'],
    ['2024-12-30', '2025-W01'],
    ['2027-01-01', '2026-W53'],
    ['2026-01-01', '2026-W01'],
    ['2022-01-02', '2021-W52'],
    ['0001-01-01', '0001-W01'],
  ])('%s is in %s', (date, week) => {
    expect(weekOf(day(date))).toBe(week);
  });

  it('runs from Monday to Sunday', () => {
    expect(weekRange(parseIsoWeek('2026-W48'))).toEqual({ from: '2026-11-23', to: '2026-11-29' });
    expect(weekRange(parseIsoWeek('2020-W53'))).toEqual({ from: '2020-12-28', to: '2021-01-03' });
    expect(weekRange(parseIsoWeek('2025-W01'))).toEqual({ from: '2024-12-30', to: '2025-01-05' });
  });

  it.each(['2026-W53', '2020-W53', '2015-W53', '2026-W01', '2025-W52', '2026-W10', '2026-W29', '2026-W50'])(
    'accepts %s',
    (text) => {
      expect(isIsoWeek(text)).toBe(true);
      expect(parseIsoWeek(text)).toBe(text);
    },
  );

  it.each([
    '',
    '2025-W53',
    '2021-W53',
    '2026-W54',
    '2026-W60',
    '2026-W00',
    '2026-W1',
    '0000-W01',
    '9999-W52',
    '2026W48',
    '2026-w48',
    'x2026-W48',
    '2026-W481',
    '2026-W48 ',
  ])('refuses “%s”', (text) => {
    expect(isIsoWeek(text)).toBe(false);
    expect(refusal(() => parseIsoWeek(text))).toMatchObject({
      1: 'period.week',
      2: text,
      3: expect.stringMatching('周'),
    });
  });

  it('knows which years have 53 weeks', () => {
    const long = Array.from({ length: 40 }, (_, index) => 2000 + index).filter((year) => isIsoWeek(`${year}-W53`));
    expect(long).toEqual([2004, 2009, 2015, 2020, 2026, 2032, 2037]);
  });

  it('round-trips: a day is in its week, and each day of the week says so', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const week = weekOf(date);
        const range = weekRange(week);
        expect(isIsoWeek(week)).toBe(true);
        expect(range.from <= date && date <= range.to).toBe(true);
        expect(weekday(range.from)).toBe(1);
        expect(eachDay(range).map(weekOf)).toEqual(Array.from({ length: 7 }, () => week));
      }),
    );
  });

  it('follow each other without gap or overlap', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -500, max: 500 }), (date, weeks) => {
        const week = weekOf(date);
        expect(addDays(weekRange(week).to, 1)).toBe(weekRange(addWeeks(week, 1)).from);
        expect(addWeeks(addWeeks(week, weeks), -weeks)).toBe(week);
      }),
    );
    expect(addWeeks(parseIsoWeek('2026-W53'), 1)).toBe('2027-W01');
  });

  it('each belong to one quarter and one month: those whose Thursday lies in it', () => {
    const weeks = [1, 2, 3, 4].flatMap((n) => weeksOf(quarterRange(parseQuarter(`2026-Q${n}`))));
    expect(weeks).toHaveLength(53);
    expect(new Set(weeks).size).toBe(53);
    expect([weeks[0], weeks.at(-1)]).toEqual(['2026-W01', '2026-W53']);
    const q4 = quarterRange(parseQuarter('2026-Q4'));
    expect(monthsOf(parseQuarter('2026-Q4')).flatMap((month) => weeksOf(monthRange(month)))).toEqual(weeksOf(q4));
  });

  it('refuses what is no text', () => {
    for (const value of [202648, ['2026-W48'], Object('2026-W48')]) expect(isIsoWeek(value)).toBe(false);
  });
});
