import { forgetDoors } from './door-memory';
import { forgetFormFiles } from './kept-files';
import { forgetWeekList } from './week-cache';

/** Wipes what the phone kept of elders for reading. Unsent records stay: they are the only copy. */
export async function wipeKept(): Promise<void> {
  await Promise.all([forgetWeekList(), forgetDoors(), forgetFormFiles()]);
}
