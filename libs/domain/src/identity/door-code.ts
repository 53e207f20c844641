import { bareText } from './normalize.js';

/** `foreign` is not for this function to know: it compares `cityCode` with its own city. */
export type DoorCodeError = 'empty' | 'format' | 'checksum';

export type DoorCode =
  | { valid: true; normalized: string; cityCode: string; error: null }
  | { valid: false; normalized: null; cityCode: null; error: DoorCodeError };

/** What to tell the person who scanned or typed it. */
export const DOOR_CODE_MESSAGES: Readonly<Record<DoorCodeError, string>> = {
  empty: '请扫描或输入门牌码',
  format: '这不是探访关爱门牌码',
  checksum: '门牌码有误，可能抄错了一位，请核对或重新扫描',
};

/** Crockford's base 32: no I, L, O or U, so that a code read aloud or copied by hand stays unambiguous. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE = /^TF-?(\d{6})-?([0-9A-HJKMNP-TV-Z]{10})-?([0-9A-HJKMNP-TV-Z])$/;
const LINK_PARAMETER = /[?&#](?:C|SCENE)=([^&#]*)/;
const RANDOM_PART = /^[0-9A-HJKMNP-TV-Z]{10}$/;

/**
 * Makes a door code, e.g. `TF-320682-7K3M9QXW2A-R`. 22 characters that WeChat's `scene` (32) allows.
 * @param cityCode six digits of the city
 * @param random ten characters of Crockford's base 32, from a secure generator of the caller
 * @throws RangeError when either has another form
 */
export function formatDoorCode(cityCode: string, random: string): string {
  const body = cityCode + random.toUpperCase();
  if (!/^\d{6}$/.test(cityCode) || !RANDOM_PART.test(body.slice(6))) {
    throw new RangeError('A door code needs six digits and ten characters of base 32');
  }
  return `TF-${cityCode}-${body.slice(6)}-${checkCharacter(body)}`;
}

/**
 * Reads a door code, bare or inside a link that carries it as `c` or `scene`. Small letters, missing hyphens and
 * the usual confusions (O for 0, I and L for 1) are forgiven. One wrong character, or two exchanged ones, is found.
 */
export function parseDoorCode(input: string | null | undefined): DoorCode {
  const text = bareText(input);
  if (text === '') return invalid('empty');
  const parts = CODE.exec(unambiguous(codeWithin(text)));
  if (parts === null) return invalid('format');
  const [, cityCode = '', random = '', check = ''] = parts;
  if (checkCharacter(cityCode + random) !== check) return invalid('checksum');
  return { valid: true, normalized: `TF-${cityCode}-${random}-${check}`, cityCode, error: null };
}

/** The code inside a link, or the text itself. WeChat hands over `scene` URL-encoded. */
function codeWithin(text: string): string {
  const carried = (LINK_PARAMETER.exec(text)?.[1] ?? text).replace(/%2D/g, '-').replace(/%3D/g, '=').replace(/^C=/, '');
  return carried;
}

function unambiguous(code: string): string {
  return code.replace(/O/g, '0').replace(/[IL]/g, '1');
}

/**
 * One check character over the field of 32 elements: the sum of each value times a different power of the generator.
 * Distinct powers are what makes every single error and every exchange of two characters, at any distance, visible;
 * that holds for up to 31 characters.
 */
function checkCharacter(body: string): string {
  let sum = 0;
  for (const character of body) sum = timesGenerator(sum ^ ALPHABET.indexOf(character));
  return ALPHABET.charAt(sum);
}

/** Multiplication by x modulo x⁵ + x² + 1, which is primitive. */
function timesGenerator(value: number): number {
  return value & 16 ? (value << 1) ^ 0b100101 : value << 1;
}

function invalid(error: DoorCodeError): DoorCode {
  return { valid: false, normalized: null, cityCode: null, error };
}
