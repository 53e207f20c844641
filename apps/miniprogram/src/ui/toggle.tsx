import type { ReactNode } from 'react';

import { Icon } from './icon';
import { Box, Press, Txt } from './primitives';

/** On or off, with its words. */
export function Toggle(props: {
  label: string;
  hint?: ReactNode;
  value: boolean;
  onChange: (value: boolean) => void;
  id?: string;
}) {
  const { label, hint, value, onChange, id } = props;
  return (
    <Press
      id={id}
      className={`toggle ${value ? 'toggle--on' : ''}`}
      role="switch"
      checked={value}
      label={label}
      onPress={() => onChange(!value)}
    >
      <Box>
        <Txt>{label}</Txt>
        {hint ? <Box className="field__hint">{hint}</Box> : null}
      </Box>
      <Box className="toggle__track" decorative>
        <Box className="toggle__knob" />
      </Box>
    </Press>
  );
}

interface StepperProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  /** How much one press changes. */
  step?: number;
  unit?: string;
}

/** A small number, one step at a time. */
export function Stepper({ label, value, onChange, min = 0, max = 99, step = 1, unit = '' }: StepperProps) {
  return (
    <Box className="stepper" role="group" label={label}>
      <Press
        className="btn btn--secondary"
        label={`${label}减 ${step}`}
        disabled={value <= min}
        onPress={() => onChange(Math.max(min, value - step))}
      >
        <Icon name="minus" />
      </Press>
      <Txt className="stepper__value" live>{`${value}${unit}`}</Txt>
      <Press
        className="btn btn--secondary"
        label={`${label}加 ${step}`}
        disabled={value >= max}
        onPress={() => onChange(Math.min(max, value + step))}
      >
        <Icon name="plus" />
      </Press>
    </Box>
  );
}
