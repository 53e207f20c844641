import { contactKind, type VisitFact } from '../visit-planning/counting.js';

/**
 * Whether a week's contacts alternate between home and remote (三（一）4, 交替开展). Our reading: no contact is followed
 * by two more of its own kind while the other kind is missing between them; 上门、上门 in a week of two visits is not
 * alternating, 电话、上门、上门、电话 is.
 * @param visits the completed contacts of one elder and week, in order
 * @returns null where fewer than two contacts counted
 */
export function alternates(visits: readonly VisitFact[]): boolean | null {
  const kinds = visits
    .filter(({ outcome }) => outcome === 'completed')
    .map(({ method }) => contactKind(method))
    .filter((kind) => kind !== null);
  if (kinds.length < 2) return null;
  const longestRun = kinds.reduce(
    ({ run, longest, last }, kind) => {
      const next = kind === last ? run + 1 : 1;
      return { run: next, longest: Math.max(longest, next), last: kind as string };
    },
    { run: 0, longest: 0, last: '' },
  ).longest;
  return longestRun <= 2 && new Set(kinds).size === 2;
}
