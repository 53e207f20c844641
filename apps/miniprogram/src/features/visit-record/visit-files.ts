import { dropFile } from '@/offline/kept-files';
import { queueItems } from '@/offline/queue-store';
import { discard, enqueueAll } from '@/offline/unsent';

import type { VisitDraft } from './draft';

/** What became of the photos of a record that was saved. */
export type PhotosKept = 'none' | 'kept' | 'no_room';

const KIND = 'visit-photo';

/** Ids of the photos that wait for a record which is in the queue. */
export const filesWaitingFor = (visitClientId: string): string[] =>
  queueItems().flatMap(({ after, kind, clientId }) => (after === visitClientId && kind === KIND ? [clientId] : []));

/**
 * Puts the photos of a record behind it into the queue, and takes out those that the person took off a mended one.
 * The record itself is in the queue already, or with the server: it never waits for them.
 * @param title of the record
 */
export function keepFilesOf({ clientId, photos }: VisitDraft, title: string): PhotosKept {
  const waiting = filesWaitingFor(clientId);
  for (const id of waiting) if (!photos.includes(id)) discard(id);
  const added = photos.filter((id) => !waiting.includes(id));
  if (added.length === 0) return photos.length > 0 ? 'kept' : 'none';
  const items = added.map((id, index) => ({
    kind: KIND,
    // A subject of its own: a photo holds up no record.
    subject: `file:${id}`,
    after: clientId,
    title: `${title} · 照片 ${waiting.length + index + 1}`,
    payload: { visitClientId: clientId },
    clientId: id,
  }));
  if (enqueueAll(items)) return 'kept';
  for (const id of added) void dropFile(id);
  return 'no_room';
}
