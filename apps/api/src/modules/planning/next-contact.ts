import {
  type ElderStatus,
  type IsoWeek,
  type LocalDate,
  type Policy,
  type VisitFact,
  suggestNext,
  weekRange,
} from '@tanfang/domain';
import type { WeekListSuggestion } from './week-list.dto.js';

/** What the next contact with an elder depends on, from the week's row and the file. */
export interface ContactFacts {
  elderId: number;
  dueHome: number;
  dueRemote: number;
  refused: boolean;
  unreachable: boolean;
  homeConsent: boolean;
  status: ElderStatus;
}

/** The days and rules under which a week is read. */
export interface WeekContext {
  week: IsoWeek;
  today: LocalDate;
  policy: Policy;
}

/**
 * The next contact of the week, by the domain's rule.
 * @param visits those of the week and the week before
 * @param goAndSee the sentence for somebody who cannot be reached
 * @returns null when nothing is left to do in the week
 */
export function nextContact(
  facts: ContactFacts,
  visits: VisitFact[],
  { week, today, policy }: WeekContext,
  goAndSee: string,
): WeekListSuggestion | null {
  const { from, to } = weekRange(week);
  // The row remembers attempts of earlier weeks; the visits at hand may not reach back to them.
  if (facts.unreachable && today <= to) return { method: 'home', on: today > from ? today : from, reason: goAndSee };
  if (facts.refused) return null;
  return suggestNext(
    {
      week,
      today,
      dues: facts,
      visits,
      homeConsent: facts.homeConsent,
      noHome: facts.status === 'suspended' ? [{ from, to: null }] : [],
    },
    policy,
  );
}
