/** A file that the person chose. */
export interface PickedFile {
  name: string;
  /** In bytes. */
  size: number;
  /** What the platform sends: a File in a browser, a path in WeChat. */
  source: unknown;
}

/**
 * Lets the person choose one file: from the computer or phone in a browser, from a chat in WeChat.
 * @param endings without the dot, e.g. `['xlsx']`
 * @returns null when nothing was chosen
 */
export type PickFile = (endings: readonly string[]) => Promise<PickedFile | null>;
