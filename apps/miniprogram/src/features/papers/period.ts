/** The day a month before a day 'YYYY-MM-DD'; the first of March for its last days, since February is short. */
export function monthBefore(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const before = new Date(Date.UTC(year, month - 2, date));
  return before.toISOString().slice(0, 10);
}
