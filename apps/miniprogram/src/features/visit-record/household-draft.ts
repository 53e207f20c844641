import { newDraft, nothingSaid, type HouseholdPart, type VisitDraft } from './draft';

/** Who else lives there and can be recorded in the same visit. */
export interface HouseholdElder {
  elderId: number;
  name: string;
}

/** The draft with another elder of the household visited too, or no longer. */
export function withTogether(
  draft: VisitDraft,
  { elderId, name }: HouseholdElder,
  on: boolean,
  clientId: string,
): VisitDraft {
  const others = draft.together.filter((part) => part.elderId !== elderId);
  return { ...draft, together: on ? [...others, { clientId, elderId, name, ...nothingSaid() }] : others };
}

/**
 * The record of another elder of the household: the visit is the same, the answers are the elder's own. A signature of
 * the first elder stands for that elder alone; one of a relative stands for the household.
 */
export function recordOf(draft: VisitDraft, { name: _, ...own }: HouseholdPart, firstName: string): VisitDraft {
  // Photos and the spoken note are sent once, with the first elder's record.
  const shared: VisitDraft = { ...draft, ...own, together: [], photos: [], voiceNotes: [] };
  if (!draft.visitedSelf || draft.signature === null) return shared;
  return { ...shared, signature: null, absentReason: `同一次探访，由同住的${firstName}签字` };
}

/** The draft after something was said about another elder of the household, as the record of that elder. */
export function withPart(draft: VisitDraft, elderId: number, edit: (record: VisitDraft) => VisitDraft): VisitDraft {
  return {
    ...draft,
    together: draft.together.map((part) => {
      if (part.elderId !== elderId) return part;
      const { allUnchanged, items, illnessName, populationChangeCount, handlings, handlingNotes, ...rest } = edit(
        recordOf(draft, part, ''),
      );
      const { serviceNeeds, suggestions } = rest;
      const said = { allUnchanged, items, illnessName, populationChangeCount, handlings, handlingNotes };
      return { ...part, ...said, serviceNeeds, suggestions };
    }),
  };
}

/**
 * All records that a form stands for, the first elder's first. Each is a record of its own with its own id, so that one
 * that the server refuses neither loses nor doubles the others: it stays on the phone and says why, they are uploaded.
 */
export const recordsOf = (draft: VisitDraft, firstName: string): VisitDraft[] => [
  { ...draft, together: [] },
  ...draft.together.map((part) => recordOf(draft, part, firstName)),
];

/** A draft kept by an earlier version of the app has no household. */
export function withHousehold(draft: VisitDraft): VisitDraft {
  const { clientId, elderId, method, startedAt } = draft;
  return { ...newDraft({ clientId, elderId, method, startedAt }), ...draft };
}
