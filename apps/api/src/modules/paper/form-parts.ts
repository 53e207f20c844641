/** What the two forms of the plan have in common. */

/** Finest grid in which all boxes of a form fit. */
export const UNITS = 48;

/** The remark under both forms. */
export const REMARK = '备注：此表一式两份，市民政局、乡镇（街道）各存档一份。';

/** `data:image/png;base64,…` as bytes; null when it is something else. */
export function pngOf(dataUrl: string | null): Buffer | null {
  const base64 = /^data:image\/png;base64,([A-Za-z0-9+/=]+)$/.exec(dataUrl ?? '')?.[1];
  return base64 === undefined ? null : Buffer.from(base64, 'base64');
}

/** `2026-11-23` as it is written on a form. */
export function longDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year} 年 ${month} 月 ${day} 日`;
}
