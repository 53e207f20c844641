import { Injectable } from '@nestjs/common';
import { type LocalDate, parseLocalDate } from '@tanfang/domain';

/** China has kept UTC+8 the whole year since 1992. The only place in the project that knows the time zone. */
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

/** The time, and what it means in Rugao. Inject it; never ask the system for the time elsewhere. */
@Injectable()
export class Clock {
  /** The present instant. */
  now(): Date {
    return new Date();
  }

  /** The present instant, ISO 8601 in UTC. */
  nowIso(): string {
    return this.now().toISOString();
  }

  /** Today's date in Asia/Shanghai. */
  today(): LocalDate {
    return this.dateOf(this.now());
  }

  /** The date in Asia/Shanghai on which an instant falls. */
  dateOf(instant: Date): LocalDate {
    return parseLocalDate(new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10));
  }

  /** Date and time of day in Asia/Shanghai as people read them, `2026-11-23 09:05`. */
  textOf(instant: Date): string {
    return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
  }

  /** The instant at which a date begins in Asia/Shanghai. */
  startOf(date: LocalDate): Date {
    return new Date(Date.parse(`${date}T00:00:00.000Z`) - SHANGHAI_OFFSET_MS);
  }
}
