import type { Relation } from '../vocabulary/index.js';

/** What is known about an elder's children and contacts. */
export interface KnownContacts {
  /** In the order in which they are called. */
  contacts: readonly { relation: Relation }[];
  /** A child lives in the same city; undefined: not known. */
  childInCity?: boolean;
  /** Children are away working, months; null: none is away. */
  childrenAwayMonths?: number | null;
}

/** From so many months on, children who are away are hard to reach day by day; as for 留守, Annex 1. */
const AWAY_MONTHS = 6;

/**
 * What 三（二）5 says to the order of contacts: the first is a child; where daily contact with the children is
 * difficult, a near relative. Advice, never a refusal.
 * @returns a sentence, or null where the order is as it should be or nothing is known
 */
export function firstContactAdvice({ contacts, childInCity, childrenAwayMonths }: KnownContacts): string | null {
  const [first, ...others] = contacts;
  if (!first) return null;
  if (first.relation !== 'child') {
    const hasChild = childInCity === true || others.some(({ relation }) => relation === 'child');
    return hasChild ? '第一联系人一般是子女。请核对：如果子女日常联系不难，请把子女排在第一位。' : null;
  }
  const away = childInCity === false && (childrenAwayMonths ?? 0) >= AWAY_MONTHS;
  const near = others.some(({ relation }) => relation !== 'child');
  return away && !near ? '子女长期在外，日常联系可能有困难。请再加一位近亲属，或把近亲属排在第一位。' : null;
}
