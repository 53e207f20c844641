import { placeCells, type PlacedCell, rowHeights, unbreakableRows } from './grid.js';
import type { Cell, Table } from './paper.js';
import { MM, type Pen } from './pdf-pen.js';

const PADDING_X = 4;
const PADDING_Y = 3;
const SIGNATURE_HEIGHT = 30;
const SIZE = 10.5;
const LEAST_SIZE = 6.5;

/** A table measured for a page. */
export interface MeasuredTable {
  table: Table;
  size: number;
  placed: PlacedCell[];
  heights: number[];
  /** [first, beyond last] rows that stay on one page. */
  groups: [number, number][];
}

/** What a table may take of a page. */
export interface Room {
  width: number;
  /** Height of an empty page. */
  page: number;
  /** What the rest of the sheet leaves of one page. */
  left: number;
}

/**
 * Measures a table. Its letters become smaller when rows that belong together do not fit on a page, and, where the
 * table says so, when a little less would keep the sheet on one page.
 */
export function measureTable(pen: Pen, table: Table, { width, page, left }: Room): MeasuredTable {
  const placed = placeCells(table);
  const groups = unbreakableRows(placed, table.rows.length);
  const heightsAt = (size: number): number[] => {
    const least = table.rows.map(({ height }) => (height ?? 0) * MM);
    return rowHeights(placed, least, ({ cell }) => cellHeight(pen, cell, cellWidth(cell, table, width), size));
  };
  const usual = table.size ?? SIZE;
  for (let size = usual; size >= (table.onePageFrom ?? Infinity); size -= 0.25) {
    const heights = heightsAt(size);
    if (sum(heights) <= left) return { table, size, placed, heights, groups };
  }
  for (let size = usual; ; size -= 0.5) {
    const heights = heightsAt(size);
    const head = sum(heights.slice(0, table.head ?? 0));
    const fits = groups.every(([first, beyond]) => sum(heights.slice(first, beyond)) + head <= page);
    if (fits || size <= LEAST_SIZE) return { table, size, placed, heights, groups };
  }
}

/** Draws rows `first` to before `beyond`, which no merged cell leaves. */
export function drawRows(
  pen: Pen,
  { table, size, placed, heights }: MeasuredTable,
  [first, beyond]: [number, number],
  at: { x: number; y: number; width: number },
): void {
  const unit = at.width / table.units;
  for (const { cell, row, column, rows } of placed) {
    if (row < first || row >= beyond) continue;
    const y = at.y + sum(heights.slice(first, row));
    const height = sum(heights.slice(row, row + rows));
    drawCell(pen, cell, { x: at.x + column * unit, y, width: cell.span * unit, height }, size);
  }
}

function drawCell(
  pen: Pen,
  cell: Cell,
  box: { x: number; y: number; width: number; height: number },
  size: number,
): void {
  pen.box(box.x, box.y, box.width, box.height);
  const room = box.width - 2 * PADDING_X;
  const set = pen.set(cell.lines, room, size);
  const leading = pen.lineHeight(size);
  const slack = Math.max(0, box.height - set.length * leading);
  let y = box.y + (cell.vertical === 'top' ? PADDING_Y : slack / 2) + (leading - size * 1.3) / 2;
  set.forEach(({ line, align }, index) => {
    const end = pen.write(line, box.x + PADDING_X, y, room, align ?? cell.align ?? 'left', {
      size,
      bold: cell.bold ?? false,
    });
    if (index === 0 && cell.image) {
      const height = Math.min(box.height - 4, SIGNATURE_HEIGHT);
      const top = Math.max(box.y + 2, y + leading / 2 - height / 2);
      pen.image(cell.image, end + 3, top, Math.max(10, box.x + box.width - end - 6), height);
    }
    y += leading;
  });
}

function cellHeight(pen: Pen, cell: Cell, width: number, size: number): number {
  const lines = pen.set(cell.lines, width - 2 * PADDING_X, size).length;
  const text = lines * pen.lineHeight(size) + 2 * PADDING_Y;
  return cell.image ? Math.max(text, SIGNATURE_HEIGHT + 4) : text;
}

function cellWidth(cell: Cell, table: Table, width: number): number {
  return (cell.span * width) / table.units;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
