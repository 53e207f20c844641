import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import type { About } from './paper.js';
import { printable } from './printable.js';

/** A formula with the value that it has now, for readers that do not calculate. */
export interface Formula {
  readonly formula: string;
  readonly result: number;
}

/** What a cell may hold: texts stay texts, numbers and days are real ones. */
export type CellValue = string | number | Date | Formula | null;

export interface Column {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** Number format of Excel, e.g. `yyyy-mm-dd`; texts have none. */
  readonly format?: string;
}

/** One sheet of a workbook. */
export interface SheetOfRows {
  readonly name: string;
  /** Above the column heads, each across the sheet. */
  readonly above?: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<readonly CellValue[]> | Iterable<readonly CellValue[]>;
  /** Printed at the top and bottom of each page. */
  readonly watermark?: string;
}

/** Excel's own limit. */
const LONGEST_TEXT = 32_767;
const MAX_COLUMN_WIDTH = 60;
/** Rows after which a slow reader is waited for. */
const ROWS_BETWEEN_WAITS = 200;
const HEAD_FILL = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: 'FFE7EFEE' } };

/**
 * Writes a workbook while its rows come: sixty thousand take no more memory than a few.
 * What `rows` throws destroys the stream, so that a broken file is never taken for a whole one.
 */
export function xlsxOf(sheets: readonly SheetOfRows[], { title }: About): Readable {
  const out = new PassThrough({ highWaterMark: 64 * 1024 });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  workbook.title = title;
  workbook.creator = '探访关爱';
  const write = async (): Promise<void> => {
    for (const sheet of sheets) await writeSheet(workbook, sheet, out);
    await workbook.commit();
  };
  write().catch((error: unknown) => out.destroy(error as Error));
  return out;
}

async function writeSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  { name, above = [], columns, rows, watermark }: SheetOfRows,
  out: PassThrough,
): Promise<void> {
  const headRow = above.length + 1;
  const worksheet = workbook.addWorksheet(sheetName(name), {
    views: [{ state: 'frozen', ySplit: headRow }],
    pageSetup: {
      paperSize: 9,
      orientation: columns.length > 6 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToHeight: 0,
      printTitlesRow: `${headRow}:${headRow}`,
    },
    headerFooter: {
      oddHeader: `&C${headerText(watermark ?? name)}`,
      oddFooter: `&L${headerText(watermark ?? '')}&R第 &P 页，共 &N 页`,
    },
  });
  worksheet.columns = columns.map(({ width, format }) => ({
    width: Math.min(width, MAX_COLUMN_WIDTH),
    style: format === undefined ? {} : { numFmt: format },
  }));
  above.forEach((text, index) => {
    const row = worksheet.addRow([safeText(text)]);
    row.font = { bold: index === 0, size: index === 0 ? 14 : 11 };
    row.getCell(1).numFmt = '@';
    row.commit();
  });
  const head = worksheet.addRow(columns.map(({ header }) => safeText(header)));
  head.eachCell((cell) => {
    cell.numFmt = '@';
    cell.fill = HEAD_FILL;
    cell.font = { bold: true };
    cell.border = { bottom: { style: 'thin' } };
    cell.alignment = { vertical: 'middle', wrapText: true };
  });
  head.commit();

  let written = 0;
  for await (const values of rows) {
    if (out.destroyed) return;
    worksheet.addRow(values.map(safeValue)).commit();
    written += 1;
    if (written % ROWS_BETWEEN_WAITS === 0) await roomIn(out);
  }
  worksheet.commit();
}

/** The compressor works on its own; this lets it, and the reader, catch up. */
async function roomIn(out: PassThrough): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (out.writableNeedDrain && !out.destroyed) {
    await Promise.race([once(out, 'drain'), new Promise((resolve) => out.once('close', resolve))]);
  }
}

function safeValue(value: CellValue): CellValue {
  return typeof value === 'string' ? safeText(value) : value;
}

/**
 * A text that no spreadsheet takes for a formula, also after it was saved as CSV: those that begin with = + - @, a tab
 * or a line end get an apostrophe before them (OWASP, CSV injection). Control characters, which XML has not, go.
 */
export function safeText(text: string): string {
  const clean = printable(text).slice(0, LONGEST_TEXT - 1);
  return /^[=+\-@\t\r\n＝＋－＠]/.test(clean) ? `'${clean}` : clean;
}

/** `&` begins a code in headers and footers, which hold 255 characters. */
function headerText(text: string): string {
  return text.replaceAll('&', '＆').replaceAll('\n', ' ').slice(0, 100);
}

/** Names of sheets have 31 characters at most, and not these. */
function sheetName(name: string): string {
  return name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31);
}
