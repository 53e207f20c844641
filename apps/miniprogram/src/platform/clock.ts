import { readStored, writeStored } from './storage';

const KEY = 'clock-behind';
/** Answers take a while on a slow line: below this a clock counts as right. */
const RIGHT_WITHIN_MS = 2 * 60 * 1000;
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

/** How far this phone's clock was behind the server's at the last answer, in ms; 0 where it was right. */
let behindMs = readStored<number>(KEY) ?? 0;

/**
 * Sets what "now" means by an answer of the server: a phone whose clock is a day wrong would write its visits into
 * another day, and another week. Holds on without network and through a restart.
 * @param serverTime the answer's `X-Server-Time` header, ISO 8601
 * @param sentAt when the question went out by this phone's clock; an answer that waited in a sleeping app says nothing
 */
export function followServerClock(serverTime: string | null | undefined, sentAt: number): void {
  const difference = Date.parse(serverTime ?? '') - Date.now();
  if (Number.isNaN(difference) || Date.now() - sentAt > RIGHT_WITHIN_MS) return;
  const next = Math.abs(difference) > RIGHT_WITHIN_MS ? difference : 0;
  if (Math.abs(next - behindMs) <= RIGHT_WITHIN_MS / 2) return;
  behindMs = next;
  writeStored(KEY, next);
}

/** How far the phone's own clock is behind (negative: ahead of) what the app goes by, in ms; 0 where it is right. */
export const clockBehindMs = (): number => behindMs;

/** Now, in ms since 1970, by the server's clock as far as it is known. */
export const nowMs = (): number => Date.now() + behindMs;

/** The instant as ISO 8601 in UTC. */
export function nowIso(): string {
  return new Date(nowMs()).toISOString();
}

/** The calendar day in Asia/Shanghai ('YYYY-MM-DD') of an instant, today when none is given. */
export function localDay(instant: string | number = nowMs()): string {
  return new Date(new Date(instant).getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10);
}

/** The time of day in Asia/Shanghai ('14:05') of an instant, now when none is given. */
export function localTime(instant: string | number = nowMs()): string {
  return new Date(new Date(instant).getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16);
}

/** The instant (ISO, UTC) of a day and a time of day in Asia/Shanghai. */
export function instantAt(day: string, time: string): string {
  return new Date(`${day}T${time}:00+08:00`).toISOString();
}
