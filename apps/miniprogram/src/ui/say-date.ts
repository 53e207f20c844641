const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;
const DAY_MS = 86_400_000;

const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);

/** 1 (Monday) to 7 (Sunday) of a day 'YYYY-MM-DD'. */
const weekdayOf = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;

/**
 * A day as people say it: 今天, 昨天, 前天, 明天, 周三 (this week), 11月23日 (this year), 2025年11月23日.
 * @param day 'YYYY-MM-DD'
 * @param today 'YYYY-MM-DD' in Asia/Shanghai
 */
export function sayDate(day: string, today: string): string {
  const number = dayNumber(day);
  const now = dayNumber(today);
  const near: Record<number, string> = { 0: '今天', [-1]: '昨天', [-2]: '前天', 1: '明天' };
  const word = near[number - now];
  if (word) return word;
  const weekday = weekdayOf(number);
  if (number - weekday === now - weekdayOf(now)) return WEEKDAYS[weekday - 1] ?? day;
  const [year, month, date] = day.split('-').map(Number);
  return `${day.slice(0, 4) === today.slice(0, 4) ? '' : `${year}年`}${month}月${date}日`;
}

/** A week 'YYYY-Www' as people say it, e.g. 11月23日至29日, from its first and last day. */
export function sayRange(from: string, to: string): string {
  const [, month, date] = from.split('-').map(Number);
  const [, endMonth, endDate] = to.split('-').map(Number);
  return `${month}月${date}日至${endMonth === month ? '' : `${endMonth}月`}${endDate}日`;
}

/** A month 'YYYY-MM' as people say it: 11月, or 2025年11月 in another year. */
export function sayMonth(month: string, today: string): string {
  const [year, number] = month.split('-').map(Number);
  return month.slice(0, 4) === today.slice(0, 4) ? `${number}月` : `${year}年${number}月`;
}
