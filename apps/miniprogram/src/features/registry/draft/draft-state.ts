import type { QueueItem } from '@/offline/queue';

import type { FileDraft } from './drafts';

/**
 * Where a draft of a new file stands: being filled in, waiting for the network, refused by the server, or gone from the
 * queue after it was handed in, which means that it was sent or that the person took it out.
 */
export type DraftState = 'open' | 'waiting' | 'rejected' | 'done';

/** Where a draft stands, from the queue of unsent items. */
export function draftState(draft: Pick<FileDraft, 'id' | 'submitted'>, unsent: readonly QueueItem[]): DraftState {
  if (!draft.submitted) return 'open';
  return unsent.find((item) => item.clientId === draft.id)?.state ?? 'done';
}
