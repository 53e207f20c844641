import {
  FILE_SECTIONS,
  parsePhone,
  parseResidentId,
  PHONE_MESSAGES,
  RESIDENT_ID_MESSAGES,
  type FileSection,
} from '@tanfang/domain';

import { isAmount, isWholeBetween } from './amounts';
import { memberBirthDate } from './facts';
import { FILE_FIELDS } from './fields';
import type { ContactValues, FieldName, FileValues, MemberValues } from './values';

/**
 * What is wrong, by place: a field's name, or for an entry of a list `contacts.<key>.phone`. In words for the person.
 */
export type FileErrors = Record<string, string>;

const AMOUNT = '金额请填写数字，如 800 或 235.5';
const MONTHS = '月数请填写 0 到 1200 之间的整数';
const SCORE = '得分在 0 到 90 之间，只填专业评估人员给出的得分';

/**
 * Everything that keeps the file from being saved, all at once.
 * @param isNew a new file must also say who, where, whom to call, and whether visits are welcome
 * @param on today, 'YYYY-MM-DD'
 */
export function checkFile(values: FileValues, isNew: boolean, on: string): FileErrors {
  const errors: FileErrors = {};
  if (isNew) checkIdentity(values, errors, on);
  require(errors, 'name', values.name, '请填写姓名');
  require(errors, 'address', values.address, '请填写居住地址，如 3组18号');
  checkPhone(errors, 'phone', values.phone);
  if (values.relationToHead === null && values.householdId !== null) errors.relationToHead = '请选择与户主关系';
  values.contacts.forEach((contact, index) => checkContact(contact, index, errors));
  checkAnswers(values, errors);
  values.members.forEach((member) => checkMember(member, errors, on));
  if (values.livesAlone === true && values.members.some((member) => member.livesHere === true))
    errors.livesAlone = '选择了独自居住，家庭成员里却有人同住，请核对';
  for (const subsidy of values.subsidies) {
    require(errors, `subsidies.${subsidy.key}.programme`, subsidy.programme, '请填写补贴项目，如高龄津贴');
    if (!isAmount(subsidy.monthly)) errors[`subsidies.${subsidy.key}.monthly`] = AMOUNT;
  }
  checkConsent(values, errors);
  return errors;
}

/**
 * What is still wrong after something was typed: a mended place is cleared at once, no new one is blamed before the next
 * submission. A refusal of the server goes when its place is touched.
 */
export function errorsAfter(
  errors: FileErrors,
  before: FileValues,
  after: FileValues,
  isNew: boolean,
  on: string,
): FileErrors {
  if (Object.keys(errors).length === 0) return errors;
  const [wasWrong, isWrong] = [checkFile(before, isNew, on), checkFile(after, isNew, on)];
  const left: FileErrors = {};
  for (const [place, words] of Object.entries(errors)) {
    const now = isWrong[place];
    if (now) left[place] = now;
    else if (!wasWrong[place] && valueAt(before, place) === valueAt(after, place)) left[place] = words;
  }
  return left;
}

/** The value at a place, as text to compare. */
function valueAt(values: FileValues, place: string): string {
  const [name, key, part] = place.split('.');
  const value: unknown = values[name as FieldName];
  if (!Array.isArray(value) || key === undefined) return JSON.stringify(value) ?? '';
  const entry = (value as Record<string, unknown>[]).find((one) => one.key === key);
  return JSON.stringify(entry?.[part ?? '']) ?? '';
}

/** How many places are wrong, in words; null where none is. */
export function sayErrors(errors: FileErrors): string | null {
  const count = Object.keys(errors).length;
  return count === 0 ? null : `还有 ${count} 处需要填写或更正，已在各部分标出。填好的内容都已保存在手机里。`;
}

/** Number of wrong places in each section that has any. */
export function errorsBySection(errors: FileErrors): Partial<Record<FileSection, number>> {
  const counts: Partial<Record<FileSection, number>> = {};
  for (const place of Object.keys(errors)) {
    const section = sectionOf(place);
    counts[section] = (counts[section] ?? 0) + 1;
  }
  return counts;
}

/** The sections in the form's order that have something wrong. */
export const sectionsWithErrors = (errors: FileErrors): FileSection[] => {
  const counts = errorsBySection(errors);
  return (Object.keys(FILE_SECTIONS) as FileSection[]).filter((section) => counts[section]);
};

/** The section that a place belongs to; what cannot be placed is said at the basic section. */
export function sectionOf(place: string): FileSection {
  const name = place.split('.')[0] as FieldName;
  const field = FILE_FIELDS.find((one) => one.name === name || one.with?.includes(name));
  return field?.section ?? 'basic';
}

function checkIdentity(values: FileValues, errors: FileErrors, on: string): void {
  const id = parseResidentId(values.idNumber, on);
  if (!id.valid) errors.idNumber = RESIDENT_ID_MESSAGES[id.error];
  if (values.householdId === null && values.villageCode === '') errors.villageCode = '请选择居住的村（居）';
}

function checkContact(contact: ContactValues, index: number, errors: FileErrors): void {
  const place = `contacts.${contact.key}`;
  const who = index === 0 ? '第一联系人' : '联系人';
  require(errors, `${place}.name`, contact.name, `请填写${who}姓名`);
  if (contact.relation === null) errors[`${place}.relation`] = '请选择与老人关系';
  if (contact.phone.trim() === '' && contact.maskedPhone === null) errors[`${place}.phone`] = PHONE_MESSAGES.empty;
  checkPhone(errors, `${place}.phone`, contact.phone);
}

function checkAnswers(values: FileValues, errors: FileErrors): void {
  if (values.abilityAssessed && !(values.abilityScore.trim() && isWholeBetween(values.abilityScore, 0, 90)))
    errors.abilityScore = SCORE;
  if (values.childrenAway && !isMonths(values.childrenAwayMonths)) errors.childrenAwayMonths = MONTHS;
  if (values.caresForImpairedChild && !isMonths(values.caresForImpairedChildMonths))
    errors.caresForImpairedChildMonths = MONTHS;
  if (!isAmount(values.monthlyIncome)) errors.monthlyIncome = AMOUNT;
  if (values.receivesPension && !isAmount(values.pensionMonthly)) errors.pensionMonthly = AMOUNT;
  if (values.targetTypesTicked.includes('other') && values.otherTargetNote.trim() === '')
    errors.otherTargetNote = '勾选了其他对象，请具体说明';
}

function checkMember(member: MemberValues, errors: FileErrors, on: string): void {
  const place = `members.${member.key}`;
  require(errors, `${place}.name`, member.name, '请填写家庭成员姓名');
  if (member.relationToHead === null) errors[`${place}.relationToHead`] = '请选择与户主关系';
  if (member.livesHere === null) errors[`${place}.livesHere`] = '请选择是否同住';
  if (!isWholeBetween(member.abilityScore, 0, 90)) errors[`${place}.abilityScore`] = SCORE;
  if (member.idNumber.trim() !== '') {
    const id = parseResidentId(member.idNumber, on);
    if (!id.valid) errors[`${place}.idNumber`] = RESIDENT_ID_MESSAGES[id.error];
  } else if (member.livesHere && member.id === undefined && memberBirthDate(member, on) === null)
    errors[`${place}.birthDate`] = '同住的人请填写身份证号码，或出生日期（如 19500308）';
}

function checkConsent(values: FileValues, errors: FileErrors): void {
  if (values.regularVisits === null) errors.regularVisits = '请选择是否愿意接受定期探访';
  if (values.regularVisits === false)
    require(errors, 'refusalReason', values.refusalReason, '请填写不愿接受探访的原因');
  if (values.regularVisits && values.homeVisit === null) errors.homeVisit = '请选择是否同意上门入户探访';
}

const isMonths = (typed: string): boolean => typed.trim() !== '' && isWholeBetween(typed, 0, 1200);

function checkPhone(errors: FileErrors, place: string, typed: string): void {
  if (typed.trim() === '') return;
  const phone = parsePhone(typed);
  if (!phone.valid) errors[place] = PHONE_MESSAGES[phone.error];
}

function require(errors: FileErrors, place: string, typed: string, words: string): void {
  if (typed.trim() === '') errors[place] = words;
}
