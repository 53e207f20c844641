import type { FactName } from './facts.js';

/**
 * What is known about a condition: it holds, it does not, or that depends on facts not known yet.
 * Unknown is a value of its own (Kleene's logic), so that it never turns into "no" on the way.
 */
export interface Finding {
  /** null: unknown. */
  readonly holds: boolean | null;
  /** The facts that an unknown finding waits for; empty when it is known. */
  readonly missing: readonly FactName[];
}

export const YES: Finding = { holds: true, missing: [] };
export const NO: Finding = { holds: false, missing: [] };

export function known(holds: boolean): Finding {
  return holds ? YES : NO;
}

export function unknown(fact: FactName): Finding {
  return { holds: null, missing: [fact] };
}

/** Anything but a plain true or false is unknown, null included: a yes-or-no fact has no "none". */
export function flag(value: boolean | null | undefined, fact: FactName): Finding {
  return typeof value === 'boolean' ? known(value) : unknown(fact);
}

/** A nullable fact: absent is unknown, `null` is a known "none" and fulfils nothing. */
export function when<T>(value: T | null | undefined, fact: FactName, test: (value: T) => boolean): Finding {
  if (value === undefined) return unknown(fact);
  return known(value !== null && test(value));
}

export function not(finding: Finding): Finding {
  return finding.holds === null ? finding : known(!finding.holds);
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
  let missing: readonly FactName[] = [];
  for (const finding of findings) {
    if (finding.holds === decisive) return known(decisive);
    if (finding.holds === null) missing = missing.length === 0 ? finding.missing : [...missing, ...finding.missing];
  }
  return missing.length === 0 ? known(!decisive) : { holds: null, missing };
}
