import type { DoubleReason } from '../vocabulary/homes.js';

/** What two files are compared by. */
export interface Likeness {
  name: string;
  /** YYYY-MM-DD */
  birthDate: string;
  villageCode: string;
  /** In its normal form: 18 characters. */
  idNumber: string;
  /** In its normal form; null when none is on file. */
  phone: string | null;
}

/** The last character of an ID number is computed from the others: one slip changes it, too. */
const WITHOUT_CHECK = 17;
const WHOLE = 18;

/** Whether two different ID numbers are one slip of the hand apart: one digit wrong, or two neighbours swapped. */
export function idNumbersAreNear(a: string, b: string): boolean {
  if (a.length !== WHOLE || b.length !== WHOLE) return false;
  const [one, other] = [a.slice(0, WITHOUT_CHECK), b.slice(0, WITHOUT_CHECK)];
  const places = [...one].flatMap((digit, i) => (digit === other.charAt(i) ? [] : [i]));
  const [first = 0, second = 0] = places;
  if (places.length === 1) return true;
  const isNeighbours = places.length === 2 && second === first + 1;
  return isNeighbours && one.charAt(first) === other.charAt(second) && one.charAt(second) === other.charAt(first);
}

/**
 * What makes two files look like one person’s; empty when nothing does. An ID number one slip off counts with the same
 * name, or with the same birthday and a name that shares a character: people born on one day in one county often have
 * numbers that differ in one digit, and those with nothing of the name in common are not one person.
 */
export function doubleReasons(a: Likeness, b: Likeness): DoubleReason[] {
  const sameName = a.name === b.name;
  const sameBirthday = a.birthDate === b.birthDate;
  const nameAlike = sameName || [...a.name].some((character) => b.name.includes(character));
  const near = (sameName || (sameBirthday && nameAlike)) && idNumbersAreNear(a.idNumber, b.idNumber);
  return [
    ...(sameName && sameBirthday && a.villageCode === b.villageCode ? (['same_person'] as const) : []),
    ...(near ? (['id_near'] as const) : []),
    ...(sameName && a.phone !== null && a.phone === b.phone ? (['same_phone'] as const) : []),
  ];
}
