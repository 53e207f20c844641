export interface CameraViewProps {
  onCode: (text: string) => void;
  /** The camera is refused or missing: the page offers the other ways. */
  onUnavailable: () => void;
  /** A code is being looked up. */
  paused: boolean;
}
