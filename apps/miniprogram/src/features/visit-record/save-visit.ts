import type { Visit } from '@tanfang/contracts';
import { VISIT_METHODS } from '@tanfang/domain';

import { forgetCall } from '@/offline/calls';
import { drain, onSent } from '@/offline/drain';
import { forgetEmergency } from '@/offline/emergency-notes';
import type { SendError } from '@/offline/queue';
import { queueItems } from '@/offline/queue-store';
import { enqueue, mend } from '@/offline/unsent';

import { toPayload, type VisitDraft } from './draft';
import { closeDraft } from './use-draft';

/** What became of a record. In each case but `no_room` it is safe on the phone or on the server. */
export type SaveResult =
  { kind: 'uploaded'; visit: Visit } | { kind: 'kept' } | { kind: 'refused'; error: SendError } | { kind: 'no_room' };

const WAIT_MS = 6_000;

/** Saves on the phone first, then gives the upload a moment: the person leaves knowing which of the two it is. */
export async function saveVisit(draft: VisitDraft, elderName: string): Promise<SaveResult> {
  const payload = toPayload(draft);
  let answer: Visit | null = null;
  const stop = onSent((item, sent) => {
    if (item.clientId === draft.clientId) answer = sent as Visit;
  });
  try {
    const known = queueItems().some((item) => item.clientId === draft.clientId);
    const title = `${elderName} · ${VISIT_METHODS[draft.method]}`;
    const kept = known
      ? mend(draft.clientId, payload)
      : enqueue({ kind: 'visit', subject: `elder:${draft.elderId}`, title, payload, clientId: draft.clientId }) !==
        null;
    if (!kept) return { kind: 'no_room' };
    closeDraft(draft);
    forgetCall();
    forgetEmergency(draft.elderId);
    await Promise.race([drain(), new Promise((resolve) => setTimeout(resolve, WAIT_MS))]);
    if (answer) return { kind: 'uploaded', visit: answer };
    const left = queueItems().find((item) => item.clientId === draft.clientId);
    return left?.state === 'rejected' && left.lastError ? { kind: 'refused', error: left.lastError } : { kind: 'kept' };
  } finally {
    stop();
  }
}
