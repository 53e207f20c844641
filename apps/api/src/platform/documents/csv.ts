import { type CellValue, safeText } from './xlsx.js';

/** So that spreadsheets read Chinese in it. */
const BYTE_ORDER_MARK = '\ufeff';

/** Rows as CSV (RFC 4180) in UTF-8; texts that a spreadsheet would take for a formula are defused. */
export function csvOf(rows: Iterable<readonly CellValue[]>): Buffer {
  const lines = [...rows].map((row) => `${row.map(fieldOf).join(',')}\r\n`);
  return Buffer.from(BYTE_ORDER_MARK + lines.join(''), 'utf8');
}

function fieldOf(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object') return String(value.result);
  const text = safeText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
