import { useState } from 'react';

import { localDay, localTime } from '@/platform/clock';

import { Icon } from './icon';
import { Box, Press, Txt } from './primitives';
import { sayDate } from './say-date';

/** Put away by the person since the app was opened: it does not unfold again on every look at the page. */
const putAway = new Set<string>();

interface TipsProps {
  id: string;
  title: string;
  /** Instant until which it holds. */
  until: string;
  points: readonly string[];
  startOpen?: boolean;
}

/** Something to mind, with what to do about it point by point; it can be put away to see what is beneath. */
export function Tips({ id, title, until, points, startOpen = false }: TipsProps) {
  const [open, setOpen] = useState(startOpen && !putAway.has(id));
  const toggle = () => {
    if (open) putAway.add(id);
    else putAway.delete(id);
    setOpen(!open);
  };
  return (
    <Box className="notice notice--warn tips">
      <Press id={id} className="tips__head" expanded={open} onPress={toggle}>
        <Box className="tips__words">
          <Txt className="t-strong">{title}</Txt>
          <Box className="t-small">{`到${sayDate(localDay(until), localDay())} ${localTime(until)}`}</Box>
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
