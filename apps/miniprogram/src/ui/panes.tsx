import type { ReactNode } from 'react';

import { Box } from './primitives';

/** A list, and from 1024 px on what is chosen from it beside it. On a phone only the list shows. */
export function ListDetail({ list, detail }: { list: ReactNode; detail: ReactNode }) {
  return (
    <Box className="panes">
      <Box className="panes__list">{list}</Box>
      <Box className="panes__detail">{detail}</Box>
    </Box>
  );
}
