/** One reading, WGS 84; accuracy in metres. */
export interface Place {
  lat: number;
  lng: number;
  accuracy: number;
}

/** The place of the phone; null when it is refused, unknown, or takes longer than ten seconds. Never an obstacle. */
export type Locate = () => Promise<Place | null>;
