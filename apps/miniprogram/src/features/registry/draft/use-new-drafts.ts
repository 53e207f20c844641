import { useEffect } from 'react';

import { discard, useUnsent } from '@/offline/unsent';

import { errorsOf } from '../file/places';
import { draftState, type DraftState } from './draft-state';
import { changeDraft, draftNow, dropDraft, useDraft, useDraftsOfNewFiles, type FileDraft } from './drafts';

export interface NewDraft extends FileDraft {
  state: DraftState;
}

/** The account's drafts of new files that are not on the register yet, latest first. */
export function useNewDrafts(): NewDraft[] {
  const unsent = useUnsent();
  const drafts = useDraftsOfNewFiles().map((draft) => ({ ...draft, state: draftState(draft, unsent) }));
  const done = drafts
    .filter((draft) => draft.state === 'done')
    .map((draft) => draft.id)
    .join();
  useEffect(() => {
    for (const id of done.split(',')) if (id) dropDraft(id);
  }, [done]);
  return drafts.filter((draft) => draft.state !== 'done');
}

/**
 * One draft of a new file with where it stands. After a refusal the refused fields are marked at their places, and
 * `refusal` says in words why.
 */
export function useNewDraft(
  id: string | undefined,
): { draft: FileDraft; state: DraftState; refusal: string | null } | null {
  const draft = useDraft(id);
  const unsent = useUnsent();
  const item = unsent.find(({ clientId }) => clientId === id);
  const error = item?.lastError;
  useEffect(() => {
    const refused = item?.state === 'rejected' && id !== undefined ? draftNow(id) : null;
    if (refused) changeDraft(refused.id, { errors: errorsOf(item?.lastError?.fields ?? {}, refused.values) });
  }, [id, item]);
  if (!draft) return null;
  const state = draftState(draft, unsent);
  const refusal = state === 'rejected' && error ? error.detail : null;
  return { draft, state, refusal };
}

/** Takes a draft out of the queue, to go on filling it in. */
export function reopenDraft(id: string): void {
  discard(id);
  changeDraft(id, { submitted: false });
}
