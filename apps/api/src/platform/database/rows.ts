/** Reading of raw rows, which the two engines return in different types. */

/** An instant column of a raw row as ISO 8601 in UTC; MySQL gives a Date, SQLite `YYYY-MM-DD HH:MM:SS.mmm`. */
export function instantOf(value: Date | string): string {
  if (value instanceof Date) return value.toISOString();
  return new Date(/[zZ]$/.test(value) ? value : `${value.replace(' ', 'T')}Z`).toISOString();
}

/** A COUNT, SUM or id of a raw row as a number; MySQL gives sums as strings, and null for no rows. */
export function numberOf(value: number | string | bigint | null): number {
  return Number(value ?? 0);
}

/** A boolean column of a raw row; both engines give 0 and 1. */
export function booleanOf(value: number | boolean | null): boolean {
  return Boolean(value);
}
