import fc from 'fast-check';

import { anyDay, refusal } from '../testing/periods.js';
import {
  addDays,
  daysBetween,
  eachDay,
  isLocalDate,
  parseIsoWeek,
  parseLocalDate,
  weekday,
  weekdayName,
  weekRange,
} from './index.js';

const day = parseLocalDate;

/** What the platform's own calendar says, as a second opinion. */
function platformPlus(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

describe('days', () => {
  it.each(['2026-11-23', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '2026-04-30', '2026-12-31'])(
    'accepts %s',
    (text) => {
      expect(isLocalDate(text)).toBe(true);
      expect(parseLocalDate(text)).toBe(text);
    },
  );

  it.each([
    '',
    '2026-11-31',
    '2026-04-31',
    '2026-06-31',
    '2026-09-31',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '0000-01-01',
    '2026-1-1',
    '26-01-01',
    '2026/01/01',
    ' 2026-01-01',
    '2026-01-01 ',
    '2026-01-01T00:00:00Z',
    '12026-01-01',
    '2026-01-01 2026-01-01',
    '２０２６-01-01',
  ])('refuses “%s”', (text) => {
    expect(isLocalDate(text)).toBe(false);
    expect(refusal(() => parseLocalDate(text))).toEqual([
      'PeriodError',
      'period.date',
      text,
      `日期应为“年-月-日”，例如 2026-11-23，收到“${text}”`,
    ]);
  });

  it('refuses what is no text', () => {
    for (const value of [null, undefined, 20261123, {}, ['2026-01-01'], Object('2026-01-01')])
      expect(isLocalDate(value)).toBe(false);
    expect(() => parseLocalDate(undefined as unknown as string)).toThrow('undefined');
  });

  it('agrees with the platform’s calendar over eight centuries', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -100_000, max: 100_000 }), (date, days) => {
        expect(addDays(date, days)).toBe(platformPlus(date, days));
        expect(weekday(date)).toBe(((new Date(date).getUTCDay() + 6) % 7) + 1);
      }),
    );
    expect(weekday(day('0001-01-01'))).toBe(1);
    expect(weekday(day('1969-12-31'))).toBe(3);
  });

  it('knows the last day of a span of 400 years', () => {
    expect(addDays(day('2000-02-28'), 1)).toBe('2000-02-29');
    expect(addDays(day('2400-02-28'), 1)).toBe('2400-02-29');
    expect(addDays(day('2400-02-28'), 2)).toBe('2400-03-01');
  });

  it('comes back from where it went', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(addDays(a, daysBetween(a, b))).toBe(b);
        expect(daysBetween(a, b) + daysBetween(b, a)).toBe(0);
      }),
    );
  });

  it('stays within the years 1 to 9999, in whole days', () => {
    expect(addDays(day('9999-12-30'), 1)).toBe('9999-12-31');
    expect(addDays(day('0001-01-02'), -1)).toBe('0001-01-01');
    const beyond = '日期超出可用范围（0001年至9999年），收到“2932897”';
    expect(refusal(() => addDays(day('9999-12-31'), 1))).toEqual(['PeriodError', 'period.range', '2932897', beyond]);
    expect(refusal(() => addDays(day('0001-01-01'), -1))).toMatchObject({ 1: 'period.range' });
    expect(refusal(() => addDays(day('2026-01-01'), 0.5))).toMatchObject({ 1: 'period.range' });
  });

  it('names the days of the week', () => {
    const week = eachDay(weekRange(parseIsoWeek('2026-W48')));
    expect(week.map(weekdayName)).toEqual(['周一', '周二', '周三', '周四', '周五', '周六', '周日']);
  });

  it('lists the days of a range, none of a range turned round', () => {
    expect(eachDay({ from: day('2026-02-27'), to: day('2026-03-02') })).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
    expect(eachDay({ from: day('2026-02-27'), to: day('2026-02-27') })).toEqual(['2026-02-27']);
    expect(eachDay({ from: day('2026-02-27'), to: day('2026-02-26') })).toEqual([]);
    expect(eachDay({ from: day('2026-02-27'), to: day('2026-02-20') })).toEqual([]);
  });
});
