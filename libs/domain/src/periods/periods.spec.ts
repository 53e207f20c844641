import fc from 'fast-check';

import { dates } from '../testing/facts.js';
import {
  addDays,
  addMonths,
  addWeeks,
  ageOn,
  dateOfAge,
  daysBetween,
  eachDay,
  isIsoWeek,
  isLocalDate,
  isMonth,
  isQuarter,
  type LocalDate,
  monthOf,
  monthRange,
  monthsOf,
  parseIsoWeek,
  parseLocalDate,
  parseMonth,
  parseQuarter,
  PeriodError,
  quarterOf,
  quarterRange,
  shiftMonth,
  weekday,
  weekdayName,
  weekOf,
  weekRange,
} from './index.js';

const day = parseLocalDate;
const anyDay = dates('1600-01-01', '2400-12-31');

/** What the platform's own calendar says, as a second opinion. */
function platformPlus(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

function refusal(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    return error instanceof PeriodError ? [error.name, error.code, error.input, error.message] : error;
  }
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
    for (const value of [null, undefined, 20261123, {}, ['2026-01-01']]) expect(isLocalDate(value)).toBe(false);
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
    '2026W48',
    '2026-w48',
    'x2026-W48',
    '2026-W481',
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

  it('refuses what is no text', () => {
    expect(isIsoWeek(202648)).toBe(false);
  });
});

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
    expect(isMonth(202611)).toBe(false);
    expect(isQuarter(20264)).toBe(false);
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
