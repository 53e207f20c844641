import { dropFile } from '@/offline/kept-files';
import { queueItems } from '@/offline/queue-store';
import { discard, enqueueAll } from '@/offline/unsent';

import type { VisitDraft } from './draft';

/** What became of the photos and the spoken note of a record that was saved. */
export type FilesKept = 'none' | 'kept' | 'no_room';

const KINDS = {
  photos: { kind: 'visit-photo', label: '照片' },
  voiceNotes: { kind: 'visit-voice', label: '语音' },
} as const;

/** Ids of the files that wait for a record which is in the queue. */
export function filesWaitingFor(visitClientId: string): Pick<VisitDraft, 'photos' | 'voiceNotes'> {
  const waiting = queueItems().filter(({ after }) => after === visitClientId);
  const of = (wanted: string) => waiting.flatMap(({ kind, clientId }) => (kind === wanted ? [clientId] : []));
  return { photos: of(KINDS.photos.kind), voiceNotes: of(KINDS.voiceNotes.kind) };
}

/**
 * Puts the files of a record behind it into the queue, and takes out those that the person took off a mended one.
 * The record itself is in the queue already, or with the server: it never waits for them.
 * @param title of the record
 */
export function keepFilesOf(draft: VisitDraft, title: string): FilesKept {
  const { clientId } = draft;
  const before = filesWaitingFor(clientId);
  const waiting = [...before.photos, ...before.voiceNotes];
  const wanted = [...draft.photos, ...draft.voiceNotes];
  for (const id of waiting) if (!wanted.includes(id)) discard(id);
  const items = (['photos', 'voiceNotes'] as const).flatMap((part) =>
    draft[part].map((id, index) => ({
      kind: KINDS[part].kind,
      // A subject of its own: a file holds up no record.
      subject: `file:${id}`,
      after: clientId,
      title: `${title} · ${KINDS[part].label}${draft[part].length > 1 ? ` ${index + 1}` : ''}`,
      payload: { visitClientId: clientId },
      clientId: id,
    })),
  );
  const added = items.filter((item) => !waiting.includes(item.clientId));
  if (added.length === 0) return items.length > 0 ? 'kept' : 'none';
  if (enqueueAll(added)) return 'kept';
  for (const item of added) void dropFile(item.clientId);
  return 'no_room';
}
