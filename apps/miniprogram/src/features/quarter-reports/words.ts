import { localDay, localTime } from '@/platform/clock';
import { sayDate } from '@/ui';

/** 按季调度: the states of a report. */
export const REPORT_STATUSES = {
  draft: '填报中',
  submitted: '已报送',
  returned: '已退回',
  accepted: '已审核',
} as const;

/** The tone of a status beside its words. */
export const STATUS_TONES = { draft: 'plain', submitted: 'warn', returned: 'bad', accepted: 'good' } as const;

export const ACTION_WORDS = { submit: '报送', withdraw: '撤回', return: '退回', accept: '审核通过' } as const;

/** An instant as people say it: 昨天 14:05. */
export const sayInstant = (instant: string): string =>
  `${sayDate(localDay(instant), localDay())} ${localTime(instant)}`;

/** A day 'YYYY-MM-DD' with how far it is: 10月10日（还有 3 天）. */
export function sayDeadline(deadline: string): string {
  const left = Math.round((Date.parse(deadline) - Date.parse(localDay())) / 86_400_000);
  const far = left > 0 ? `还有 ${left} 天` : left === 0 ? '今天截止' : `已过 ${-left} 天`;
  return `${sayDate(deadline, localDay())}（${far}）`;
}

/** What goes out of the window soon: the plan's bureau asks three days before. */
export function isNear(deadline: string): boolean {
  return (Date.parse(deadline) - Date.parse(localDay())) / 86_400_000 <= 3;
}
