import type { MonthlyUpdateView } from '@tanfang/contracts';
import { FILE_SECTIONS, type FileSection } from '@tanfang/domain';

import { sayDate, sayMonth } from '@/ui';

/** Sections that a monthly update looks at, in the form's order. */
export const SECTIONS = Object.keys(FILE_SECTIONS) as FileSection[];

const DONE_WORDS = { registered: '登记建档', changed: '保存了修改', unchanged: '确认本月无变化' } as const;

/** Where this month's update of a file stands, as a sentence. */
export function sayMonthState(update: MonthlyUpdateView, today: string, dayOf: (instant: string) => string): string {
  const month = `${sayMonth(update.month, today)}更新`;
  if (update.state === 'updated') {
    const when = update.updatedAt ? sayDate(dayOf(update.updatedAt), today) : '';
    const what = update.kind ? DONE_WORDS[update.kind] : '';
    return `${month}：已更新。${when}${update.updatedByName ? `由${update.updatedByName}` : ''}${what}。`;
  }
  const deadline = `${Number(update.deadline.slice(5, 7))}月${Number(update.deadline.slice(8))}日`;
  return update.overdue
    ? `${month}：逾期未更新，${deadline}已截止，请尽快核对。`
    : `${month}：待更新，${deadline}截止。`;
}

/** What the person can do next with a file. */
export type NextStep =
  { kind: 'save'; changes: number } | { kind: 'look'; left: FileSection[] } | { kind: 'confirm' } | { kind: 'nothing' };

/**
 * The one next step: changes are saved first; without changes the sections are looked at one by one, and then the month
 * is confirmed.
 */
export function nextStep(pending: boolean, checked: readonly FileSection[], changes: number): NextStep {
  if (changes > 0) return { kind: 'save', changes };
  if (!pending) return { kind: 'nothing' };
  const left = SECTIONS.filter((section) => !checked.includes(section));
  return left.length > 0 ? { kind: 'look', left } : { kind: 'confirm' };
}
