import type { RecordVisit } from '@tanfang/contracts';
import {
  VISIT_ITEMS,
  unchangedVisitItems,
  type Handling,
  type VisitItemKey,
  type VisitItems,
  type VisitMethod,
  type VisitOutcome,
} from '@tanfang/domain';

/** The three answers of 安全情况, which 逐项已查看，均无变化 takes over from the last record. */
export type SafetyAnswers = Pick<VisitItems, 'gasSafety' | 'waterHeatingSafety' | 'electricitySafety'>;

/** The answers about another elder of the same household, recorded in the same visit. */
export interface HouseholdPart extends ElderAnswers {
  name: string;
}

/** What is said about one elder; the rest of a record is said once for everybody who was visited. */
interface ElderAnswers {
  clientId: string;
  elderId: number;
  /** The person pressed 逐项已查看，均无变化 and has answered nothing differently since. */
  allUnchanged: boolean;
  items: Partial<VisitItems>;
  illnessName: string;
  populationChangeCount: number;
  handlings: Partial<Record<VisitItemKey, Handling>>;
  handlingNotes: Partial<Record<VisitItemKey, string>>;
  serviceNeeds: string;
  suggestions: string;
}

/** A record of Annex 4 part 1 while it is being filled in. Texts are empty, not null, as inputs want them. */
export interface VisitDraft extends ElderAnswers {
  method: VisitMethod;
  outcome: VisitOutcome;
  /** Instant, ISO 8601 UTC. */
  startedAt: string;
  durationMinutes: number | null;
  /** Others of the household who were visited too; each becomes a record of its own. */
  together: HouseholdPart[];
  /** 探访人员 when a clerk types for a colleague; null: the signed-in account. */
  visitorId: number | null;
  companions: string;
  visitedSelf: boolean;
  visitedName: string;
  visitedRelation: string;
  signature: string | null;
  absentReason: string;
  doorCode: string | null;
  location: NonNullable<RecordVisit['evidence']>['location'];
  lateReason: string;
  /** Ids of photos that this phone keeps; they follow the record. */
  photos: string[];
  /** The same of a spoken note: one at most. */
  voiceNotes: string[];
}

/** An empty record: nothing is answered, nothing is presumed. */
export function newDraft(start: {
  clientId: string;
  elderId: number;
  method: VisitMethod;
  startedAt: string;
}): VisitDraft {
  return {
    ...start,
    outcome: 'completed',
    durationMinutes: null,
    ...nothingSaid(),
    together: [],
    visitorId: null,
    companions: '',
    visitedSelf: true,
    visitedName: '',
    visitedRelation: '',
    signature: null,
    absentReason: '',
    doorCode: null,
    location: null,
    lateReason: '',
    photos: [],
    voiceNotes: [],
  };
}

/** The answers about one elder before anything was said. */
export const nothingSaid = (): Omit<ElderAnswers, 'clientId' | 'elderId'> => ({
  allUnchanged: false,
  items: {},
  illnessName: '',
  populationChangeCount: 1,
  handlings: {},
  handlingNotes: {},
  serviceNeeds: '',
  suggestions: '',
});

const CALM_SAFETY: SafetyAnswers = { gasSafety: 'safe', waterHeatingSafety: 'safe', electricitySafety: 'safe' };

/** The answers that 逐项已查看，均无变化 stands for: no change, and safety as last recorded. */
export function unchangedItems(lastSafety: SafetyAnswers | null): VisitItems {
  return { ...unchangedVisitItems(), ...(lastSafety ?? CALM_SAFETY) };
}

/** The draft after 逐项已查看，均无变化 was pressed: on, or off again with nothing answered. */
export function withAllUnchanged(draft: VisitDraft, on: boolean, lastSafety: SafetyAnswers | null): VisitDraft {
  return { ...draft, allUnchanged: on, items: on ? unchangedItems(lastSafety) : {} };
}

/** The draft with one item answered. Another answer than "no change" ends the one tap for all; the rest stays as seen. */
export function withAnswer<Key extends VisitItemKey>(draft: VisitDraft, key: Key, answer: VisitItems[Key]): VisitDraft {
  const kept = draft.allUnchanged && draft.items[key] === answer;
  return { ...draft, allUnchanged: kept, items: { ...draft.items, [key]: answer } };
}

/** The items whose answer asks for one question more: 不安全, 较差, 严重. */
export function concernsOf(draft: VisitDraft): VisitItemKey[] {
  if (draft.outcome !== 'completed') return [];
  return VISIT_ITEMS.filter((item) => (item.concern as readonly string[]).includes(draft.items[item.key] ?? '')).map(
    (item) => item.key,
  );
}

/** Outcomes that go with a method: nobody at home only at the door, no answer only on the line. */
export function outcomesFor(method: VisitMethod): VisitOutcome[] {
  if (method === 'home') return ['completed', 'nobody_home', 'refused'];
  if (method === 'phone' || method === 'video') return ['completed', 'unanswered', 'refused'];
  return ['completed', 'refused'];
}

/** The draft with another method; an outcome that does not go with it falls back to completed. */
export function withMethod(draft: VisitDraft, method: VisitMethod): VisitDraft {
  return { ...draft, method, outcome: outcomesFor(method).includes(draft.outcome) ? draft.outcome : 'completed' };
}

/** Longer than any call: the phone lay about in between. */
const LONGEST_CALL_MINUTES = 180;

/**
 * The draft with the length of the call that has just ended, unless the person gave one.
 * @param now the instant in milliseconds
 */
export function withCallDuration(draft: VisitDraft, now: number): VisitDraft {
  const durationMinutes = Math.max(1, Math.round((now - Date.parse(draft.startedAt)) / 60_000));
  if (draft.durationMinutes !== null || durationMinutes > LONGEST_CALL_MINUTES) return draft;
  return { ...draft, durationMinutes };
}

/** The request's body. */
export function toPayload(draft: VisitDraft): RecordVisit {
  const completed = draft.outcome === 'completed';
  const { illness, populationChange } = draft.items;
  return {
    clientId: draft.clientId,
    elderId: draft.elderId,
    visitorId: draft.visitorId,
    method: draft.method,
    outcome: draft.outcome,
    startedAt: draft.startedAt,
    durationMinutes: draft.durationMinutes,
    allUnchangedChecked: completed && draft.allUnchanged,
    items: completed && !draft.allUnchanged ? { ...draft.items } : null,
    illnessName: completed && illness === 'severe' ? textOrNull(draft.illnessName) : null,
    populationChangeCount:
      completed && populationChange && populationChange !== 'unchanged' ? draft.populationChangeCount : null,
    handlings: concernsOf(draft).flatMap((itemKey) => {
      const handling = draft.handlings[itemKey];
      return handling ? [{ itemKey, handling, note: textOrNull(draft.handlingNotes[itemKey] ?? '') }] : [];
    }),
    serviceNeeds: textOrNull(draft.serviceNeeds),
    suggestions: textOrNull(draft.suggestions),
    companions: textOrNull(draft.companions),
    visitedPerson: completed ? visitedPerson(draft) : null,
    evidence: { doorCodeScanned: draft.doorCode !== null, doorCode: draft.doorCode, location: draft.location },
    recordedLateReason: textOrNull(draft.lateReason),
  };
}

/** A refused record, back in the form. */
export function fromPayload(payload: RecordVisit, lastSafety: SafetyAnswers | null): VisitDraft {
  const { clientId, elderId, method, startedAt } = payload;
  const base = newDraft({ clientId, elderId, method, startedAt });
  const handlings = payload.handlings ?? [];
  return {
    ...base,
    outcome: payload.outcome,
    durationMinutes: payload.durationMinutes ?? null,
    allUnchanged: payload.allUnchangedChecked,
    items: payload.allUnchangedChecked ? unchangedItems(lastSafety) : ({ ...payload.items } as Partial<VisitItems>),
    illnessName: payload.illnessName ?? '',
    populationChangeCount: payload.populationChangeCount ?? base.populationChangeCount,
    handlings: Object.fromEntries(handlings.map(({ itemKey, handling }) => [itemKey, handling])),
    handlingNotes: Object.fromEntries(handlings.map(({ itemKey, note }) => [itemKey, note ?? ''])),
    serviceNeeds: payload.serviceNeeds ?? '',
    suggestions: payload.suggestions ?? '',
    visitorId: payload.visitorId ?? null,
    companions: payload.companions ?? '',
    visitedSelf: !payload.visitedPerson?.name,
    visitedName: payload.visitedPerson?.name ?? '',
    visitedRelation: payload.visitedPerson?.relation ?? '',
    signature: payload.visitedPerson?.signature ?? null,
    absentReason: payload.visitedPerson?.absentReason ?? '',
    doorCode: payload.evidence?.doorCode ?? null,
    location: payload.evidence?.location ?? null,
    lateReason: payload.recordedLateReason ?? '',
  };
}

function visitedPerson(draft: VisitDraft): RecordVisit['visitedPerson'] {
  return {
    name: draft.visitedSelf ? null : textOrNull(draft.visitedName),
    relation: draft.visitedSelf ? null : textOrNull(draft.visitedRelation),
    signature: draft.signature,
    absentReason: draft.signature ? null : textOrNull(draft.absentReason),
  };
}

const textOrNull = (text: string): string | null => text.trim() || null;
