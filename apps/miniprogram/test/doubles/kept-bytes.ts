import type { PickedFile } from '@/platform/pick-file.types';

/** A double of what the device keeps of files: in memory, and full when a test says so. */
const kept = new Map<string, PickedFile>();

let full = false;

/** Makes the device refuse every file. */
export const fillDevice = (on: boolean): void => {
  full = on;
};

/** How many files lie on the device. */
export const filesOnDevice = (): number => kept.size;

/** Loses all files, as a device does that is short of room. */
export const loseFiles = (): void => kept.clear();

export const keptBytes = {
  async put(id: string, file: PickedFile): Promise<string | null> {
    if (full) return null;
    kept.set(id, file);
    return id;
  },
  take: async (place: string): Promise<PickedFile | null> => kept.get(place) ?? null,
  remove: async (place: string): Promise<void> => void kept.delete(place),
};

export const addressOf = (): string => 'blob:photo';
