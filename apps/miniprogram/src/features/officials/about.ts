import type { operations, OverviewFigures } from '@tanfang/contracts';

/** Which people stand behind a number. */
type About = operations['overview_people']['parameters']['query']['about'];

/** What each number counts, in words, in the order of the screen. */
export const ABOUT_WORDS = {
  unreachable: '联系不上',
  month_overdue: '逾期未更新',
  month_pending: '本月待更新',
  month_updated: '本月已更新',
  week_behind: '本周未达标',
  week_met: '本周达标',
  refused: '不愿接受探访',
  on_register: '在册',
} as const satisfies Partial<Record<About, string>>;

export type ShownAbout = keyof typeof ABOUT_WORDS;

/** The numbers of a region, by what they count. */
export function countsOf({
  elders,
  monthlyUpdate,
  week,
  refused,
  unreachable,
}: OverviewFigures): Record<ShownAbout, number> {
  return {
    unreachable,
    month_overdue: monthlyUpdate.overdue,
    month_pending: monthlyUpdate.expected - monthlyUpdate.updated,
    month_updated: monthlyUpdate.updated,
    week_behind: week.due - week.met,
    week_met: week.met,
    refused,
    on_register: elders.total,
  };
}

const GRAVEST_FIRST: readonly ShownAbout[] = ['unreachable', 'month_overdue', 'month_pending', 'week_behind'];

/** The list that is opened first: the gravest that has anybody in it, else the whole register. */
export function firstAbout(figures: OverviewFigures): ShownAbout {
  const counts = countsOf(figures);
  return GRAVEST_FIRST.find((about) => counts[about] > 0) ?? 'on_register';
}

/** Reads a list's name from a page's address. */
export function aboutOf(name: string | undefined): ShownAbout | null {
  return name !== undefined && name in ABOUT_WORDS ? (name as ShownAbout) : null;
}
