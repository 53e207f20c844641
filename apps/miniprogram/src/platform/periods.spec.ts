import {
  addWeeks,
  monthOf,
  parseLocalDate,
  parseMonth,
  parseQuarter,
  quarterOf,
  sayPeriod as sayByRule,
  shiftMonth,
  shiftQuarter,
  weekOf,
} from '@tanfang/domain';

import { currentMonth, currentQuarter, sayPeriod, stepMonth, stepQuarter, weekBefore } from './periods';

describe('periods of pages', () => {
  afterEach(() => void jest.useRealTimers());

  it.each(['2026-11-26', '2027-01-01', '2024-12-30', '2026-01-04'])('are those of the rules on %s', (day) => {
    jest.useFakeTimers({ now: new Date(`${day}T04:00:00Z`) });
    const today = parseLocalDate(day);
    expect(currentMonth()).toBe(monthOf(today));
    expect(currentQuarter()).toBe(quarterOf(today));
    for (const back of [0, 1, 12, 53, 80]) {
      expect(weekBefore(back)).toBe(addWeeks(weekOf(today), -back));
      expect(stepMonth(currentMonth(), -back)).toBe(shiftMonth(parseMonth(currentMonth()), -back));
      expect(stepQuarter(currentQuarter(), back)).toBe(shiftQuarter(parseQuarter(currentQuarter()), back));
    }
  });

  it.each(['2026-Q4', '2026-W08', '2026-03'])('are said as the rules say them: %s', (period) => {
    expect(sayPeriod(period)).toBe(sayByRule(period));
  });
});
