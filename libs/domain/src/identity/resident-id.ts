import { isLocalDate, type LocalDate, parseLocalDate } from '../periods/dates.js';
import type { Sex } from '../vocabulary/programme.js';
import { bareText } from './normalize.js';

export type ResidentIdError = 'empty' | 'format' | 'date' | 'future' | 'checksum';

export type ResidentId =
  | { valid: true; normalized: string; birthDate: LocalDate; sex: Sex; error: null }
  | { valid: false; normalized: null; birthDate: null; sex: null; error: ResidentIdError };

/** What to tell the person who typed it. */
export const RESIDENT_ID_MESSAGES: Readonly<Record<ResidentIdError, string>> = {
  empty: '请填写居民身份证号码',
  format: '身份证号码应为18位（末位可为X）或15位旧号，请核对',
  date: '身份证号码中的出生日期不存在，请核对第7至14位',
  future: '身份证号码中的出生日期晚于今天，请核对第7至14位',
  checksum: '身份证号码校验不通过，可能有一位写错或两位颠倒，请逐位核对',
};

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/**
 * Reads a resident ID number (GB 11643). White space and full-width characters are forgiven, an old number of 15 digits
 * is made into one of 18. The area code is not looked at: Rugao was 320622 until 1991, and 81/82/83 are permits.
 * @param on the day of judgement, `YYYY-MM-DD`; a later birth is `future`
 * @throws PeriodError when `on` is no date
 */
export function parseResidentId(input: string | null | undefined, on: string): ResidentId {
  const today = parseLocalDate(on);
  const text = bareText(input);
  if (text === '') return invalid('empty');
  const isOld = /^\d{15}$/.test(text);
  if (!isOld && !/^\d{17}[\dX]$/.test(text)) return invalid('format');

  const body = isOld ? `${text.slice(0, 6)}19${text.slice(6)}` : text.slice(0, 17);
  const birthDate = `${body.slice(6, 10)}-${body.slice(10, 12)}-${body.slice(12, 14)}`;
  if (!isLocalDate(birthDate)) return invalid('date');
  if (birthDate > today) return invalid('future');

  const normalized = body + checkCharacter(body);
  if (!isOld && normalized !== text) return invalid('checksum');
  return { valid: true, normalized, birthDate, sex: Number(body[16]) % 2 === 1 ? 'male' : 'female', error: null };
}

function checkCharacter(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

function invalid(error: ResidentIdError): ResidentId {
  return { valid: false, normalized: null, birthDate: null, sex: null, error };
}
