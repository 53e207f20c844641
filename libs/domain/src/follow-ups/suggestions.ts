import type { FileSection } from '../vocabulary/annex3.js';
import { VISIT_ITEMS, type VisitItemKey } from '../vocabulary/annex4.js';

/** What a completed visit said. */
export interface ReportedVisit {
  items: Partial<Record<VisitItemKey, string | null>>;
  populationChangeCount: number | null;
  illnessName: string | null;
}

/** Something that was seen at the door and may belong into the file. */
export interface VisitSuggestion {
  item: VisitItemKey;
  section: FileSection;
  /** In the words of Annex 4. */
  text: string;
  /** The name of an illness, to be taken over; null where there is nothing to copy. */
  illness: string | null;
}

/**
 * Answers of Annex 4 that speak of a section of Annex 3, with the answers that do. A mood or a day's hygiene of the
 * person is no part of the file: it is a matter of follow-ups.
 */
const SPEAKS_OF: Partial<Record<VisitItemKey, { section: FileSection; answers: readonly string[] }>> = {
  populationChange: { section: 'household_members', answers: ['increased', 'decreased'] },
  expression: { section: 'health', answers: ['worse'] },
  mobility: { section: 'health', answers: ['worse'] },
  illness: { section: 'health', answers: ['severe', 'improved'] },
  waterHeatingSafety: { section: 'living_conditions', answers: ['unsafe'] },
  electricitySafety: { section: 'living_conditions', answers: ['unsafe'] },
  homeHygiene: { section: 'living_conditions', answers: ['worse'] },
  indoorEnvironment: { section: 'living_conditions', answers: ['worse'] },
};

/** What a visit offers to the file, in the form's order. */
export function suggestionsOfVisit({ items, populationChangeCount, illnessName }: ReportedVisit): VisitSuggestion[] {
  return VISIT_ITEMS.flatMap(({ key, label, options }) => {
    const answer = items[key];
    const of = SPEAKS_OF[key];
    if (!of || !answer || !of.answers.includes(answer)) return [];
    const words = (options as Readonly<Record<string, string>>)[answer] ?? '';
    const count = key === 'populationChange' && populationChangeCount ? `${populationChangeCount}人` : '';
    const illness = key === 'illness' && illnessName ? illnessName : null;
    return [
      { item: key, section: of.section, text: `${label}：${words}${count}${illness ? `，${illness}` : ''}`, illness },
    ];
  });
}
