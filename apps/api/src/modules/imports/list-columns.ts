import {
  DISABILITY_GRADES,
  type DisabilityGrade,
  type ListSource,
  parseResidentId,
  RESIDENT_ID_MESSAGES,
} from '@tanfang/domain';
import ExcelJS from 'exceljs';
import { type CellText, plainHead, type SheetRow } from './workbook-rows.js';

/** A column of a shared list's template. */
interface ListColumn {
  head: string;
  required?: boolean;
  width: number;
  example: string;
}

const ID_NUMBER: ListColumn = { head: '身份证号', required: true, width: 24, example: '321682194703050026' };
const PERSON: readonly ListColumn[] = [
  ID_NUMBER,
  { head: '姓名', required: true, width: 12, example: '示例' },
  { head: '镇（街道）', width: 16, example: '如城街道' },
  { head: '村（社区）', width: 20, example: '' },
  { head: '住址', width: 32, example: '' },
];
const GRADE: ListColumn = { head: '残疾等级', required: true, width: 12, example: '一级' };

const columnsOf = (source: ListSource): readonly ListColumn[] =>
  source === 'disability' ? [...PERSON, GRADE] : PERSON;

/** Heads by which the sheet of a source is found. */
export const headsOf = (source: ListSource): string[] =>
  columnsOf(source)
    .filter(({ required }) => required)
    .map(({ head }) => plainHead(head));

/** Somebody whom a list names. */
export interface ListedPerson {
  /** In its normal form. */
  idNumber: string;
  birthDate: string;
  name: string;
  town: string;
  village: string;
  address: string;
  /** Of a disability certificate; null on other lists. */
  grade: DisabilityGrade | null;
}

/**
 * Reads a row of a shared list.
 * @param today YYYY-MM-DD, Asia/Shanghai
 * @returns the person, or why the row cannot be read; no personal data in the reason
 */
export function readListRow(
  source: ListSource,
  { cells }: SheetRow,
  today: string,
): { person: ListedPerson } | { detail: string } {
  const text = (head: string): string => cells.get(plainHead(head))?.text ?? '';
  const idCell: CellText | undefined = cells.get(ID_NUMBER.head);
  if (idCell?.rounded) return { detail: '身份证号被 Excel 当成数字，末几位已经丢失。请把这一列设为文本格式' };
  const id = parseResidentId(idCell?.text ?? '', today as Parameters<typeof parseResidentId>[1]);
  if (!id.valid) return { detail: RESIDENT_ID_MESSAGES[id.error] };
  const grade = source === 'disability' ? gradeOf(text(GRADE.head)) : null;
  if (grade === undefined) return { detail: '残疾等级只能填一级、二级、三级、四级' };
  return {
    person: {
      idNumber: id.normalized,
      birthDate: id.birthDate,
      name: text('姓名'),
      town: text('镇（街道）'),
      village: text('村（社区）'),
      address: text('住址'),
      grade,
    },
  };
}

function gradeOf(text: string): DisabilityGrade | undefined {
  const found = Object.entries(DISABILITY_GRADES).find(
    ([code, label]) => text === label || text === code || text === `${code}级`,
  );
  return found && (Number(found[0]) as DisabilityGrade);
}

/** The template of a source's list. */
export async function listTemplate(source: ListSource): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '探访关爱';
  const sheet = workbook.addWorksheet('名单', { views: [{ state: 'frozen', ySplit: 1 }] });
  const columns = columnsOf(source);
  sheet.columns = columns.map(({ width }) => ({ width, style: { numFmt: '@' } }));
  sheet.addRow(columns.map(({ head, required }) => (required ? `${head}*` : head))).font = { bold: true };
  sheet.addRow(columns.map(({ example }) => example)).font = { italic: true, color: { argb: 'FF6B7A78' } };
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
