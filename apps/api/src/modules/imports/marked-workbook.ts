import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { RowContent } from './import-forms.js';
import { DATA_SHEET } from './template-workbook.js';
import { TEMPLATE_COLUMNS } from './template-columns.js';

const WRONG = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: 'FFF6C9C4' } };
const HEAD = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: 'FFE7EFEE' } };
const ROWS_BETWEEN_WAITS = 200;

/** A row that was not taken, with what is wrong. */
export interface MarkedRow {
  rowNumber: number;
  content: RowContent;
  note: string | null;
}

/**
 * The rows that were not taken, in the template's own columns with what is wrong marked, so that they are put right and
 * uploaded again. Streamed, whatever their number.
 */
export function markedWorkbook(rows: AsyncIterable<MarkedRow>): Readable {
  const out = new PassThrough({ highWaterMark: 64 * 1024 });
  const write = async (): Promise<void> => {
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
    const sheet = workbook.addWorksheet(DATA_SHEET, { views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }] });
    const heads = [
      ...TEMPLATE_COLUMNS.map(({ head, required }) => (required ? `${head}*` : head)),
      '需要修改的地方',
      '原来的行',
    ];
    sheet.columns = [...TEMPLATE_COLUMNS.map(({ width }) => width), 60, 10].map((width) => ({
      width,
      style: { numFmt: '@' },
    }));
    const head = sheet.addRow(heads);
    head.eachCell((cell) => {
      cell.fill = HEAD;
      cell.font = { bold: true };
      cell.alignment = { wrapText: true, vertical: 'middle' };
    });
    head.commit();
    let written = 0;
    for await (const { rowNumber, content, note } of rows) {
      if (out.destroyed) return;
      const words = [
        ...content.errors.map(({ column, detail }) => (column === '' ? detail : `${column}：${detail}`)),
        ...(note === null ? [] : [note]),
      ].join('\n');
      const values = TEMPLATE_COLUMNS.map(({ head: column }) => asText(content.cells[column] ?? ''));
      const row = sheet.addRow([...values, words, `第 ${rowNumber} 行`]);
      for (const { column } of content.errors) {
        const at = TEMPLATE_COLUMNS.findIndex(({ head: name }) => name === column);
        if (at >= 0) row.getCell(at + 1).fill = WRONG;
      }
      row.getCell(heads.length - 1).alignment = { wrapText: true, vertical: 'top' };
      row.commit();
      written += 1;
      if (written % ROWS_BETWEEN_WAITS === 0) await roomIn(out);
    }
    sheet.commit();
    await workbook.commit();
  };
  write().catch((error: unknown) => out.destroy(error as Error));
  return out;
}

/** No spreadsheet takes it for a formula; the reader takes the apostrophe off again. */
function asText(text: string): string {
  return /^[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text;
}

async function roomIn(out: PassThrough): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (out.writableNeedDrain && !out.destroyed) {
    await Promise.race([once(out, 'drain'), new Promise((resolve) => out.once('close', resolve))]);
  }
}
