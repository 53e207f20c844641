import { localTime, nowIso } from '@/platform/clock';
import { readStored, removeStored, writeStored } from '@/platform/storage';

interface Note {
  at: string;
  what: string;
}

const KEEP_MS = 24 * 60 * 60 * 1000;
const key = (elderId: number | null): string => `emergency.${elderId ?? 'none'}`;

/** Notes what was done in an emergency, with the time, so that the record can be finished afterwards (三（三）8). */
export function noteEmergency(elderId: number | null, what: string): void {
  writeStored(key(elderId), [...emergencyNotes(elderId), { at: nowIso(), what }]);
}

/** What was noted for an elder in the last 24 hours. */
export function emergencyNotes(elderId: number | null): Note[] {
  return (readStored<Note[]>(key(elderId)) ?? []).filter((note) => Date.now() - Date.parse(note.at) < KEEP_MS);
}

/** The notes as one line for the record, e.g. 14:05 拨打120；14:07 联系王芳. Empty when there are none. */
export const sayEmergency = (elderId: number): string =>
  emergencyNotes(elderId)
    .map((note) => `${localTime(note.at)} ${note.what}`)
    .join('；');

/** Forgets the notes of an elder, once they are in a record. */
export const forgetEmergency = (elderId: number): void => removeStored(key(elderId));
