import { FILE_FIELDS, valuesOfField, type FileField } from './fields';
import type { FieldName, FileValues } from './values';

/** A line that both people changed, and differently. */
export interface ConflictLine {
  field: FileField;
  mine: string;
  theirs: string;
}

/** What became of a file while somebody else was changing it on this phone. */
export interface Comparison {
  /** Changed by both: the person chooses. */
  conflicts: ConflictLine[];
  /** Changed by the other one only: taken over. */
  theirs: FileField[];
  /** Changed here only: kept. */
  mine: FileField[];
}

/** Compares three states of a file, line by line: as it was when the form was opened, as it is here, as it is on the server. */
export function compare(base: FileValues, mine: FileValues, theirs: FileValues): Comparison {
  const result: Comparison = { conflicts: [], theirs: [], mine: [] };
  for (const field of FILE_FIELDS) {
    const iChanged = differs(field, base, mine);
    const theyChanged = differs(field, base, theirs);
    if (iChanged && theyChanged && differs(field, mine, theirs))
      result.conflicts.push({ field, mine: field.say(mine), theirs: field.say(theirs) });
    else if (theyChanged) result.theirs.push(field);
    else if (iChanged) result.mine.push(field);
  }
  return result;
}

/**
 * The form after the person chose: the server's file with the lines that were changed here only, and of the lines that
 * both changed those that the person wants to keep.
 */
export function merge(
  mine: FileValues,
  theirs: FileValues,
  comparison: Comparison,
  keepMine: ReadonlySet<FieldName>,
): FileValues {
  const kept = [
    ...comparison.mine,
    ...comparison.conflicts.filter(({ field }) => keepMine.has(field.name)).map(({ field }) => field),
  ];
  const merged: FileValues = { ...theirs };
  for (const field of kept) for (const name of valuesOfField(field)) copy(merged, mine, name);
  return merged;
}

/** The lines whose values differ between two states of a file. */
export const changedFields = (before: FileValues, after: FileValues): FileField[] =>
  FILE_FIELDS.filter((field) => differs(field, before, after));

function differs(field: FileField, one: FileValues, other: FileValues): boolean {
  return valuesOfField(field).some((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}

function copy<Name extends FieldName>(target: FileValues, source: FileValues, name: Name): void {
  target[name] = source[name];
}
