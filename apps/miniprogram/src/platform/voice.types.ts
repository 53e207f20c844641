import type { PickedFile } from './pick-file.types';

/** A recording under way. */
export interface VoiceTaking {
  stop: () => void;
  /** The recording, once it was stopped or the time was over; null when nothing came of it. */
  done: Promise<PickedFile | null>;
}

export interface Voice {
  /** Whether this device records at all. */
  canRecord: () => boolean;
  /** Begins to record, for at most so many seconds. @returns null when the person did not allow the microphone */
  start: (seconds: number) => Promise<VoiceTaking | null>;
  /**
   * Plays a recording from its address.
   * @param onEnd called once, with false when this device cannot play it
   * @returns a function that stops it
   */
  play: (address: string, onEnd: (played: boolean) => void) => () => void;
}
