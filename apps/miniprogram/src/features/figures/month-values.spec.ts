import type { FigureMonth, FigureMonthRow } from '@tanfang/contracts';

import { byNeed, monthReasons, valueOf } from './month-values';

const value = (number: number | null) => ({ value: number, numerator: number ?? 0, denominator: null });
const row = (key: string, open: number, rate: number | null): FigureMonthRow => ({
  place: { key, label: key },
  current: [value(open), value(rate)],
  lastMonth: [value(1), value(95)],
  lastYear: [value(2), value(null)],
});
const line = (code: string, unit: string) => ({ code, label: code, unit, measure: code, detail: null });

function month(deadlinePassed: boolean, rows: FigureMonthRow[]): FigureMonth {
  return {
    month: '2026-10',
    lastMonth: '2026-09',
    lastYear: '2025-10',
    deadline: '2026-10-25',
    deadlinePassed,
    visitRateFloor: 90,
    lines: [line('update_open', '份'), line('monthly_visit_rate', '%')],
    totals: row('total', 0, 97),
    rows,
    measures: [],
    countedAt: null,
    complete: true,
  };
}

describe('the month of places', () => {
  it('names nobody before the deadline', () => {
    const early = month(false, [row('a', 20, 10)]);
    expect(byNeed(early).call).toEqual([]);
  });

  it('puts those with most open files on top, with the reason, and keeps the order of the others', () => {
    const late = month(true, [row('a', 0, 95), row('b', 3, 99), row('c', 9, 80), row('d', 0, null)]);
    const { call, others } = byNeed(late);
    expect(call.map(({ place }) => place.key)).toEqual(['c', 'b']);
    expect(others.map(({ place }) => place.key)).toEqual(['a', 'd']);
    expect(monthReasons(late, call[0] as FigureMonthRow)).toEqual(['逾期未更新 9 份', '月探访率 80.0%，低于 90%']);
  });

  it('says values with what they are compared with', () => {
    const late = month(true, [row('a', 0, 95)]);
    const [first] = late.rows as [FigureMonthRow];
    expect(valueOf(late, first, 'monthly_visit_rate')).toBe('95.0%');
    expect(valueOf(late, first, 'update_open', 'lastMonth')).toBe('1');
    expect(valueOf(late, first, 'monthly_visit_rate', 'lastYear')).toBe('—');
  });
});
