import ExcelJS from 'exceljs';
import { TEMPLATE_COLUMNS } from './template-columns.js';
import { choicesOf, type TemplateColumn } from './template-reading.js';

export const DATA_SHEET = '登记表';
const HELP_SHEET = '填写说明';
const VILLAGES_SHEET = '村社区';
/** Rows that get drop-down lists. Validation is a range, so that the file stays small. */
const LISTED_ROWS = 5000;
const HEAD = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: 'FFE7EFEE' } };
const MUST = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { argb: 'FFFBE9D7' } };

const STEPS = [
  '一、在“登记表”里一人一行填写，列名带 * 的为新登记时必填。第 2 行是示例，请删除或直接覆盖。',
  '二、身份证号已有档案的，按“变更”处理：只改填写了的格子，空着的格子保持档案原样，不会清空。',
  '三、有下拉列表的格子请从列表选择。不清楚的情况请空着，不要猜；“无”表示确定没有。',
  '四、上传后先核对，逐行告诉您是新登记、有改动、无变化还是有错误；确认之前不会写入台账。',
  '五、有错误的行可以下载出来，改好后再上传，不用重填其他行。',
  '六、请妥善保管本文件，用完及时删除：里面有老人的身份证号和健康情况。',
];

/** Village of the list, as the template offers it. */
export interface OfferedVillage {
  code: string;
  name: string;
  /** What to write where two villages have one name. */
  text: string;
}

/** The template: a sheet to fill, one of instructions, and the lists behind the drop-downs. */
export async function templateWorkbook(villages: readonly OfferedVillage[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '探访关爱';
  const data = workbook.addWorksheet(DATA_SHEET, { views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }] });
  const example = (column: TemplateColumn): string =>
    column.reading.as === 'village' ? (villages[0]?.text ?? '') : column.example;

  data.columns = TEMPLATE_COLUMNS.map(({ width }) => ({ width, style: { numFmt: '@' } }));
  const head = data.addRow(TEMPLATE_COLUMNS.map(({ head: text, required }) => (required ? `${text}*` : text)));
  head.height = 32;
  TEMPLATE_COLUMNS.forEach(({ required }, i) => {
    const cell = head.getCell(i + 1);
    cell.fill = required ? MUST : HEAD;
    cell.font = { bold: true };
    cell.alignment = { wrapText: true, vertical: 'middle' };
  });
  data.addRow(TEMPLATE_COLUMNS.map(example)).font = { italic: true, color: { argb: 'FF6B7A78' } };
  TEMPLATE_COLUMNS.forEach((column, i) => validate(data, column, i + 1, villages.length));

  addHelp(workbook, example);
  const list = workbook.addWorksheet(VILLAGES_SHEET, { state: 'hidden' });
  for (const village of villages) list.addRow([village.text, village.code]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A list over a whole range: exceljs has it on the sheet's model, though its types do not say so. */
interface WithRanges {
  dataValidations: { add: (range: string, validation: ExcelJS.DataValidation) => void };
}

function validate(sheet: ExcelJS.Worksheet, column: TemplateColumn, index: number, villages: number): void {
  const letter = sheet.getColumn(index).letter;
  const range = `${letter}2:${letter}${LISTED_ROWS}`;
  const { add } = (sheet as unknown as WithRanges).dataValidations;
  const bind = add.bind((sheet as unknown as WithRanges).dataValidations);
  const several = column.reading.as === 'choices';
  const choices = choicesOf(column);
  const formula =
    column.reading.as === 'village'
      ? `${VILLAGES_SHEET}!$A$1:$A$${Math.max(villages, 1)}`
      : choices && `"${choices.join(',')}"`;
  if (formula === null) return;
  bind(range, {
    type: 'list',
    allowBlank: true,
    formulae: [formula],
    // Several at once are typed, with the list as a help.
    showErrorMessage: !several,
    errorStyle: 'warning',
    errorTitle: column.head,
    error: '不在列表里，请从下拉列表选择',
  });
}

function addHelp(workbook: ExcelJS.Workbook, example: (column: TemplateColumn) => string): void {
  const help = workbook.addWorksheet(HELP_SHEET);
  help.columns = [{ width: 22 }, { width: 10 }, { width: 60 }, { width: 44 }, { width: 24 }];
  help.addRow(['如皋市特殊困难老年人信息登记 · 填写说明']).font = { bold: true, size: 14 };
  for (const step of STEPS) help.addRow([step]);
  help.addRow([]);
  const head = help.addRow(['列名', '必填', '怎么填', '可选内容', '示例']);
  head.font = { bold: true };
  head.eachCell((cell) => (cell.fill = HEAD));
  for (const column of TEMPLATE_COLUMNS) {
    const choices = column.reading.as === 'village' ? '下拉列表里的村（社区）' : (choicesOf(column) ?? []).join('、');
    const row = help.addRow([column.head, column.required ? '必填' : '', column.help, choices, example(column)]);
    row.alignment = { wrapText: true, vertical: 'top' };
  }
}
