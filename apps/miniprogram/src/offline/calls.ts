import { nowIso } from '@/platform/clock';
import { readStored, removeStored, writeStored } from '@/platform/storage';

/** A call dialled from this app. Kept, so that the record knows its time even when the app was closed meanwhile. */
export interface CallNote {
  elderId: number;
  startedAt: string;
}

const KEY = 'call';

/** Notes that a call begins now. */
export const noteCall = (elderId: number): void =>
  void writeStored(KEY, { elderId, startedAt: nowIso() } satisfies CallNote);

/** The call noted for an elder, or null. */
export function notedCall(elderId: number): CallNote | null {
  const note = readStored<CallNote>(KEY);
  return note?.elderId === elderId ? note : null;
}

/** Forgets the call. */
export const forgetCall = (): void => removeStored(KEY);
