import { Clock } from '../../src/platform/clock.js';

/** A clock that stands still until a test moves it. */
export class FixedClock extends Clock {
  private instant: Date;

  /** @param iso the present, ISO 8601 */
  constructor(iso: string) {
    super();
    this.instant = new Date(iso);
  }

  override now(): Date {
    return new Date(this.instant);
  }

  /** Sets the present. */
  set(iso: string): void {
    this.instant = new Date(iso);
  }

  /** Moves the present forward. */
  advance({ seconds = 0, minutes = 0, hours = 0, days = 0 }): void {
    this.instant = new Date(this.instant.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
  }
}
