import type { Visit } from '@tanfang/contracts';
import { VISIT_METHODS } from '@tanfang/domain';

import { forgetCall } from '@/offline/calls';
import { drain, onSent } from '@/offline/drain';
import { forgetEmergency } from '@/offline/emergency-notes';
import type { SendError } from '@/offline/queue';
import { queueItems } from '@/offline/queue-store';
import { enqueueAll, mend, type NewItem } from '@/offline/unsent';

import { toPayload, type VisitDraft } from './draft';
import { recordsOf } from './household-draft';
import { closeDraft } from './use-draft';
import { keepFilesOf, type FilesKept } from './visit-files';

/** What became of a record. In each case but `no_room` it is safe on the phone or on the server. */
export type SaveResult =
  | { kind: 'uploaded'; visit: Visit; visits: Visit[]; files: FilesKept }
  | { kind: 'kept'; files: FilesKept }
  | { kind: 'partly'; names: string[]; files: FilesKept }
  | { kind: 'refused'; error: SendError }
  | { kind: 'no_room' };

const WAIT_MS = 6_000;

/**
 * Saves on the phone first, all records of the form or none, then gives the upload a moment: the person leaves knowing which of the two it is.
 * Each elder's record is an item of its own (see {@link recordsOf}): what the server refuses of one waits to be mended.
 */
export async function saveVisit(draft: VisitDraft, elderName: string): Promise<SaveResult> {
  const records = recordsOf(draft, elderName);
  const ids = records.map(({ clientId }) => clientId);
  const answers = new Map<string, Visit>();
  let heardAll: () => void;
  // The files, which follow, are not waited for.
  const all = new Promise<void>((resolve) => (heardAll = resolve));
  const stop = onSent((item, sent) => {
    if (!ids.includes(item.clientId)) return;
    answers.set(item.clientId, sent as Visit);
    if (answers.size === ids.length) heardAll();
  });
  try {
    const known = queueItems().some((item) => item.clientId === draft.clientId);
    const kept = known ? mend(draft.clientId, toPayload(draft)) : enqueueAll(records.map(itemOf(draft, elderName)));
    if (!kept) return { kind: 'no_room' };
    const files = keepFilesOf(draft, records[0] ? titleOf(draft, elderName, records[0]) : elderName);
    closeDraft(draft);
    forgetCall();
    for (const record of records) forgetEmergency(record.elderId);
    await Promise.race([all, drain(), new Promise((resolve) => setTimeout(resolve, WAIT_MS))]);
    const own = answers.get(draft.clientId);
    const left = queueItems().filter((item) => ids.includes(item.clientId));
    const refused = left.find((item) => item.state === 'rejected');
    // Of several, the one that was refused is mended from the list of what is unsent; this form is done.
    if (own && left.length === 0) return { kind: 'uploaded', visit: own, visits: [...answers.values()], files };
    if (refused?.lastError && records.length === 1) return { kind: 'refused', error: refused.lastError };
    return refused ? { kind: 'partly', names: left.map(({ title }) => title), files } : { kind: 'kept', files };
  } finally {
    stop();
  }
}

const itemOf =
  (draft: VisitDraft, elderName: string) =>
  (record: VisitDraft): NewItem => {
    return {
      kind: 'visit',
      subject: `elder:${record.elderId}`,
      title: titleOf(draft, elderName, record),
      payload: toPayload(record),
      clientId: record.clientId,
    };
  };

function titleOf(draft: VisitDraft, elderName: string, { elderId, method }: VisitDraft): string {
  const name = draft.together.find((part) => part.elderId === elderId)?.name ?? elderName;
  return `${name} · ${VISIT_METHODS[method]}`;
}
