import { useState } from 'react';

import { localDay, localTime } from '@/platform/clock';

import { Icon } from './icon';
import { Box, Press, Txt } from './primitives';
import { sayDate } from './say-date';

interface TipsProps {
  id?: string;
  title: string;
  /** Beneath the title, also while it is closed. */
  note: string;
  /** Instant until which it holds. */
  until: string;
  points: readonly string[];
  startOpen?: boolean;
}

/** Something to mind, with what to do about it point by point; it can be put away to see what is beneath. */
export function Tips({ id, title, note, until, points, startOpen = false }: TipsProps) {
  const [open, setOpen] = useState(startOpen);
  return (
    <Box className="notice notice--warn tips">
      <Press id={id} className="tips__head" expanded={open} onPress={() => setOpen(!open)}>
        <Box className="tips__words">
          <Txt className="t-strong">{title}</Txt>
          <Box className="t-small">{`${note}，到${sayDate(localDay(until), localDay())} ${localTime(until)}`}</Box>
        </Box>
        <Icon name={open ? 'up' : 'down'} />
      </Press>
      {open ? (
        <Box role="list" className="tips__points">
          {points.map((point, index) => (
            <Box key={point} role="listitem" className="t-wrap">
              {`${index + 1}. ${point}`}
            </Box>
          ))}
        </Box>
      ) : null}
    </Box>
  );
}
