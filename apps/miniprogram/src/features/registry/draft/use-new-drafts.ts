import { useEffect } from 'react';

import { discard, useUnsent } from '@/offline/unsent';

import { draftState, type DraftState } from './draft-state';
import { changeDraft, dropDraft, useDraft, useDraftsOfNewFiles, type FileDraft } from './drafts';

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

/** One draft of a new file with where it stands and, after a refusal, what the server said. */
export function useNewDraft(
  id: string | undefined,
): { draft: FileDraft; state: DraftState; refusal: Refusal | null } | null {
  const draft = useDraft(id);
  const unsent = useUnsent();
  if (!draft) return null;
  const error = unsent.find((item) => item.clientId === draft.id)?.lastError;
  const state = draftState(draft, unsent);
  const refusal = state === 'rejected' && error ? { detail: error.detail, fields: error.fields } : null;
  return { draft, state, refusal };
}

interface Refusal {
  detail: string;
  fields: Readonly<Record<string, string>>;
}

/** Takes a draft out of the queue, to go on filling it in. */
export function reopenDraft(id: string): void {
  discard(id);
  changeDraft(id, { submitted: false });
}
