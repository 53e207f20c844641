/** Reading of raw rows, which the two engines return in different types. */

/** A COUNT, SUM or id of a raw row as a number; MySQL gives sums as strings, and null for no rows. */
export function numberOf(value: number | string | bigint | null): number {
  return Number(value ?? 0);
}

/** A boolean column of a raw row; both engines give 0 and 1. */
export function booleanOf(value: number | boolean | null): boolean {
  return Boolean(value);
}
