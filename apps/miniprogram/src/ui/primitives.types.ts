import type { CSSProperties, ReactNode } from 'react';

/** What every primitive takes. `id` is also the hook for end-to-end tests on both platforms. */
interface Common {
  id?: string;
  className?: string;
  style?: CSSProperties;
  /** Name for screen readers where the visible text does not say it. */
  label?: string;
  children?: ReactNode;
}

export type Role =
  | 'button'
  | 'link'
  | 'radio'
  | 'checkbox'
  | 'switch'
  | 'radiogroup'
  | 'group'
  | 'dialog'
  | 'alertdialog'
  | 'alert'
  | 'status'
  | 'heading'
  | 'img'
  | 'list'
  | 'listitem'
  | 'navigation'
  | 'main'
  | 'tab'
  | 'tablist'
  | 'progressbar'
  | 'table'
  | 'row'
  | 'cell'
  | 'columnheader'
  | 'rowheader'
  | 'text';

export interface BoxProps extends Common {
  role?: Role;
  /** Announce changes of the content when the reader is idle. */
  live?: boolean;
  /** Decoration only: hidden from screen readers. */
  decorative?: boolean;
}

export interface PressProps extends Common {
  onPress: () => void;
  role?: Extract<Role, 'button' | 'link' | 'radio' | 'checkbox' | 'switch' | 'tab'>;
  disabled?: boolean;
  checked?: boolean;
  selected?: boolean;
  expanded?: boolean;
}

export interface InputProps {
  id?: string;
  className?: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  placeholder?: string;
  /** `number`: digits only; `idcard`: digits and X. Both open a digit keyboard where there is one. */
  type?: 'text' | 'number' | 'decimal' | 'idcard' | 'tel' | 'password';
  maxLength?: number;
  disabled?: boolean;
  invalid?: boolean;
  autoComplete?: string;
}

export interface TextAreaProps extends Omit<InputProps, 'type' | 'autoComplete'> {
  rows?: number;
}

export interface ImageProps {
  src: string;
  /** What the picture shows; empty for decoration. */
  alt: string;
  className?: string;
}

export interface DayInputProps {
  id?: string;
  label: string;
  /** A day 'YYYY-MM-DD' or a time of day 'HH:MM'; empty when none is chosen. */
  value: string;
  onChange: (value: string) => void;
  min?: string;
  max?: string;
  invalid?: boolean;
}
