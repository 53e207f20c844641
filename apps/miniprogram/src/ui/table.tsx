import type { ReactNode } from 'react';

import { Box, Press, Txt } from './primitives';

interface TableProps {
  /** Name for screen readers. */
  label: string;
  id?: string;
  /** Words of the columns; the first one stands above the rows' names. */
  heads: readonly string[];
  children: ReactNode;
}

/** A table of numbers. It scrolls sideways where it is wider than the screen; the rows' names stay in view. */
export function Table({ label, id, heads, children }: TableProps) {
  return (
    <Box className="table-frame">
      <Box id={id} className="table" role="table" label={label}>
        <Box className="table__row table__row--head" role="row">
          {heads.map((head, i) => (
            <Box key={head} className={`table__cell ${i === 0 ? 'table__cell--name' : ''}`} role="columnheader">
              {head}
            </Box>
          ))}
        </Box>
        {children}
      </Box>
    </Box>
  );
}

interface TableRowProps {
  name: ReactNode;
  cells: readonly ReactNode[];
  id?: string;
  /** The sum of the others. */
  total?: boolean;
}

/** A row: its name, and what stands under each of the other heads. */
export function TableRow({ name, cells, id, total }: TableRowProps) {
  return (
    <Box id={id} className={`table__row ${total ? 'table__row--total' : ''}`} role="row">
      <Box className="table__cell table__cell--name" role="rowheader">
        {name}
      </Box>
      {cells.map((cell, i) => (
        // Cells have no identity of their own beside their place.
        <Box key={i} className="table__cell" role="cell">
          {cell}
        </Box>
      ))}
    </Box>
  );
}

/** A number that opens what stands behind it. */
export function OpenNumber(props: { text: string; about: string; id?: string; onPress: () => void }) {
  const { text, about, id, onPress } = props;
  return (
    <Press id={id} className="open-number" label={`${about}：${text}，看明细`} onPress={onPress}>
      <Txt>{text}</Txt>
    </Press>
  );
}
