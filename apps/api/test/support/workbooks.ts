import ExcelJS from 'exceljs';

/** Cells of a row by the heads of the template. */
export type SheetCells = Record<string, string | number | null>;

/** A workbook with one sheet; the heads are those of its rows. */
export async function workbookOf(rows: SheetCells[], title?: string): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('登记表');
  if (title) sheet.addRow([title]);
  const heads = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  sheet.addRow(heads);
  for (const row of rows) sheet.addRow(heads.map((head) => row[head] ?? null));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
