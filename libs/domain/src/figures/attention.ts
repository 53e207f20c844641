import { type Sums, shareOf } from './sums.js';

/** When a village falls short; a bureau will want to change them, so they come from outside. */
export interface ShortfallLimits {
  /** Per cent. */
  readonly weeklyAttainment: number;
  readonly monthlyUpdate: number;
  readonly monthlyVisitRate: number;
}

/** Our reading: the plan names no limit. */
export const SHORTFALL_LIMITS: ShortfallLimits = { weeklyAttainment: 90, monthlyUpdate: 95, monthlyVisitRate: 95 };

/**
 * In which respects a village falls short, in words with the figure. Villages are compared on what elders received;
 * nobody is ranked.
 */
export function shortfallsOf(sums: Sums, limits: ShortfallLimits = SHORTFALL_LIMITS): string[] {
  const shares: [label: string, share: number | null, limit: number][] = [
    ['频次达标率', shareOf(sums('week_met'), sums('week_due')), limits.weeklyAttainment],
    ['月探访率', shareOf(sums('month_visited'), sums('month_accepting')), limits.monthlyVisitRate],
    ['按月更新率', shareOf(sums('update_done'), sums('update_expected')), limits.monthlyUpdate],
  ];
  return shares.flatMap(([label, share, limit]) =>
    share !== null && share < limit ? [`${label} ${share.toFixed(1)}%，低于 ${limit}%`] : [],
  );
}
