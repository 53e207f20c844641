import { DEFAULT_POLICY } from '../classification/policy.js';
import type { Policy } from '../classification/parameters.js';
import type { LocalDate } from '../periods/dates.js';
import { contactKind, type VisitFact } from './counting.js';

/**
 * Whether somebody cannot be reached: unanswered remote attempts on two different days, or nobody at home twice, since
 * the last time the elder was met or spoken to (a refusal is a sign of life as well). The order of the visits does not
 * matter; attempts on the day of a contact are answered by it.
 * @param visits those of the last weeks, attempts included
 */
export function isUnreachable(
  visits: readonly VisitFact[],
  policy: Pick<Policy, 'unansweredDays' | 'nobodyHomeTimes'> = DEFAULT_POLICY,
): boolean {
  const lastContact = visits.filter(isSignOfLife).reduce<LocalDate | ''>((last, { on }) => (on > last ? on : last), '');
  const attempts = visits.filter((visit) => visit.on > lastContact);
  const unansweredDays = new Set(
    attempts
      .filter((visit) => visit.outcome === 'unanswered' && contactKind(visit.method) === 'remote')
      .map((visit) => visit.on),
  );
  const nobodyHome = attempts.filter((visit) => visit.outcome === 'nobody_home').length;
  return unansweredDays.size >= policy.unansweredDays || nobodyHome >= policy.nobodyHomeTimes;
}

function isSignOfLife(visit: VisitFact): boolean {
  return visit.outcome === 'completed' || visit.outcome === 'refused';
}
