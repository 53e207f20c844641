import type { RecordVisit } from '@tanfang/contracts';
import type { VisitMethod } from '@tanfang/domain';
import { useCallback, useRef, useState } from 'react';

import { notedCall } from '@/offline/calls';
import { sayEmergency } from '@/offline/emergency-notes';
import { dropFile } from '@/offline/kept-files';
import { queueItems } from '@/offline/queue-store';
import { isOver, type Unfinished, VISIT_DRAFTS } from '@/offline/unfinished';
import { newClientId } from '@/platform/client-id';
import { nowIso } from '@/platform/clock';
import { currentSession } from '@/platform/session';
import { readStored, removeStored, writeStored } from '@/platform/storage';

import { withHousehold } from './household-draft';
import { filesWaitingFor } from './visit-files';
import { fromPayload, newDraft, type VisitDraft } from './draft';

const draftKey = (elderId: number): string => VISIT_DRAFTS + String(elderId);
const accountNow = (): number => currentSession()?.account.id ?? 0;

interface StoredDraft extends Unfinished {
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

export interface DraftState {
  draft: VisitDraft;
  /** Edits the latest draft, which may be ahead of the one on the screen: two quick taps, or a place found while typing. */
  change: (edit: (now: VisitDraft) => VisitDraft) => void;
  /** The latest draft. */
  now: () => VisitDraft;
  /** The record was begun before and is taken up again; the form says so. */
  resumed: boolean;
  /** Drops what was filled in and begins anew. */
  restart: () => void;
}

/**
 * The record being filled in. Each change is kept on the phone, so that a call, a dead battery or a closed app loses
 * nothing; an unfinished record of the same elder and method is taken up again by the same account for twelve hours.
 */
export function useDraft(start: DraftStart): DraftState {
  const [state, setState] = useState(() => openDraft(start));
  const latest = useRef(state.draft);
  const { elderId, mendId } = start;
  const change = useCallback(
    (edit: (now: VisitDraft) => VisitDraft) => {
      const next = edit(latest.current);
      if (next === latest.current) return;
      latest.current = next;
      setState((shown) => ({ ...shown, draft: next }));
      if (!mendId && !saved.has(next.clientId)) {
        const kept: StoredDraft = { accountId: accountNow(), savedAt: Date.now(), draft: next };
        writeStored(draftKey(elderId), kept);
      }
    },
    [elderId, mendId],
  );
  const restart = () => {
    removeStored(draftKey(elderId));
    for (const id of [...latest.current.photos, ...latest.current.voiceNotes]) void dropFile(id);
    const anew = openDraft(start);
    latest.current = anew.draft;
    setState(anew);
  };
  return { ...state, change, now: () => latest.current, restart };
}

/** Records that went into the queue while the app runs: the queue keeps them from then on, and their ids are used up. */
const saved = new Set<string>();

/** Ends the draft of a record that went into the queue. */
export function closeDraft(draft: VisitDraft): void {
  saved.add(draft.clientId);
  removeStored(draftKey(draft.elderId));
}

function openDraft({ elderId, method, doorCode, fromCall, mendId }: DraftStart): {
  draft: VisitDraft;
  resumed: boolean;
} {
  const refused = mendId ? queueItems().find((item) => item.clientId === mendId) : undefined;
  if (refused) {
    const draft = fromPayload(refused.payload as RecordVisit, null);
    return { draft: { ...draft, ...filesWaitingFor(refused.clientId) }, resumed: false };
  }

  const unfinished = unfinishedDraft(elderId, method);
  const call = fromCall ? notedCall(elderId) : null;
  const draft = unfinished ?? newDraft({ clientId: newClientId(), elderId, method, startedAt: nowIso() });
  return {
    draft: {
      ...draft,
      startedAt: call?.startedAt ?? draft.startedAt,
      doorCode: doorCode ?? draft.doorCode,
      suggestions: draft.suggestions || sayEmergency(elderId),
    },
    resumed: unfinished !== null,
  };
}

function unfinishedDraft(elderId: number, method: VisitMethod): VisitDraft | null {
  const stored = readStored<StoredDraft>(draftKey(elderId));
  if (stored?.accountId !== accountNow() || stored.draft.method !== method) return null;
  if (isOver(stored)) return null;
  return withHousehold(stored.draft);
}
