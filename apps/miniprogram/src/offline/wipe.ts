import { removeStored, storedKeys } from '@/platform/storage';

import { forgetDoors } from './door-memory';
import { forgetFormFiles } from './kept-files';
import { keepQueue, queueItems } from './queue-store';
import { forgetUnfinished } from './unfinished';
import { unsentNow } from './unsent';
import { forgetWeekList } from './week-cache';

/** Words about people that parts of the app keep for a while: calls and emergencies, numbers on duty, colleagues. */
const PASSING = ['call', 'emergency.', 'emergency-going.', 'duty-phones', 'village-visitors'];

const listeners = new Set<() => void>();

/** Calls back when unfinished forms were wiped, for those who hold them in memory. */
export const onWipe = (listener: () => void): void => void listeners.add(listener);

/**
 * Wipes what the phone kept of elders for reading. What the person wrote and did not send stays, for the same account:
 * it is the only copy.
 */
export async function wipeKept(): Promise<void> {
  for (const key of PASSING.flatMap(storedKeys)) removeStored(key);
  await Promise.all([forgetWeekList(), forgetDoors(), forgetFormFiles()]);
}

/** Wipes everything that the signed-in account left on the phone, unsent records and unfinished forms as well. */
export async function wipeAll(): Promise<void> {
  const gone = unsentNow();
  // Their files are nobody's then, and go with those of forms.
  keepQueue(queueItems().filter((item) => !gone.includes(item)));
  forgetUnfinished();
  await wipeKept();
  for (const listener of listeners) listener();
}
