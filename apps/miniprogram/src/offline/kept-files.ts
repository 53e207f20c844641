import { newClientId } from '@/platform/client-id';
import { nowMs } from '@/platform/clock';
import { keptBytes } from '@/platform/kept-bytes';
import type { PickedFile } from '@/platform/pick-file.types';
import { readStored, writeStored } from '@/platform/storage';

import { queueItems } from './queue-store';
import { VISIT_DRAFT_MS } from './unfinished';

const INDEX = 'kept-files';

/** A file on this phone: of a form that is being filled in, or of an item of the queue that has the same id. */
interface KeptFile {
  id: string;
  name: string;
  /** Null while its bytes are being written. */
  place: string | null;
  keptAt: number;
}

const all = (): KeptFile[] => readStored<KeptFile[]>(INDEX) ?? [];
const keepAll = (files: KeptFile[]): boolean => writeStored(INDEX, files);

/**
 * Keeps a file on the phone until it was sent, also when the app is closed or killed.
 * @returns its id, under which it is sent; null when the phone has no room: nothing was kept, the form must say so
 */
export async function keepFile(file: PickedFile): Promise<string | null> {
  const id = newClientId();
  const entry: KeptFile = { id, name: file.name, place: null, keptAt: nowMs() };
  // The entry first: bytes that nobody knows of cannot stay behind.
  if (!keepAll([...all(), entry])) return null;
  const place = await keptBytes.put(id, file);
  if (place !== null && keepAll(all().map((other) => (other.id === id ? { ...entry, place } : other)))) return id;
  await dropFile(id);
  return null;
}

/** The file; null when the phone did not keep it, or it was sent. */
export async function keptFile(id: string): Promise<PickedFile | null> {
  const entry = all().find((other) => other.id === id);
  return entry?.place ? keptBytes.take(entry.place, entry.name) : null;
}

/** Erases a file from the phone. */
export async function dropFile(id: string): Promise<void> {
  const entry = all().find((other) => other.id === id);
  if (!entry) return;
  await keptBytes.remove(entry.place ?? id);
  keepAll(all().filter((other) => other.id !== id));
}

/** Erases files that no item of the queue needs: sent ones that a kill left behind, and those of forms given up. */
export const sweepFiles = (): Promise<void> => dropUnused(({ keptAt }) => nowMs() - keptAt > VISIT_DRAFT_MS);

/** Erases the files of forms that were not saved. Those of unsent records stay: they are the only copy. */
export const forgetFormFiles = (): Promise<void> => dropUnused(() => true);

async function dropUnused(isOver: (file: KeptFile) => boolean): Promise<void> {
  const needed = new Set(queueItems().map(({ clientId }) => clientId));
  for (const file of all()) if (!needed.has(file.id) && isOver(file)) await dropFile(file.id);
}
