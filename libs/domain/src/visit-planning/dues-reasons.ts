import { levelName, rankOf } from '../classification/judge.js';
import type { Policy } from '../classification/parameters.js';
import { weekdayName } from '../periods/dates.js';
import { weekRange } from '../periods/weeks.js';
import { covers, type ServiceDay, type WeekDuesInput } from './service-days.js';

type Frequencies = Pick<Policy, 'frequencyA' | 'frequencyB' | 'frequencyC'>;

/** Why the numbers of a week are what they are, one sentence a reason, in Chinese. */
export function reasonsFor(input: WeekDuesInput, days: readonly ServiceDay[], policy: Frequencies): string[] {
  const first = days[0];
  const last = days[days.length - 1];
  if (input.refused) return ['本人不愿接受探访，不安排；按季度再征求意愿'];
  if (first === undefined || last === undefined) return ['本周不在探访范围内'];

  const week = weekRange(input.week);
  return [
    frequencyInWords(first, policy),
    ...raises(days, policy),
    ...lowerings(input, last),
    first.on > week.from ? `${weekdayName(first.on)}起纳入，按剩余${days.length}天折算，至少联系1次` : '',
    last.on < week.to ? `${weekdayName(last.on)}后不再探访，只计${days.length}天` : '',
    input.homeConsent ? '' : '未取得上门同意，不安排上门',
    daysInWords(days, (day) => day.away, '住院或外出，上门改为电话或视频'),
    daysInWords(days, (day) => day.remoteOnly, '远程替代，上门改为电话或视频'),
    ...input.boosts
      .filter((boost) => days.some((day) => covers(boost, day.on)))
      .map((boost) => `加密探访：增加上门${boost.extraHome}次、电话或视频${boost.extraRemote}次`),
  ].filter((reason) => reason !== '');
}

function frequencyInWords(day: ServiceDay, policy: Frequencies): string {
  const { home, remote } = policy[`frequency${day.level}`];
  const homeWords = home === 0 ? '' : `上门探访${home}次、`;
  return `${levelName(day.level)}：每周至少${homeWords}电话或视频问候${remote}次`;
}

function raises(days: readonly ServiceDay[], policy: Frequencies): string[] {
  return days
    .filter((day, index) => index > 0 && day.level !== days[index - 1]?.level)
    .map((day) => `${weekdayName(day.on)}起升级，其后按${frequencyInWords(day, policy)}`);
}

/** Lowered within the week: the numbers follow from next Monday. */
function lowerings({ week, levels }: WeekDuesInput, last: ServiceDay): string[] {
  const { from, to } = weekRange(week);
  return levels
    .filter((period) => period.from > from && period.from <= to && rankOf(period.level) < rankOf(last.level))
    .map((period) => `${weekdayName(period.from)}调整为${levelName(period.level)}，自下周一起执行`);
}

function daysInWords(days: readonly ServiceDay[], test: (day: ServiceDay) => boolean, words: string): string {
  const names = days.filter(test).map((day) => weekdayName(day.on));
  return names.length === 0 ? '' : `${names.join('、')}${words}`;
}
