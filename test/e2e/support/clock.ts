/** A Monday morning: the demonstration's history ends the day before, so that nothing of the week is done yet. */
export const MONDAY_MORNING = '2026-11-23T09:30:00+08:00';

/** How far a fixed moment is from the real one, in ms; time goes on from there. */
export function clockShift(now: string): number {
  return Date.parse(now) - Date.now();
}

/**
 * A script after which `Date` is shifted in whatever runs it. With the server and the phones on one invented day, a run
 * is the same on each day of the week, also at midnight.
 * @param shiftMs see clockShift
 */
export function shiftedClock(shiftMs: number): string {
  return (
    `globalThis.Date = new Proxy(Date, {` +
    ` construct: (date, args, as) => Reflect.construct(date, args.length ? args : [date.now() + ${shiftMs}], as),` +
    ` get: (date, name) => (name === 'now' ? () => date.now() + ${shiftMs} : Reflect.get(date, name)) });`
  );
}
