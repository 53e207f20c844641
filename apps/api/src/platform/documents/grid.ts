import type { Cell, Table } from './paper.js';

/** A cell where it lies in the table. */
export interface PlacedCell {
  readonly cell: Cell;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
}

/**
 * Where each cell lies, when the rows below a merged cell leave it out.
 * @throws Error when the spans of a row do not add up, or a merged cell reaches beyond the table
 */
export function placeCells(table: Pick<Table, 'units' | 'rows'>): PlacedCell[] {
  const takenUntil = new Array<number>(table.units).fill(0);
  const placed: PlacedCell[] = [];
  table.rows.forEach(({ cells }, row) => {
    let column = 0;
    const skipTaken = (): void => {
      while (column < table.units && (takenUntil[column] ?? 0) > row) column += 1;
    };
    for (const cell of cells) {
      skipTaken();
      const rows = cell.rows ?? 1;
      if (column + cell.span > table.units) throw new Error(`row ${row} is wider than the table`);
      if (row + rows > table.rows.length) throw new Error(`a cell of row ${row} reaches below the table`);
      placed.push({ cell, row, column, rows });
      takenUntil.fill(row + rows, column, column + cell.span);
      column += cell.span;
    }
    skipTaken();
    if (column !== table.units) throw new Error(`row ${row} is narrower than the table`);
  });
  return placed;
}

/** Runs of rows that merged cells hold together: a page may end between two of them only. @returns [first, beyond last] */
export function unbreakableRows(placed: readonly PlacedCell[], rowCount: number): [number, number][] {
  const reach = Array.from({ length: rowCount }, (_, row) => row + 1);
  for (const { row, rows } of placed) reach[row] = Math.max(reach[row] ?? 0, row + rows);
  const groups: [number, number][] = [];
  for (let first = 0; first < rowCount;) {
    let beyond = reach[first] ?? first + 1;
    for (let row = first + 1; row < beyond; row += 1) beyond = Math.max(beyond, reach[row] ?? 0);
    groups.push([first, beyond]);
    first = beyond;
  }
  return groups;
}

/** Heights of the rows when each placed cell needs at least `needed`: what a merged cell lacks goes to its last row. */
export function rowHeights(
  placed: readonly PlacedCell[],
  least: readonly number[],
  needed: (cell: PlacedCell) => number,
): number[] {
  const heights = [...least];
  const byRows = [...placed].sort((a, b) => a.rows - b.rows);
  for (const cell of byRows) {
    const last = cell.row + cell.rows - 1;
    const given = heights.slice(cell.row, last + 1).reduce((sum, height) => sum + height, 0);
    heights[last] = (heights[last] ?? 0) + Math.max(0, needed(cell) - given);
  }
  return heights;
}
