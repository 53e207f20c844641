import type { ReactNode } from 'react';

import { Icon, type IconName } from './icon';
import { Press, Txt } from './primitives';

interface ButtonProps {
  children: ReactNode;
  onPress: () => void;
  /** One `primary` a screen. `alarm` is help in an emergency, `danger` a step that takes something away. */
  kind?: 'primary' | 'secondary' | 'quiet' | 'danger' | 'alarm';
  icon?: IconName;
  block?: boolean;
  disabled?: boolean;
  /** While the work is under way: not pressable, and the words say so. */
  busy?: string | false;
  /** Name for screen readers where the visible text does not say it. */
  label?: string;
  id?: string;
}

/** A button with words. */
export function Button({ children, kind = 'secondary', icon, block, disabled, busy, ...rest }: ButtonProps) {
  return (
    <Press {...rest} className={`btn btn--${kind} ${block ? 'btn--block' : ''}`} disabled={disabled || Boolean(busy)}>
      {icon ? <Icon name={icon} /> : null}
      <Txt>{busy || children}</Txt>
    </Press>
  );
}
