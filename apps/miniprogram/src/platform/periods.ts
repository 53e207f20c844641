import { localDay } from './clock';

/**
 * Steps between weeks, months and quarters for pages of figures. They are apart from the rules, which every phone
 * carries: only these pages load them. What belongs to a period, the server says.
 */

const DAY_MS = 86_400_000;
const two = (number: number): string => String(number).padStart(2, '0');

/** A week, month or quarter as documents say it: 2026年第48周, 2026年11月, 2026年第四季度. */
export function sayPeriod(period: string): string {
  const [year = '', part = ''] = period.split('-');
  if (part.startsWith('Q')) return `${year}年第${'一二三四'[Number(part[1]) - 1]}季度`;
  if (part.startsWith('W')) return `${year}年第${Number(part.slice(1))}周`;
  return `${year}年${Number(part)}月`;
}

/** The running month 'YYYY-MM'. */
export const currentMonth = (): string => localDay().slice(0, 7);

/** The month so many months later, or before. */
export function stepMonth(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}`;
}

/** The running quarter 'YYYY-Qn'. */
export function currentQuarter(): string {
  const month = currentMonth();
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

/** The quarter so many quarters later, or before. */
export function stepQuarter(quarter: string, by: number): string {
  const index = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 + by;
  return `${Math.floor(index / 4)}-Q${(index % 4) + 1}`;
}

/** The ISO week 'YYYY-Www' so many weeks before the running one; it has the year of its Thursday. */
export function weekBefore(weeks: number): string {
  const day = Math.round(Date.parse(localDay()) / DAY_MS) - weeks * 7;
  // Day 0 was a Thursday.
  const weekday = (((day + 3) % 7) + 7) % 7;
  const thursday = day - weekday + 3;
  const year = new Date(thursday * DAY_MS).getUTCFullYear();
  return `${year}-W${two(Math.floor((thursday - Date.UTC(year, 0, 1) / DAY_MS) / 7) + 1)}`;
}
