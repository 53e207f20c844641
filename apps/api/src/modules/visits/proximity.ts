import type { Proximity } from './visit.entity.js';
import { VISIT_PARAMETERS } from './visit-parameters.js';

/** Thousandths of a degree: about 100 m, the finest a place is ever kept. */
export interface RoundedPlace {
  latitudeMilli: number;
  longitudeMilli: number;
}

/** Metres of a thousandth of a degree of latitude. */
const METRES_PER_MILLI = 111.2;

/** Rounds a place in degrees, WGS 84. */
export function roundPlace({ lat, lng }: { lat: number; lng: number }): RoundedPlace {
  return { latitudeMilli: Math.round(lat * 1000), longitudeMilli: Math.round(lng * 1000) };
}

/**
 * Whether a phone was where the door is known to be.
 * @param place of the phone, or null when there is none
 * @param accuracy radius in metres within which the phone believed to be
 * @param door a place taken earlier at a scan of the same door, or null when there is none
 */
export function proximityOf(place: RoundedPlace | null, accuracy: number, door: RoundedPlace | null): Proximity {
  if (!place || !door) return 'unknown';
  const allowance = Math.min(accuracy, VISIT_PARAMETERS.accuracyAllowanceMetres);
  return distanceMetres(place, door) <= VISIT_PARAMETERS.nearMetres + allowance ? 'near' : 'far';
}

/** On a plane that touches the earth there: right to a metre at the distances that matter. */
function distanceMetres(a: RoundedPlace, b: RoundedPlace): number {
  const north = (a.latitudeMilli - b.latitudeMilli) * METRES_PER_MILLI;
  const shrink = Math.cos((a.latitudeMilli / 1000) * (Math.PI / 180));
  const east = (a.longitudeMilli - b.longitudeMilli) * METRES_PER_MILLI * shrink;
  return Math.hypot(north, east);
}
