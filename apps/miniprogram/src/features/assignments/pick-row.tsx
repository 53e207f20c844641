import type { ReactNode } from 'react';

import { Box, Icon, Press } from '@/ui';

import './assignments.scss';

interface PickRowProps {
  id: string;
  label: string;
  on: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** A line to be chosen among others; space and enter choose it on a keyboard. */
export function PickRow({ id, label, on, onToggle, children }: PickRowProps) {
  return (
    <Press
      id={id}
      className={`picks__row ${on ? 'picks__row--on' : ''}`}
      role="checkbox"
      checked={on}
      label={label}
      onPress={onToggle}
    >
      <Box className={`picks__box ${on ? 'picks__box--on' : ''}`} decorative>
        {on ? <Icon name="check" /> : null}
      </Box>
      <Box className="picks__words">{children}</Box>
    </Press>
  );
}
