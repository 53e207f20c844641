/** Reading of raw rows, which the two engines return in different types. */

/** A COUNT, SUM or id of a raw row as a number; MySQL gives sums as strings, and null for no rows. */
export function numberOf(value: number | string | bigint | null): number {
  return Number(value ?? 0);
}

/** A boolean column of a raw row; both engines give 0 and 1. */
export function booleanOf(value: number | boolean | null): boolean {
  return Boolean(value);
}

/** An instant of a raw row; SQLite gives it as text without a zone, in UTC. */
export function instantOf(value: Date | string): Date {
  return value instanceof Date ? value : new Date(`${value.replace(' ', 'T')}Z`);
}

/** A placeholder for each value, for `IN (…)`. */
export function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
