import type { RecordVisit } from '@tanfang/contracts';
import type { VisitMethod } from '@tanfang/domain';
import { useCallback, useState } from 'react';

import { notedCall } from '@/offline/calls';
import { sayEmergency } from '@/offline/emergency-notes';
import { queueItems } from '@/offline/queue-store';
import { newClientId } from '@/platform/client-id';
import { nowIso } from '@/platform/clock';
import { readStored, removeStored, writeStored } from '@/platform/storage';

import { fromPayload, newDraft, type VisitDraft } from './draft';

const KEEP_MS = 12 * 60 * 60 * 1000;
const draftKey = (elderId: number): string => `draft.${elderId}`;

interface StoredDraft {
  savedAt: number;
  draft: VisitDraft;
}

export interface DraftStart {
  elderId: number;
  method: VisitMethod;
  /** The door code that led here. */
  doorCode: string | null;
  /** The page was opened by dialling: the call's beginning is the visit's. */
  fromCall: boolean;
  /** A refused record of the queue to mend. */
  mendId: string | null;
}

/**
 * The record being filled in. Each change is kept on the phone, so that a call, a dead battery or a closed app loses
 * nothing; an unfinished record of the same elder and method is taken up again for twelve hours.
 */
export function useDraft(start: DraftStart): [VisitDraft, (next: VisitDraft) => void] {
  const [draft, setDraft] = useState(() => openDraft(start));
  const { elderId, mendId } = start;
  const change = useCallback(
    (next: VisitDraft) => {
      setDraft(next);
      if (!mendId) writeStored(draftKey(elderId), { savedAt: Date.now(), draft: next } satisfies StoredDraft);
    },
    [elderId, mendId],
  );
  return [draft, change];
}

/** Forgets the unfinished record of an elder: it was saved, or the person does not want it. */
export const forgetDraft = (elderId: number): void => removeStored(draftKey(elderId));

function openDraft({ elderId, method, doorCode, fromCall, mendId }: DraftStart): VisitDraft {
  const refused = mendId ? queueItems().find((item) => item.clientId === mendId) : undefined;
  if (refused) return fromPayload(refused.payload as RecordVisit, null);

  const stored = readStored<StoredDraft>(draftKey(elderId));
  const unfinished =
    stored && Date.now() - stored.savedAt < KEEP_MS && stored.draft.method === method ? stored.draft : null;
  const call = fromCall ? notedCall(elderId) : null;
  const draft = unfinished ?? newDraft({ clientId: newClientId(), elderId, method, startedAt: nowIso() });
  return {
    ...draft,
    startedAt: call?.startedAt ?? draft.startedAt,
    doorCode: doorCode ?? draft.doorCode,
    suggestions: draft.suggestions || sayEmergency(elderId),
  };
}
