import { type IsoWeek, type LocalDate, type Policy, type VisitFact, suggestNext, weekRange } from '@tanfang/domain';
import type { DaysAway } from './week-plan.js';
import type { WeekListSuggestion } from './week-list.dto.js';

/** What the next contact with an elder depends on, from the week's row and the file. */
export interface ContactFacts {
  elderId: number;
  dueHome: number;
  dueRemote: number;
  refused: boolean;
  unreachable: boolean;
  homeConsent: boolean;
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
 * @param absences days in hospital or away that touch the week
 * @param goAndSee the sentence for somebody who cannot be reached
 * @returns null when nothing is left to do in the week
 */
export function nextContact(
  facts: ContactFacts,
  visits: VisitFact[],
  absences: DaysAway[],
  { week, today, policy }: WeekContext,
  goAndSee: string,
): WeekListSuggestion | null {
  const { from, to } = weekRange(week);
  if (facts.refused) return null;
  // The row remembers attempts of earlier weeks; the visits at hand may not reach back to them.
  if (facts.unreachable && today <= to) return { method: 'home', on: today > from ? today : from, reason: goAndSee };
  return suggestNext(
    {
      week,
      today,
      dues: facts,
      visits,
      homeConsent: facts.homeConsent,
      refused: facts.refused,
      noHome: absences,
    },
    policy,
  );
}
