import { DISABILITY_GRADES } from '@tanfang/domain';
import { TEMPLATE_COLUMNS } from './template-columns.js';
import { NO, NONE, type TemplateColumn, YES, choicesOf } from './template-reading.js';
import { type CellText, plainHead, type SheetRow } from './workbook-rows.js';

/** Something wrong with a row, at the column where it is put right. */
export interface RowError {
  /** Head of the column; empty where it is about the whole row. */
  column: string;
  detail: string;
}

/** A row as it was read: the registration form, as far as the cells fill it. */
export interface ReadRow {
  /** By the heads of the template, as typed. */
  cells: Record<string, string>;
  /** The form's fields by path; a blank cell leaves its field out. */
  fields: Map<string, unknown>;
  householdKey: string | null;
  errors: RowError[];
}

const EXAMPLE = '示例';
const MOST_DIGITS = 9;

/** Whether a row is the template's example, which people forget to delete. */
export function isExample(row: SheetRow): boolean {
  return row.cells.get('姓名')?.text.includes(EXAMPLE) ?? false;
}

/**
 * Reads the cells of a row. What cannot be read is an error at its column; the other cells are read all the same.
 * @param villageOf code of a village by its name or code, or the sentence that says why there is none
 */
export function readRow(row: SheetRow, villageOf: (text: string) => { code: string } | { detail: string }): ReadRow {
  const read: ReadRow = { cells: {}, fields: new Map(), householdKey: null, errors: [] };
  for (const column of TEMPLATE_COLUMNS) {
    const cell = row.cells.get(plainHead(column.head));
    if (!cell) continue;
    read.cells[column.head] = cell.text;
    const refuse = (detail: string): void => void read.errors.push({ column: column.head, detail });
    if (column.reading.as === 'household_key') {
      read.householdKey = cell.text;
    } else if (column.reading.as === 'village') {
      const found = villageOf(cell.text);
      if ('code' in found) read.fields.set(column.field, found.code);
      else refuse(found.detail);
    } else {
      const value = valueOf(column, cell, refuse);
      if (value !== undefined) read.fields.set(column.field, value);
    }
  }
  return read;
}

/** The fields as the nested object of the contract. */
export function nested(fields: Iterable<[string, unknown]>): Record<string, unknown> {
  const whole: Record<string, unknown> = {};
  for (const [path, value] of fields) put(whole, path, value);
  return whole;
}

/** Sets a field by its path. */
export function put(whole: Record<string, unknown>, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() as string;
  let at = whole;
  for (const name of names) at = (at[name] ??= {}) as Record<string, unknown>;
  at[last] = value;
}

function valueOf(column: TemplateColumn, cell: CellText, refuse: (detail: string) => void): unknown {
  const { reading } = column;
  const { text, rounded } = cell;
  switch (reading.as) {
    case 'yes_no':
      if (text === YES || text === NO) return text === YES;
      return void refuse(`只能填“${YES}”或“${NO}”，现为“${text}”`);
    case 'choice': {
      const code = codeOf(reading.of, text);
      return code ?? void refuse(notAChoice(column, text));
    }
    case 'choices': {
      if (text === reading.none) return [];
      const parts = text.split(/[、,，;；/\s]+/u).filter(Boolean);
      const codes = parts.map((part) => codeOf(reading.of, part));
      const wrong = parts.filter((_, i) => codes[i] === undefined);
      return wrong.length === 0 ? [...new Set(codes)] : void refuse(notAChoice(column, wrong.join('、')));
    }
    case 'grade': {
      if (text === NONE) return null;
      const code = codeOf(DISABILITY_GRADES, text) ?? (/^[1-4]级?$/u.test(text) ? text.charAt(0) : undefined);
      return code === undefined ? void refuse(notAChoice(column, text)) : Number(code);
    }
    case 'number':
      if (text === reading.none) return null;
      if (/^\d+$/u.test(text) && text.length <= MOST_DIGITS) return Number(text);
      return void refuse(`应为整数${reading.none ? `或“${reading.none}”` : ''}，现为“${text}”`);
    case 'yuan': {
      const plain = text.replace(/[,，元\s]/gu, '');
      if (/^\d+(\.\d{1,2})?$/u.test(plain) && plain.length <= MOST_DIGITS) return Math.round(Number(plain) * 100);
      return void refuse(`应为以元为单位的金额，现为“${text}”`);
    }
    default:
      if (rounded) return void refuse('被 Excel 当成数字，末几位已经丢失。请把这一列设为文本格式后重新填写');
      return text;
  }
}

/** The code of a label, with or without what stands in brackets. */
function codeOf(labels: Readonly<Record<string, string>>, text: string): string | undefined {
  return Object.entries(labels).find(([, label]) => label === text || plainHead(label) === plainHead(text))?.[0];
}

function notAChoice(column: TemplateColumn, text: string): string {
  return `“${text}”不在可选范围内，请从下拉列表选择：${(choicesOf(column) ?? []).join('、')}`;
}
