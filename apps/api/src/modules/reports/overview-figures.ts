import type { CareLevel } from '@tanfang/domain';
import type { MonthlyState, OverviewFigures } from './overview.dto.js';
import type { MonthSums, WeekSums } from './overview.repository.js';

const LEVELS: readonly CareLevel[] = ['A', 'B', 'C'];

/**
 * The figures of one place.
 * @param week its week rows by class
 * @param month its month, or undefined when no file was open
 * @param deadlinePassed whether the month's updates are due already
 */
export function figuresOf(week: WeekSums[], month: MonthSums | undefined, deadlinePassed: boolean): OverviewFigures {
  const sum = (valueOf: (row: WeekSums) => number, rows = week): number =>
    rows.reduce((total, row) => total + valueOf(row), 0);
  const [a = [], b = [], c = []] = LEVELS.map((level) => week.filter((row) => row.level === level));
  const elders = (row: WeekSums): number => row.elders;
  const attainment = (rows: WeekSums[]) => ({ due: sum(({ due }) => due, rows), met: sum(({ met }) => met, rows) });
  return {
    elders: { total: sum(elders), A: sum(elders, a), B: sum(elders, b), C: sum(elders, c) },
    monthlyUpdate: monthlyUpdateOf(month, deadlinePassed),
    week: { ...attainment(week), byLevel: { A: attainment(a), B: attainment(b), C: attainment(c) } },
    refused: sum(({ refused }) => refused),
    unreachable: sum(({ unreachable }) => unreachable),
  };
}

function monthlyUpdateOf(month: MonthSums | undefined, deadlinePassed: boolean): OverviewFigures['monthlyUpdate'] {
  const { expected = 0, updated = 0 } = month ?? {};
  const overdue = deadlinePassed ? expected - updated : 0;
  const openState: MonthlyState = overdue > 0 ? 'overdue' : 'on_track';
  return { expected, updated, overdue, state: updated === expected ? 'done' : openState };
}
