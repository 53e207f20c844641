import { isQuarter } from './months.js';
import { isIsoWeek } from './weeks.js';

/** A week, month or quarter as people and documents say it: `2026年第四季度`, `2026年第48周`, `2026年11月`. */
export function sayPeriod(period: string): string {
  const year = period.slice(0, 4);
  if (isQuarter(period)) return `${year}年第${'一二三四'[Number(period.slice(6)) - 1]}季度`;
  if (isIsoWeek(period)) return `${year}年第${Number(period.slice(6))}周`;
  return `${year}年${Number(period.slice(5))}月`;
}
