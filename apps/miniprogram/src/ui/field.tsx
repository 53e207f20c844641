import type { ReactNode } from 'react';

import { Box, DayInput, TextArea, TextInput, TimeInput, Txt } from './primitives';
import type { DayInputProps, InputProps } from './primitives.types';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  children: ReactNode;
}

/** A label, a control, and below it the hint or what is wrong. */
export function Field({ label, hint, error, required, children }: FieldProps) {
  return (
    <Box className="field">
      <Txt className="field__label">
        {label}
        {required ? '（必填）' : ''}
      </Txt>
      {children}
      {error ? (
        <Box className="field__error" role="alert">
          {error}
        </Box>
      ) : hint ? (
        <Box className="field__hint">{hint}</Box>
      ) : null}
    </Box>
  );
}

type TextFieldProps = Omit<FieldProps, 'children'> & Omit<InputProps, 'invalid' | 'className'>;

/** One line of text with its label. */
export function TextField({ hint, error, required, ...input }: TextFieldProps) {
  return (
    <Field label={input.label} hint={hint} error={error} required={required}>
      <TextInput {...input} invalid={Boolean(error)} />
    </Field>
  );
}

type AreaFieldProps = Omit<TextFieldProps, 'type' | 'autoComplete'> & { rows?: number };

/** Several lines of text with their label. */
export function AreaField({ hint, error, required, ...input }: AreaFieldProps) {
  return (
    <Field label={input.label} hint={hint} error={error} required={required}>
      <TextArea {...input} invalid={Boolean(error)} />
    </Field>
  );
}

type DayFieldProps = Omit<FieldProps, 'children'> & Omit<DayInputProps, 'invalid'>;

/** A day 'YYYY-MM-DD' with its label. */
export function DateField({ hint, error, required, ...input }: DayFieldProps) {
  return (
    <Field label={input.label} hint={hint} error={error} required={required}>
      <DayInput {...input} invalid={Boolean(error)} />
    </Field>
  );
}

/** A time of day 'HH:MM' with its label. */
export function TimeField({ hint, error, required, ...input }: DayFieldProps) {
  return (
    <Field label={input.label} hint={hint} error={error} required={required}>
      <TimeInput {...input} invalid={Boolean(error)} />
    </Field>
  );
}
