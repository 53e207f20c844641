const YUAN = /^\d{1,7}(\.\d{1,2})?$/;

/** Whether a typed amount of yuan can be read; an empty one says nothing and is fine. */
export function isAmount(typed: string): boolean {
  return typed.trim() === '' || YUAN.test(typed.trim());
}

/** A typed amount of yuan as cents; null for an empty one. Call after {@link isAmount}. */
export function centsOf(typed: string): number | null {
  return typed.trim() === '' ? null : Math.round(Number(typed) * 100);
}

/** Cents as a person types yuan: 80000 is 800, 23550 is 235.5; an empty text for null. */
export function yuanOf(cents: number | null): string {
  return cents === null ? '' : String(cents / 100);
}

const WHOLE = /^\d{1,4}$/;

/** Whether a typed whole number lies between the bounds; an empty one says nothing and is fine. */
export function isWholeBetween(typed: string, min: number, max: number): boolean {
  const text = typed.trim();
  return text === '' || (WHOLE.test(text) && Number(text) >= min && Number(text) <= max);
}

/** A typed whole number, or null for an empty one. */
export function wholeOf(typed: string): number | null {
  return typed.trim() === '' ? null : Number(typed);
}
