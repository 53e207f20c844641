import { type Measure, measureOf, STOCKS } from '@tanfang/domain';
import type { CellValue, Column, SheetOfRows } from '../../platform/documents/index.js';
import type { Axis, FigureTable, FigureValueDto } from './figures.dto.js';

/** A table of figures as a file: what the screen shows, and what it was made of. */

/** How the table was turned. */
export interface Turned {
  rows: Axis;
  columns: Axis;
  /** In words, e.g. `2026年10月、2026年11月`. */
  periods: string;
}

/** The table's name. */
export function tableTitle({ place }: FigureTable, { periods }: Turned): string {
  return `${place.label}探访关爱服务数据（${periods}）`;
}

/**
 * The table and the meaning of its figures as a workbook. A share is a formula over its parts, which stand to the right;
 * a total is a formula wherever it is the sum of what it stands beside. How things stood at the end of several periods is
 * no such sum.
 */
export function tableSheets(table: FigureTable, turned: Turned): SheetOfRows[] {
  const waiting = table.complete ? '' : '　部分数字正在重新统计，请稍后重新导出';
  const above = [tableTitle(table, turned), `统计截至：${table.countedAt ?? '尚未统计'}${waiting}`];
  return [
    { name: '数据', above, ...layOut(table, turned, above.length + 2) },
    { name: '指标口径', columns: WORDS, rows: table.measures.map(wordsRow) },
  ];
}

/** Rows for programs: one a cell, no totals. */
export function tableRows(table: FigureTable, turned: Turned): CellValue[][] {
  return [
    ['行代码', '行', '列代码', '列', '指标代码', '指标', '数值', '单位', '分子', '分母'],
    ...table.rows.flatMap((row, y) =>
      table.columns.map((column, x): CellValue[] => {
        const measure = measureAt(table, turned, row.key, column.key);
        const found = table.cells[y]?.[x];
        return [
          row.key,
          row.label,
          column.key,
          column.label,
          measure.code,
          measure.label,
          found?.value ?? null,
          measure.unit,
          measure.denominator === null ? null : (found?.numerator ?? null),
          found?.denominator ?? null,
        ];
      }),
    ),
  ];
}

const AXIS_HEADS: Readonly<Record<Axis, string>> = {
  place: '地区',
  period: '时间',
  level: '类别',
  detail: '细项',
  measure: '指标',
};

const WORDS: readonly Column[] = [
  { header: '指标', width: 22 },
  { header: '单位', width: 8 },
  { header: '分子（计数）', width: 44 },
  { header: '分母', width: 44 },
  { header: '来源', width: 26 },
  { header: '方案条款', width: 18 },
];

const wordsRow = ({
  label,
  unit,
  numeratorWords,
  denominatorWords,
  source,
  clause,
}: FigureTable['measures'][number]) => [label, unit, numeratorWords, denominatorWords ?? '', source, clause];

type Part = 'value' | 'numerator' | 'denominator';
/** A cell with what it measures; null where the table has no such total. */
type Measured = { of: FigureValueDto; measure: Measure } | null;

/** Values first, then the numerators and the denominators of shares, each block as wide as the table and its totals. */
function layOut(table: FigureTable, turned: Turned, firstRow: number): Pick<SheetOfRows, 'columns' | 'rows'> {
  const grid = gridOf(table, turned);
  const heads = [...table.columns.map(({ label }) => label), ...(table.rowTotals ? ['合计'] : [])];
  const labels = [...table.rows.map(({ label }) => label), ...(table.columnTotals ? ['合计'] : [])];
  const hasShares = grid.some((row) => row.some((cell) => cell?.measure.denominator));
  const parts: Part[] = hasShares ? ['value', 'numerator', 'denominator'] : ['value'];
  const suffix: Record<Part, string> = { value: '', numerator: '（分子）', denominator: '（分母）' };
  const columnAt = (part: Part, x: number): string => columnName(1 + parts.indexOf(part) * heads.length + x);
  const lastRow = firstRow + table.rows.length - 1;

  const added = (part: Part, x: number, y: number, result: number): CellValue => {
    const below = y === table.rows.length;
    const [axis, own] = below
      ? [turned.rows, table.rows.map((_, row) => grid[row]?.[x] ?? null)]
      : [turned.columns, table.columns.map((_, column) => grid[y]?.[column] ?? null)];
    const sum = own.reduce((total, cell) => total + (cell?.of[part] ?? 0), 0);
    if (own.length === 0 || sum !== result || (axis === 'period' && own.some(isStock))) return result;
    const range = below
      ? `${columnAt(part, x)}${firstRow}:${columnAt(part, x)}${lastRow}`
      : `${columnAt(part, 0)}${firstRow + y}:${columnAt(part, table.columns.length - 1)}${firstRow + y}`;
    return { formula: `SUM(${range})`, result };
  };
  const cellAt = (part: Part, x: number, y: number): CellValue => {
    const cell = grid[y]?.[x] ?? null;
    const isShare = Boolean(cell?.measure.denominator);
    if (!cell || (part !== 'value' && !isShare)) return null;
    const value = cell.of[part];
    if (value === null) return null;
    if (part === 'value' && isShare) {
      const [top, bottom] = [
        `${columnAt('numerator', x)}${firstRow + y}`,
        `${columnAt('denominator', x)}${firstRow + y}`,
      ];
      return { formula: `IF(${bottom}=0,"",ROUND(${top}/${bottom}*100,1))`, result: value };
    }
    const isTotal = x === table.columns.length || y === table.rows.length;
    return isTotal ? added(part, x, y, value) : value;
  };
  return {
    columns: [
      { header: AXIS_HEADS[turned.rows], width: 22 },
      ...parts.flatMap((part) => heads.map((head) => ({ header: `${head}${suffix[part]}`, width: 14 }))),
    ],
    rows: labels.map((label, y) => [label, ...parts.flatMap((part) => heads.map((_, x) => cellAt(part, x, y)))]),
  };
}

/** The cells with the totals beside and below them. */
function gridOf(table: FigureTable, turned: Turned): Measured[][] {
  const measured = (of: FigureValueDto | undefined, row?: string, column?: string): Measured =>
    of ? { of, measure: measureAt(table, turned, row, column) } : null;
  const rows = table.rows.map((row, y) => [
    ...table.columns.map((column, x) => measured(table.cells[y]?.[x], row.key, column.key)),
    ...(table.rowTotals ? [measured(table.rowTotals[y], row.key)] : []),
  ]);
  const below = table.columnTotals?.map((total, x) => measured(total, undefined, table.columns[x]?.key));
  return below ? [...rows, below] : rows;
}

function measureAt(table: FigureTable, turned: Turned, row?: string, column?: string): Measure {
  const code =
    (turned.rows === 'measure' ? row : undefined) ??
    (turned.columns === 'measure' ? column : undefined) ??
    table.measures[0]?.code ??
    '';
  const measure = measureOf(code);
  if (!measure) throw new Error(`no such measure: ${code}`);
  return measure;
}

function isStock(cell: Measured): boolean {
  return cell !== null && STOCKS.includes(cell.measure.numerator);
}

/** 0 is A, 26 is AA. */
function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
