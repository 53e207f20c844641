const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

/** The instant as ISO 8601 in UTC. */
export function nowIso(): string {
  return new Date().toISOString();
}

/** The calendar day in Asia/Shanghai ('YYYY-MM-DD') of an instant, today when none is given. */
export function localDay(instant: string | number = Date.now()): string {
  return new Date(new Date(instant).getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The time of day in Asia/Shanghai ('14:05') of an instant, now when none is given. */
export function localTime(instant: string | number = Date.now()): string {
  return new Date(new Date(instant).getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);
}

/** The instant (ISO, UTC) of a day and a time of day in Asia/Shanghai. */
export function instantAt(day: string, time: string): string {
  return new Date(`${day}T${time}:00+08:00`).toISOString();
}
