import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import { invalid } from '../../platform/errors.js';

/** A row of the sheet, by column head. */
export interface SheetRow {
  rowNumber: number;
  /** Text of each filled cell, by the head of its column. */
  cells: Map<string, CellText>;
}

/** A cell as the person sees it. */
export interface CellText {
  text: string;
  /** A number so long that Excel has rounded its last digits. */
  rounded: boolean;
}

/** Heads are looked for in the first rows: people put a title above them. */
const HEAD_WITHIN = 6;
/** Excel keeps 15 digits of a number. */
const EXACT_UP_TO = 1e15;

/**
 * Reads a workbook row by row, whatever its size. The sheet is the first that has the wanted heads.
 * @param heads heads that the sheet must have
 * @throws Problem 422 `import.no_heads`
 */
export async function* rowsOf(file: Buffer, heads: readonly string[]): AsyncGenerator<SheetRow> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([file]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'emit',
  });
  for await (const sheet of workbook) {
    let columns: Map<number, string> | null = null;
    for await (const row of sheet) {
      if (columns === null) {
        if (row.number > HEAD_WITHIN) break;
        const found = headsOf(row);
        if (heads.every((head) => [...found.values()].includes(head))) columns = found;
        continue;
      }
      const cells = cellsOf(row, columns);
      if (cells.size > 0) yield { rowNumber: row.number, cells };
    }
    if (columns !== null) return;
  }
  throw invalid(
    'import.no_heads',
    `没有找到填写数据的表：前 ${HEAD_WITHIN} 行里应有“${heads.join('”“')}”等列名。请用下载的模板填写，不要改列名。`,
  );
}

/** A head without what decorates it: `*`, blanks, and hints in brackets. */
export function plainHead(text: string): string {
  return text
    .replace(/[（(].*?[)）]/gu, '')
    .replace(/[*＊\s]/gu, '')
    .trim();
}

function headsOf(row: ExcelJS.Row): Map<number, string> {
  const heads = new Map<number, string>();
  row.eachCell((cell, column) => {
    const head = plainHead(textOf(cell.value).text);
    if (head !== '' && ![...heads.values()].includes(head)) heads.set(column, head);
  });
  return heads;
}

function cellsOf(row: ExcelJS.Row, columns: Map<number, string>): Map<string, CellText> {
  const cells = new Map<string, CellText>();
  row.eachCell((cell, column) => {
    const head = columns.get(column);
    const content = textOf(cell.value);
    if (head !== undefined && content.text !== '') cells.set(head, content);
  });
  return cells;
}

function textOf(value: ExcelJS.CellValue): CellText {
  const exact = (text: string): CellText => ({ text: clean(text), rounded: false });
  if (value === null || value === undefined) return exact('');
  if (typeof value === 'string') return exact(value);
  if (typeof value === 'number') {
    return { text: clean(String(value)), rounded: Math.abs(value) >= EXACT_UP_TO };
  }
  if (typeof value === 'boolean') return exact(value ? '是' : '否');
  if (value instanceof Date) return exact(Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10));
  if ('richText' in value) return exact(value.richText.map(({ text }) => text).join(''));
  if ('result' in value) return textOf(value.result ?? null);
  if ('text' in value) return exact(String(value.text));
  return exact('');
}

/** Without what no field takes; an apostrophe before a formula character is how spreadsheets are told it is a text. */
function clean(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- control characters are exactly what is taken out
      .replace(/[\x00-\x1f\x7f\u200b\ufeff]/gu, ' ')
      .replace(/^'(?=[=+\-@])/u, '')
      .trim()
      .slice(0, 2000)
  );
}
