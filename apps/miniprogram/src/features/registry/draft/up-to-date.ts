import type { ElderFile } from '@tanfang/contracts';
import type { FileSection } from '@tanfang/domain';

import { compare, merge, type Comparison } from '../file/conflict';
import { valuesOf } from '../file/from-file';
import type { FileValues } from '../file/values';
import type { FileDraft } from './drafts';

/** A draft brought onto the present file, or what stands in the way. */
export type UpToDate =
  | { state: 'same' }
  | { state: 'moved'; values: FileValues; checked: FileSection[] }
  | { state: 'conflict'; comparison: Comparison };

/** Whether a file is another version than the one that a draft was begun on. */
export const isOutdated = (draft: FileDraft, file: ElderFile): boolean =>
  draft.file?.version !== file.version || draft.file.household.version !== file.household.version;

/**
 * Brings a draft onto the file as it is now. Sections that somebody else changed meanwhile have to be looked at again.
 */
export function upToDate(draft: FileDraft, file: ElderFile): UpToDate {
  if (!draft.file || !isOutdated(draft, file)) return { state: 'same' };
  const theirs = valuesOf(file);
  const comparison = compare(valuesOf(draft.file), draft.values, theirs);
  if (comparison.conflicts.length > 0) return { state: 'conflict', comparison };
  const changedByThem = new Set(comparison.theirs.map((field) => field.section));
  return {
    state: 'moved',
    values: merge(draft.values, theirs, comparison, new Set()),
    checked: draft.checked.filter((section) => !changedByThem.has(section)),
  };
}
