import type { ElderFile, SuggestionView } from '@tanfang/contracts';
import type { FileSection } from '@tanfang/domain';
import { useEffect } from 'react';

import { useResource, type Resource } from '@/platform/resource';

import { fileOf } from './calls';
import {
  beginDraft,
  changeDraft,
  dropDraft,
  fillIn,
  rebaseDraft,
  useChangeDraft,
  type FileDraft,
} from './draft/drafts';
import { upToDate } from './draft/up-to-date';
import { changedFields } from './file/conflict';
import { fieldsOf, valuesOfField, type FileField } from './file/fields';
import { valuesOf } from './file/from-file';
import type { FileValues } from './file/values';

/** A file that is open: as it is on the register, and what was begun on this phone. */
export interface OpenFile {
  resource: Resource<ElderFile>;
  /** What was begun on this phone; null while nothing was touched. */
  draft: FileDraft | null;
  /** Somebody else changed lines that were changed here too: the person has to choose. */
  inConflict: boolean;
  /** Begins to change: @returns the draft, which is kept from then on */
  touch: (file: ElderFile) => FileDraft;
  /** Takes what somebody said into the draft: @returns the draft */
  take: (file: ElderFile, said: SaidOfFile) => FileDraft;
  markUnchanged: (file: ElderFile, section: FileSection) => void;
  lookAgain: (section: FileSection) => void;
  /** Takes back what was changed in a section. */
  undo: (section: FileSection) => void;
}

/** Opens a file. A draft on an older version is brought onto the present one where nothing stands in the way. */
export function useOpenFile(elderId: number): OpenFile {
  const draft = useChangeDraft(elderId);
  const resource = useResource(elderId ? `file-${elderId}` : null, () => fileOf(elderId));
  const file = resource.data;
  const moved = draft && file ? upToDate(draft, file) : null;

  useEffect(() => {
    if (!draft || !file) return;
    const next = upToDate(draft, file);
    if (next.state !== 'moved') return;
    const rebased = rebaseDraft(draft, file, next.values);
    changeDraft(rebased.id, { checked: next.checked });
    if (next.checked.length === 0 && changesOf(rebased).length === 0) dropDraft(rebased.id);
  }, [draft, file]);

  const touch = (opened: ElderFile) => draft ?? beginDraft(valuesOf(opened), opened);
  return {
    resource,
    draft,
    inConflict: moved?.state === 'conflict',
    touch,
    take: (opened, said) => {
      const begun = touch(opened);
      const filled = filledBy(said, begun.values);
      if (filled) fillIn(begun.id, filled);
      return begun;
    },
    markUnchanged: (opened, section) => {
      const begun = touch(opened);
      changeDraft(begun.id, { checked: [...begun.checked.filter((one) => one !== section), section] });
    },
    lookAgain: (section) => {
      if (draft) changeDraft(draft.id, { checked: draft.checked.filter((one) => one !== section) });
    },
    undo: (section) => {
      if (draft?.file) fillIn(draft.id, pick(valuesOf(draft.file), section));
    },
  };
}

/** Something that somebody said about a file, with what can be filled in as it is. */
export type SaidOfFile = Pick<SuggestionView, 'fills' | 'value'>;

/** What of it goes into the draft; an illness is added to those that are known. */
export function filledBy({ fills, value }: SaidOfFile, values: FileValues): Partial<FileValues> | null {
  if (fills === null || value === null) return null;
  if (fills === 'phone') return { phone: value };
  const known = values.illnessHistory.trim();
  if (known.includes(value)) return null;
  return { illnessHistory: known === '' ? value : `${known}、${value}` };
}

/** The lines that a draft changes on its file. */
export const changesOf = (draft: FileDraft): FileField[] =>
  draft.file ? changedFields(valuesOf(draft.file), draft.values) : [];

function pick(values: FileValues, section: FileSection): Partial<FileValues> {
  const names = fieldsOf(section).flatMap(valuesOfField);
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}
