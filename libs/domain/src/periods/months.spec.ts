import fc from 'fast-check';

import { anyDay, refusal } from '../testing/periods.js';
import {
  addDays,
  addMonths,
  eachDay,
  isMonth,
  isQuarter,
  monthOf,
  monthRange,
  monthsOf,
  parseLocalDate,
  parseMonth,
  parseQuarter,
  quarterOf,
  quarterRange,
  shiftMonth,
} from './index.js';

const day = parseLocalDate;

describe('months', () => {
  it('knows its days', () => {
    expect(monthRange(parseMonth('2024-02'))).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(monthRange(parseMonth('2026-12'))).toEqual({ from: '2026-12-01', to: '2026-12-31' });
    expect(
      ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) =>
        monthRange(parseMonth(`2026-${month}`)).to.slice(8),
      ),
    ).toEqual(['31', '28', '31', '30', '31', '30', '31', '31', '30', '31', '30', '31']);
  });

  it.each(['', '2026-13', '2026-00', '2026-1', '0000-01', '2026-10-01', 'x2026-10', '2026-20'])(
    'refuses “%s”',
    (text) => {
      expect(isMonth(text)).toBe(false);
      expect(refusal(() => parseMonth(text))).toMatchObject({
        1: 'period.month',
        2: text,
        3: expect.stringMatching('月份'),
      });
    },
  );

  it('refuses what is no text', () => {
    for (const value of [202611, ['2026-11'], Object('2026-11')]) expect(isMonth(value)).toBe(false);
    for (const value of [20264, ['2026-Q4'], Object('2026-Q4')]) expect(isQuarter(value)).toBe(false);
  });

  it('shifts over years', () => {
    expect(shiftMonth(parseMonth('2026-11'), 1)).toBe('2026-12');
    expect(shiftMonth(parseMonth('2026-12'), 1)).toBe('2027-01');
    expect(shiftMonth(parseMonth('2026-01'), -1)).toBe('2025-12');
    expect(shiftMonth(parseMonth('2026-11'), -23)).toBe('2024-12');
    expect(shiftMonth(parseMonth('0001-01'), 0)).toBe('0001-01');
    expect(shiftMonth(parseMonth('9999-11'), 1)).toBe('9999-12');
    expect(refusal(() => shiftMonth(parseMonth('9999-12'), 1))).toMatchObject({ 1: 'period.range', 2: '9999-12+1' });
    expect(refusal(() => shiftMonth(parseMonth('0001-01'), -1))).toMatchObject({ 1: 'period.range' });
    expect(refusal(() => shiftMonth(parseMonth('2026-01'), 0.5))).toMatchObject({ 1: 'period.range' });
  });

  it('adds months to a day, to the last day where the day does not exist', () => {
    expect(addMonths(day('2026-01-31'), 1)).toBe('2026-02-28');
    expect(addMonths(day('2024-01-31'), 1)).toBe('2024-02-29');
    expect(addMonths(day('2026-11-23'), 3)).toBe('2027-02-23');
    expect(addMonths(day('2026-05-31'), -1)).toBe('2026-04-30');
  });

  it('round-trips', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const month = monthOf(date);
        const range = monthRange(month);
        expect(isMonth(month)).toBe(true);
        expect(parseMonth(month)).toBe(month);
        expect(range.from <= date && date <= range.to).toBe(true);
        expect(monthOf(addDays(range.to, 1))).toBe(shiftMonth(month, 1));
        expect(shiftMonth(shiftMonth(month, months), -months)).toBe(month);
        expect(monthOf(addMonths(date, months))).toBe(shiftMonth(month, months));
      }),
    );
  });
});

describe('quarters', () => {
  it('has three months', () => {
    expect(quarterOf(day('2026-11-23'))).toBe('2026-Q4');
    expect(quarterOf(day('2026-03-31'))).toBe('2026-Q1');
    expect(quarterOf(day('2026-04-01'))).toBe('2026-Q2');
    expect(quarterRange(parseQuarter('2026-Q1'))).toEqual({ from: '2026-01-01', to: '2026-03-31' });
    expect(quarterRange(parseQuarter('2026-Q4'))).toEqual({ from: '2026-10-01', to: '2026-12-31' });
    expect(monthsOf(parseQuarter('2026-Q3'))).toEqual(['2026-07', '2026-08', '2026-09']);
  });

  it.each(['', '2026-Q0', '2026-Q5', '2026-Q', '2026Q1', '0000-Q1', 'x2026-Q1', '2026-Q11'])('refuses “%s”', (text) => {
    expect(isQuarter(text)).toBe(false);
    expect(refusal(() => parseQuarter(text))).toMatchObject({
      1: 'period.quarter',
      2: text,
      3: expect.stringMatching('季度'),
    });
  });

  it('round-trips', () => {
    fc.assert(
      fc.property(anyDay, (date) => {
        const quarter = quarterOf(date);
        const range = quarterRange(quarter);
        expect(parseQuarter(quarter)).toBe(quarter);
        expect(range.from <= date && date <= range.to).toBe(true);
        expect(monthsOf(quarter)).toContain(monthOf(date));
        expect(monthsOf(quarter).flatMap((month) => eachDay(monthRange(month)))).toEqual(eachDay(range));
      }),
    );
  });
});
