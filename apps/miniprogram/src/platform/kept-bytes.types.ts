import type { PickedFile } from './pick-file.types';

/** Files that the person took and that must survive closing the app until they are sent; encrypted where the platform can do it. */
export interface KeptBytes {
  /** @returns where it lies, or null when the device has no room or keeps no files */
  put(id: string, file: PickedFile): Promise<string | null>;
  /** @returns null when it is not there any more */
  take(place: string, name: string): Promise<PickedFile | null>;
  remove(place: string): Promise<void>;
}

/** An address from which the page shows or plays a file of the device. */
export type AddressOf = (file: PickedFile) => string;
