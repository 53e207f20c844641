import type { OverviewFigures } from '@tanfang/contracts';

import { sayMonth } from '@/ui';

interface ReminderDates {
  /** 'YYYY-MM' */
  month: string;
  monthDeadline: string;
  today: string;
}

/** A message to a village about what is open, with numbers and without any name of an elder. */
export function reminderFor(place: string, figures: OverviewFigures, dates: ReminderDates): string {
  const { monthlyUpdate, week, unreachable } = figures;
  const month = sayMonth(dates.month, dates.today);
  const deadline = `${Number(dates.monthDeadline.slice(5, 7))}月${Number(dates.monthDeadline.slice(8))}日`;
  const pending = monthlyUpdate.expected - monthlyUpdate.updated;
  const parts = [
    pending > 0
      ? `${month}档案更新 ${monthlyUpdate.updated}/${monthlyUpdate.expected}，还有 ${pending} 份未更新（${deadline}截止）`
      : `${month}档案已全部更新`,
    `本周探访达标 ${week.met}/${week.due}`,
    unreachable > 0 ? `${unreachable} 位老人联系不上，请先上门看看` : '',
  ].filter(Boolean);
  return `【探访关爱】${place}：${parts.join('；')}。名单请在小程序查看。`;
}
