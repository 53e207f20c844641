export interface SignaturePadProps {
  /** The signature as `data:image/png;base64,…`, or null when the person went back without signing. */
  onDone: (image: string | null) => void;
}

/** Size of the picture in px: small, so that a record stays small. */
export const SIGNATURE = { width: 320, height: 140, line: 3 } as const;
