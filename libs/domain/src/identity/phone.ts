import { bareText } from './normalize.js';

export type PhoneError = 'empty' | 'format';

export type Phone =
  | { valid: true; normalized: string; kind: 'mobile' | 'landline'; error: null }
  | { valid: false; normalized: null; kind: null; error: PhoneError };

/** What to tell the person who typed it. */
export const PHONE_MESSAGES: Readonly<Record<PhoneError, string>> = {
  empty: '请填写联系电话',
  format: '电话应为11位手机号，或本地座机（如 0513-87000001），一格只填一个号码',
};

/** Hyphens and dashes of all lengths, after NFKC. */
const DASHES = /[\u2010-\u2015\u2212\u2e3a\u2e3b]/g;
/** Brackets are read where people put them: around the country code or the area code. */
const BRACKETED_PREFIX = /\((\+?86|0086|0?513)\)/g;
const DIGIT_GROUPS = /^\+?\d+(-\d+)*$/;

const MOBILE = /^1[3-9]\d{9}$/;
const LOCAL = /^[2-9]\d{7}$/;
const NATIONAL_LANDLINE = /^0513([2-9]\d{7})$/;
const INTERNATIONAL = /^(?:\+86|0086|86)(?:0?(513[2-9]\d{7})|(1[3-9]\d{9}))$/;

/**
 * Reads one phone number: a mainland mobile number (11 digits) or a landline of area code 0513 (`0513-########`).
 * Spaces, hyphens, full-width characters and the country code 86 are forgiven; eight bare digits are local.
 */
export function parsePhone(input: string | null | undefined): Phone {
  const text = bareText(input).replace(DASHES, '-').replace(BRACKETED_PREFIX, '$1-').replace(/--/g, '-');
  if (text === '') return invalid('empty');
  if (!DIGIT_GROUPS.test(text)) return invalid('format');

  const digits = text.replace(/-/g, '');
  if (MOBILE.test(digits)) return mobile(digits);
  if (LOCAL.test(digits)) return landline(digits);
  const national = NATIONAL_LANDLINE.exec(digits)?.[1];
  if (national !== undefined) return landline(national);
  const [, areaAndLocal, mobileNumber] = INTERNATIONAL.exec(digits) ?? [];
  if (areaAndLocal !== undefined) return landline(areaAndLocal.slice(3));
  if (mobileNumber !== undefined) return mobile(mobileNumber);
  return invalid('format');
}

function mobile(digits: string): Phone {
  return { valid: true, normalized: digits, kind: 'mobile', error: null };
}

function landline(local: string): Phone {
  return { valid: true, normalized: `0513-${local}`, kind: 'landline', error: null };
}

function invalid(error: PhoneError): Phone {
  return { valid: false, normalized: null, kind: null, error };
}
