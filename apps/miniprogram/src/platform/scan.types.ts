/** What a device can do to read a door code. */
export interface Scanner {
  /** WeChat's full-screen scanner; null where there is none. Resolves with null when the person went back. */
  scanFullScreen: (() => Promise<string | null>) | null;
  /** Whether a camera picture inside the page can be tried (web over https, or localhost). */
  hasCamera: boolean;
  /** Reads the code in a picture that the person chooses; null when nothing was chosen, '' when no code was found. */
  readPicture: (() => Promise<string | null>) | null;
}
