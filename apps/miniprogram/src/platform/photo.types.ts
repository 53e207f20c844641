import type { PickedFile } from './pick-file.types';

/**
 * Lets the person take or choose one photo; it comes back small enough for a village's line.
 * @returns null when nothing was chosen
 */
export type TakePhoto = () => Promise<PickedFile | null>;
