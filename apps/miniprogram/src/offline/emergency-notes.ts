import type { ReportEmergency } from '@tanfang/contracts';

import { newClientId } from '@/platform/client-id';
import { localTime, nowIso } from '@/platform/clock';
import { currentSession } from '@/platform/session';
import { readStored, removeStored, writeStored } from '@/platform/storage';

import { enqueue } from './unsent';

interface Note {
  at: string;
  what: string;
}

/** The emergency that is going on: all its entries carry the key. */
interface Going {
  emergencyKey: string;
  since: string;
}

const KEEP_MS = 24 * 60 * 60 * 1000;
const key = (elderId: number | null): string => `emergency.${elderId ?? 'none'}`;
const goingKey = (elderId: number | null): string => `emergency-going.${elderId ?? 'none'}`;
const isRecent = (at: string): boolean => Date.now() - Date.parse(at) < KEEP_MS;

/**
 * Notes what was done in an emergency, with the time, and sends it to the server, which tells nobody twice: the entry
 * waits in the queue without network (三（三）8). The call itself never waits for it.
 */
export function noteEmergency(elderId: number | null, kind: ReportEmergency['kind'], what: string): void {
  const at = nowIso();
  writeStored(key(elderId), [...emergencyNotes(elderId), { at, what }]);
  if (!currentSession()?.account.permissions.includes('emergency.report')) return;
  const known = readStored<Going>(goingKey(elderId));
  const going = known && isRecent(known.since) ? known : { emergencyKey: newClientId(), since: at };
  writeStored(goingKey(elderId), going);
  const { emergencyKey } = going;
  const payload = { emergencyKey, elderId, kind, what, at };
  enqueue({ kind: 'emergency', subject: `emergency:${emergencyKey}`, title: `应急记录 · ${what}`, payload });
}

/** What was noted for an elder in the last 24 hours. */
export function emergencyNotes(elderId: number | null): Note[] {
  return (readStored<Note[]>(key(elderId)) ?? []).filter((note) => isRecent(note.at));
}

/** The notes as one line for the record, e.g. 14:05 拨打120；14:07 联系王芳. Empty when there are none. */
export const sayEmergency = (elderId: number): string =>
  emergencyNotes(elderId)
    .map((note) => `${localTime(note.at)} ${note.what}`)
    .join('；');

/** Forgets the notes of an elder, once they are in a record; further entries still belong to the same emergency. */
export const forgetEmergency = (elderId: number): void => removeStored(key(elderId));
