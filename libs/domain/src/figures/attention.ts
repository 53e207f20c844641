import type { Policy } from '../classification/parameters.js';
import { DEFAULT_POLICY } from '../classification/policy.js';
import type { BaseFigure } from './counted-figures.js';
import { type Sums, shareOf } from './sums.js';

/** Per cent below which a village falls short: dated parameters, for the plan names no limit. */
export type ShortfallFloors = Pick<Policy, 'attainmentFloor' | 'monthlyVisitFloor' | 'monthlyUpdateFloor'>;

/** What falling short is judged by. */
export const SHORTFALL_FIGURES: readonly BaseFigure[] = [
  'week_met',
  'week_due',
  'month_visited',
  'month_accepting',
  'update_done',
  'update_expected',
];

/**
 * In which respects a village falls short, in words with the figure. Villages are compared on what elders received;
 * nobody is ranked.
 */
export function shortfallsOf(sums: Sums, floors: ShortfallFloors = DEFAULT_POLICY): string[] {
  const shares: [label: string, share: number | null, floor: number][] = [
    ['频次达标率', shareOf(sums('week_met'), sums('week_due')), floors.attainmentFloor],
    ['月探访率', shareOf(sums('month_visited'), sums('month_accepting')), floors.monthlyVisitFloor],
    ['按月更新率', shareOf(sums('update_done'), sums('update_expected')), floors.monthlyUpdateFloor],
  ];
  return shares.flatMap(([label, share, floor]) =>
    share !== null && share < floor ? [`${label} ${share.toFixed(1)}%，低于 ${floor}%`] : [],
  );
}
