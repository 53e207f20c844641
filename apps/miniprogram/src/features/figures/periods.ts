import { currentMonth, currentQuarter, sayPeriod, stepMonth, stepQuarter, weekBefore } from '@/platform/periods';
import type { Options } from '@/ui';

export type PeriodKind = 'week' | 'month' | 'quarter';

export const PERIOD_KINDS: Readonly<Record<PeriodKind, string>> = { week: '周', month: '月', quarter: '季度' };

/** How many periods of a kind are offered, the running one first. */
const OFFERED: Readonly<Record<PeriodKind, number>> = { week: 53, month: 14, quarter: 6 };

/** The periods up to today, latest first. */
export function periodsBack(kind: PeriodKind, count: number = OFFERED[kind]): string[] {
  const at = (back: number): string => {
    if (kind === 'week') return weekBefore(back);
    if (kind === 'month') return stepMonth(currentMonth(), -back);
    return stepQuarter(currentQuarter(), -back);
  };
  return Array.from({ length: count }, (_, back) => at(back));
}

/** Periods as choices, latest first. */
export const periodOptions = (kind: PeriodKind): Options =>
  periodsBack(kind).map((period) => [period, sayPeriod(period)]);
