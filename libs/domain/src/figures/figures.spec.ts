import fc from 'fast-check';
import { parseLocalDate } from '../periods/dates.js';
import { parseQuarter } from '../periods/months.js';
import type { VisitFact } from '../visit-planning/counting.js';
import { alternates } from './alternation.js';
import { shortfallsOf } from './attention.js';
import { MONTH_FIGURES, STOCKS, WEEK_FIGURES } from './counted-figures.js';
import { MEASURES, measureOf, valueOf } from './measures.js';
import { differencesOf, quarterReport, sayValue } from './quarter-report.js';
import { type FigureCount, shareOf, sumsOf } from './sums.js';

const QUARTER = parseQuarter('2026-Q4');
const count = (figure: FigureCount['figure'], n: number, rest: Partial<FigureCount> = {}): FigureCount => ({
  period: '2026-10',
  figure,
  level: 'A',
  detail: '',
  n,
  ...rest,
});

describe('sums', () => {
  const counts = [
    count('visits', 3, { detail: 'home' }),
    count('visits', 4, { detail: 'phone', level: 'C' }),
    count('visits', 5, { detail: 'home', period: '2026-11' }),
    count('register', 10),
    count('register', 12, { period: '2026-12' }),
    count('register', 2, { period: '2026-12', level: null }),
  ];

  it('add up what happened, over periods, places and codes', () => {
    const sums = sumsOf(counts);
    expect(sums('visits')).toBe(12);
    expect(sums('visits', { detail: 'home' })).toBe(8);
    expect(sums('visits', { level: 'C' })).toBe(4);
    expect(sums('visits', { period: '2026-11' })).toBe(5);
    expect(sums('emergencies')).toBe(0);
  });

  it('take how things stood from the last period only', () => {
    const sums = sumsOf(counts);
    expect(sums('register')).toBe(14);
    expect(sums('register', { level: null })).toBe(2);
    expect(sums('register', { period: '2026-10' })).toBe(10);
  });

  it('take a stock that fell to nothing for nothing, not for what it was a month before', () => {
    const sums = sumsOf([...counts, count('unwilling', 5, { period: '2026-11' })]);
    expect(sums('unwilling')).toBe(0);
    expect(sums('unwilling', { period: '2026-11' })).toBe(5);
  });

  it('do not depend on the order, nor on how the places are cut', () => {
    const anyCount = fc.record({
      period: fc.constantFrom('2026-10', '2026-11', '2026-12'),
      figure: fc.constantFrom<FigureCount['figure'][]>('visits', 'register', 'week_met'),
      level: fc.constantFrom('A', 'B', 'C', null) as fc.Arbitrary<FigureCount['level']>,
      detail: fc.constantFrom('', 'home'),
      n: fc.nat(1000),
    });
    fc.assert(
      fc.property(fc.array(anyCount), (rows) => {
        const forward = sumsOf(rows);
        const backward = sumsOf([...rows].reverse());
        for (const figure of ['visits', 'register', 'week_met'] as const) {
          const byLevel = (['A', 'B', 'C', null] as const).reduce((sum, level) => sum + forward(figure, { level }), 0);
          expect(forward(figure)).toBe(backward(figure));
          expect(byLevel).toBe(forward(figure));
        }
      }),
    );
  });
});

describe('shares', () => {
  it('are per cent with one decimal, and nothing where there is nothing to share', () => {
    expect([shareOf(2, 3), shareOf(0, 5), shareOf(5, 5), shareOf(1, 2000)]).toEqual([66.7, 0, 100, 0.1]);
    expect(shareOf(0, 0)).toBeNull();
  });

  it('lie between 0 and 100', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (part, rest) => {
        const share = shareOf(part, part + rest) as number;
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('alternating', () => {
  const week = (...methods: VisitFact['method'][]): VisitFact[] =>
    methods.map((method, i) => ({ on: parseLocalDate(`2026-11-2${i}`), method, outcome: 'completed' }));

  it.each([
    [['home', 'phone', 'home', 'video'], true],
    [['phone', 'home', 'home', 'phone'], true],
    [['home', 'phone'], true],
    [['home', 'home'], false],
    [['home', 'home', 'home', 'phone'], false],
    [['phone', 'video'], false],
    [['home', 'other'], null],
    [['home'], null],
    [[], null],
  ] as [VisitFact['method'][], boolean | null][])('%j: %s', (methods, expected) => {
    expect(alternates(week(...methods))).toBe(expected);
  });

  it('leaves out attempts that reached nobody', () => {
    const [first, second] = week('home', 'phone') as [VisitFact, VisitFact];
    expect(alternates([first, { ...second, outcome: 'unanswered' }])).toBeNull();
  });
});

describe('measures', () => {
  it('say in words what they are, each with its place in the plan', () => {
    for (const measure of MEASURES) {
      for (const words of [measure.label, measure.numeratorWords, measure.source, measure.clause]) {
        expect(words).toMatch(/[\u4e00-\u9fff]/);
      }
      expect(measure.denominator === null).toBe(measure.denominatorWords === null);
      const figures = measure.period === 'week' ? WEEK_FIGURES : MONTH_FIGURES;
      expect(figures).toHaveProperty(measure.numerator);
      if (measure.denominator) expect(figures).toHaveProperty(measure.denominator);
    }
    expect(new Set(MEASURES.map(({ code }) => code)).size).toBe(MEASURES.length);
    expect(measureOf('nothing')).toBeNull();
  });

  it('do not mix what is left at the end with what happened', () => {
    for (const { numerator, denominator } of MEASURES) {
      if (denominator) expect(STOCKS.includes(numerator)).toBe(STOCKS.includes(denominator));
    }
  });

  it('are read from sums', () => {
    const sums = sumsOf([count('week_met', 8, { period: '2026-W44' }), count('week_due', 10, { period: '2026-W44' })]);
    const measure = measureOf('weekly_attainment');
    expect(measure && valueOf(measure, sums)).toEqual({ value: 80, numerator: 8, denominator: 10 });
  });
});

describe('the quarter’s report', () => {
  const counts = [
    count('month_visited', 9),
    count('month_accepting', 10),
    count('found', 3, { detail: 'hazard', level: null }),
    count('mended', 2, { detail: 'hazard', level: null }),
    count('removed', 1, { detail: 'died' }),
  ];
  const report = quarterReport(sumsOf(counts), QUARTER);
  const lines = report.flatMap((section) => section.lines);
  const valueOfLine = (code: string) => lines.find((line) => line.code === code)?.value;

  it('names each line once', () => {
    expect(new Set(lines.map(({ code }) => code)).size).toBe(lines.length);
    expect(lines.every(({ label }) => label !== '')).toBe(true);
  });

  it('has the three months, and what 三（三）8 looks back on', () => {
    expect([10, 11, 12].map((month) => valueOfLine(`monthly_visit_rate.2026-${month}`))).toEqual([90, null, null]);
    expect([valueOfLine('found.hazard'), valueOfLine('mended.hazard'), valueOfLine('removed.died')]).toEqual([3, 2, 1]);
    expect(lines.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['发现安全隐患', '急难困难已缓解', '服务转介已落实']),
    );
  });

  it('parts add up: the classes to the whole where everybody has one', () => {
    const sums = sumsOf([
      count('register', 4),
      count('register', 5, { level: 'B' }),
      count('register', 6, { level: 'C' }),
    ]);
    const [whole, ...parts] = quarterReport(sums, QUARTER)[0]?.lines.slice(0, 4) ?? [];
    expect(whole?.value).toBe(15);
    expect(parts.map(({ value }) => value)).toEqual([4, 5, 6]);
  });

  it('shows what changed since it was frozen', () => {
    const later = quarterReport(sumsOf([...counts, count('found', 1, { detail: 'hazard', level: null })]), QUARTER);
    expect(differencesOf(report, later)).toEqual([
      { code: 'found.hazard', label: '发现安全隐患', unit: '件', before: 3, after: 4 },
    ]);
    expect(differencesOf(report, report)).toEqual([]);
  });

  it('prints values as people read them', () => {
    expect(sayValue({ value: 1234567, unit: '次' })).toBe('1,234,567 次');
    expect(sayValue({ value: 96.5, unit: '%' })).toBe('96.5%');
    expect(sayValue({ value: 100, unit: '%' })).toBe('100.0%');
    expect(sayValue({ value: null, unit: '%' })).toBe('—');
  });
});

describe('villages that fall short', () => {
  it('are told in words, with the figure and the limit', () => {
    const sums = sumsOf([
      count('week_met', 80, { period: '2026-W44' }),
      count('week_due', 100, { period: '2026-W44' }),
      count('month_visited', 100),
      count('month_accepting', 100),
    ]);
    expect(shortfallsOf(sums)).toEqual(['频次达标率 80.0%，低于 90%']);
    expect(shortfallsOf(sumsOf([]))).toEqual([]);
  });
});
