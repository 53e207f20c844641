import { levelName, rankOf } from '../classification/judge.js';
import { DEFAULT_POLICY } from '../classification/policy.js';
import type { Policy } from '../classification/parameters.js';
import { daysBetween, type LocalDate } from '../periods/dates.js';
import { type IsoWeek, weekRange } from '../periods/weeks.js';
import type { CareLevel } from '../vocabulary/programme.js';
import type { CountedVisits, DueNumbers } from './counting.js';

export interface PressingInput {
  readonly week: IsoWeek;
  readonly today: LocalDate;
  readonly level: CareLevel | null;
  readonly dues: DueNumbers;
  readonly done: Pick<CountedVisits, 'doneHome' | 'doneRemote'>;
  readonly unreachable: boolean;
  /** The elder does not want visits. */
  readonly refused?: boolean;
}

export interface Pressing {
  /** Smaller is more pressing; only the order means something. */
  readonly rank: number;
  /** In Chinese. */
  readonly reason: string;
}

/**
 * How pressing an elder is on the week's list: unreachable first; then who still has contacts due, A before B before C,
 * and among equals whoever has fewer days to spare; then those whose week is met; then those with nothing due; last
 * those who declined visits, whatever the attempts came to.
 */
export function pressing(input: PressingInput, policy: Pick<Policy, 'unreachableHours'> = DEFAULT_POLICY): Pressing {
  if (input.refused === true) return { rank: 300, reason: '不愿接受定期探访' };
  if (input.unreachable) return { rank: 0, reason: `联系不上，${policy.unreachableHours}小时内上门查看` };
  const home = input.dues.dueHome - input.done.doneHome;
  const remote = input.dues.dueRemote - input.done.doneRemote;
  const byLevel = (3 - rankOf(input.level)) * 10;
  if (input.dues.dueHome + input.dues.dueRemote === 0) return { rank: 200 + byLevel, reason: '本周无探访任务' };
  if (home === 0 && remote === 0) return { rank: 100 + byLevel, reason: '本周已达标' };

  const { from, to } = weekRange(input.week);
  const daysLeft = Math.max(0, daysBetween(input.today > from ? input.today : from, to) + 1);
  const spare = Math.max(0, daysLeft - Math.max(home, remote));
  const parts = [home > 0 ? `上门${home}次` : '', remote > 0 ? `电话或视频${remote}次` : ''].filter(
    (part) => part !== '',
  );
  return {
    rank: 1 + byLevel + spare,
    reason: `${levelName(input.level)}，本周还差${parts.join('、')}，剩${daysLeft}天`,
  };
}
