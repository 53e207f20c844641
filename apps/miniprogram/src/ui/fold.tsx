import { useState, type ReactNode } from 'react';

import { Icon } from './icon';
import { Box, Press, Txt } from './primitives';

interface FoldProps {
  title: string;
  /** What is inside, in a few words, while it is closed. */
  summary?: string;
  startOpen?: boolean;
  children: ReactNode;
  id?: string;
}

/** A part that opens when it is needed. */
export function Fold({ title, summary, startOpen = false, children, id }: FoldProps) {
  const [open, setOpen] = useState(startOpen);
  return (
    <Box className="fold">
      <Press id={id} className="fold__head" expanded={open} onPress={() => setOpen(!open)}>
        <Box className="fold__words">
          <Txt className="t-strong">{title}</Txt>
          {summary && !open ? <Box className="t-soft t-small">{summary}</Box> : null}
        </Box>
        <Icon name={open ? 'up' : 'down'} />
      </Press>
      {open ? <Box className="fold__body">{children}</Box> : null}
    </Box>
  );
}
