import type { FactName } from './facts.js';

/**
 * What is known about a condition: it holds, it does not, or that depends on the facts listed, which are not known yet.
 * Unknown is a value of its own (Kleene's logic), so that it never turns into "no" on the way.
 */
export type Finding = boolean | readonly FactName[];

/**
 * A yes-or-no fact: anything but a plain true or false is unknown, null included, for such a fact has no "none".
 * @param about the fact to name when it is unknown, where `field` is a detail of a larger one
 */
export function flag<Person>(person: Person, field: keyof Person, about = field as FactName): Finding {
  const value = person[field];
  return typeof value === 'boolean' ? value : [about];
}

/**
 * A fact put to a test: absent is unknown, `null` is a known "none" and fulfils nothing.
 * @param about the fact to name when it is unknown, where `field` is a detail of a larger one
 */
export function when<Person, Field extends keyof Person>(
  person: Person,
  field: Field,
  test: (value: NonNullable<Person[Field]>) => boolean,
  about = field as FactName,
): Finding {
  const value = person[field];
  if (value === undefined) return [about];
  return value !== null && test(value as NonNullable<Person[Field]>);
}

export function not(finding: Finding): Finding {
  return typeof finding === 'boolean' ? !finding : finding;
}

/** Holds when all do; fails as soon as one fails, whatever is unknown about the others. */
export function all(...findings: readonly Finding[]): Finding {
  return combine(findings, false);
}

/** Holds as soon as one does, whatever is unknown about the others. */
export function any(...findings: readonly Finding[]): Finding {
  return combine(findings, true);
}

/** `decisive` is the value of one finding that settles the whole. */
function combine(findings: readonly Finding[], decisive: boolean): Finding {
  let missing: readonly FactName[] | null = null;
  for (const finding of findings) {
    if (finding === decisive) return decisive;
    if (typeof finding !== 'boolean') missing = missing === null ? finding : [...missing, ...finding];
  }
  return missing ?? !decisive;
}
