import type { ElderFile } from '@tanfang/contracts';
import type { FileSection } from '@tanfang/domain';

import { FILE_DRAFTS, type Unfinished } from '@/offline/unfinished';
import { onWipe } from '@/offline/wipe';
import { newClientId } from '@/platform/client-id';
import { localDay, nowIso } from '@/platform/clock';
import { currentSession, useAccount } from '@/platform/session';
import { readStored, removeStored, writeStored } from '@/platform/storage';
import { createStore, useStore } from '@/platform/store';

import { errorsAfter, type FileErrors } from '../file/checks';
import type { FileValues } from '../file/values';

/** A file that is being filled in, kept on the phone after each touch. */
export interface FileDraft extends Unfinished {
  /** Also the clientId of the request that saves it, so that two presses save one file. */
  id: string;
  accountId: number;
  /** The file as it was when a change was begun; null for a new file. */
  file: ElderFile | null;
  values: FileValues;
  /** Sections that were looked at for this month's update and found unchanged. */
  checked: FileSection[];
  /** What was wrong when it was last submitted. */
  errors: FileErrors;
  /** Handed to the queue of unsent items. */
  submitted: boolean;
  updatedAt: string;
}

const INDEX = 'drafts';
const keyOf = (id: string): string => FILE_DRAFTS + id;

function readAll(): FileDraft[] {
  return (readStored<string[]>(INDEX) ?? []).flatMap((id) => readStored<FileDraft>(keyOf(id)) ?? []);
}

const drafts = createStore<FileDraft[]>(readAll());
onWipe(() => drafts.set(readAll()));
const full = createStore(false);

/** Begins a draft and keeps it. */
export function beginDraft(values: FileValues, file: ElderFile | null): FileDraft {
  const draft: FileDraft = {
    id: newClientId(),
    accountId: currentSession()?.account.id ?? 0,
    file,
    values,
    checked: [],
    errors: {},
    submitted: false,
    updatedAt: nowIso(),
  };
  keep(draft);
  return draft;
}

/** Changes a draft and keeps it on the phone; a draft that is gone stays gone. */
export function changeDraft(id: string, change: Partial<Omit<FileDraft, 'id' | 'accountId'>>): void {
  const draft = draftNow(id);
  if (draft) keep({ ...draft, ...change, updatedAt: nowIso() });
}

/** Fills in a draft: what is mended is no longer marked as wrong. */
export function fillIn(id: string, change: Partial<FileValues>): void {
  const draft = draftNow(id);
  if (!draft) return;
  const values = { ...draft.values, ...change };
  const errors = errorsAfter(draft.errors, draft.values, values, draft.file === null, localDay());
  changeDraft(id, { values, errors });
}

/** The draft on the file as it is now, under a new id: what was sent on the old version is another request. */
export function rebaseDraft(draft: FileDraft, file: ElderFile, values: FileValues): FileDraft {
  dropDraft(draft.id);
  const next: FileDraft = { ...draft, id: newClientId(), file, values, errors: {}, updatedAt: nowIso() };
  keep(next);
  return next;
}

/** Removes a draft: it was saved, or the person threw it away. */
export function dropDraft(id: string): void {
  removeStored(keyOf(id));
  drafts.set(drafts.get().filter((draft) => draft.id !== id));
  keepIndex();
}

/** A draft outside components. */
export const draftNow = (id: string): FileDraft | null => drafts.get().find((draft) => draft.id === id) ?? null;

/** A draft by its id, for components; null when there is none. */
export const useDraft = (id: string | undefined): FileDraft | null =>
  useStore(drafts).find((draft) => draft.id === id) ?? null;

/** The signed-in account's drafts of new files, latest first. */
export function useDraftsOfNewFiles(): FileDraft[] {
  const account = useAccount();
  return useStore(drafts)
    .filter((draft) => draft.accountId === account?.id && draft.file === null)
    .sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
}

/** The signed-in account's draft of a change to an elder's file; null when there is none. */
export function useChangeDraft(elderId: number): FileDraft | null {
  const account = useAccount();
  return useStore(drafts).find((draft) => draft.accountId === account?.id && draft.file?.id === elderId) ?? null;
}

/** True while the phone had no room for the latest touch: what was typed lives on the screen only. */
export const usePhoneFull = (): boolean => useStore(full);

function keep(draft: FileDraft): void {
  const known = drafts.get().some((other) => other.id === draft.id);
  drafts.set(known ? drafts.get().map((other) => (other.id === draft.id ? draft : other)) : [...drafts.get(), draft]);
  full.set(!(writeStored(keyOf(draft.id), draft) && (known || keepIndex())));
}

const keepIndex = (): boolean =>
  writeStored(
    INDEX,
    drafts.get().map((draft) => draft.id),
  );
