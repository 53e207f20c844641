import { DISABILITY_TYPES, type DisabilityGrade, type DisabilityType } from '../vocabulary/annex3.js';
import { bareText } from './normalize.js';
import { parseResidentId } from './resident-id.js';

export type DisabilityCertificateError = 'empty' | 'format' | 'id' | 'type' | 'grade' | 'mismatch';

export type DisabilityCertificate =
  | {
      valid: true;
      normalized: string;
      type: DisabilityType;
      typeName: string;
      grade: DisabilityGrade;
      /** 重残: grade 1 or 2, Annex 1 5. */
      severe: boolean;
      error: null;
    }
  | {
      valid: false;
      normalized: null;
      type: null;
      typeName: null;
      grade: null;
      severe: null;
      error: DisabilityCertificateError;
    };

/** What to tell the person who typed it. */
export const DISABILITY_CERTIFICATE_MESSAGES: Readonly<Record<DisabilityCertificateError, string>> = {
  empty: '请填写残疾人证号',
  format: '残疾人证号应为20位：18位身份证号加类别、等级各1位，补发的另加B和数字',
  id: '残疾人证号前18位不是有效的身份证号码，请核对',
  type: '残疾人证号第19位是残疾类别，应为1至7',
  grade: '残疾人证号第20位是残疾等级，应为1至4',
  mismatch: '残疾人证号前18位与本人身份证号码不一致，请核对',
};

const FORM = /^(\d{17}[\dX])(\d)(\d)(?:B\d+)?$/;

/**
 * Reads the number of a second-generation disability certificate (Annex 1 5).
 * @param idNumber the person's resident ID, 15 or 18 digits; null or blank when there is nothing to compare with
 * @param on the day of judgement, `YYYY-MM-DD`
 * @throws PeriodError when `on` is no date
 */
export function parseDisabilityCertificate(
  input: string | null | undefined,
  idNumber: string | null | undefined,
  on: string,
): DisabilityCertificate {
  const text = bareText(input);
  if (text === '') return invalid('empty');
  const parts = FORM.exec(text);
  if (parts === null) return invalid('format');

  const holder = parseResidentId(parts[1], on);
  if (!holder.valid) return invalid('id');
  const type = Number(parts[2]);
  if (!isDisabilityType(type)) return invalid('type');
  const grade = Number(parts[3]);
  if (!isDisabilityGrade(grade)) return invalid('grade');
  if (bareText(idNumber) !== '' && parseResidentId(idNumber, on).normalized !== holder.normalized) {
    return invalid('mismatch');
  }
  return {
    valid: true,
    normalized: text,
    type,
    typeName: DISABILITY_TYPES[type],
    grade,
    severe: grade <= 2,
    error: null,
  };
}

function isDisabilityType(value: number): value is DisabilityType {
  return value >= 1 && value <= 7;
}

function isDisabilityGrade(value: number): value is DisabilityGrade {
  return value >= 1 && value <= 4;
}

function invalid(error: DisabilityCertificateError): DisabilityCertificate {
  return { valid: false, normalized: null, type: null, typeName: null, grade: null, severe: null, error };
}
