import { useEffect, useRef, type RefObject } from 'react';

import type { BoxProps, DayInputProps, ImageProps, InputProps, PressProps, TextAreaProps } from './primitives.types';

/** A block. On the web a plain div, so that the page costs nothing of Taro's web components. */
export function Box({ role, label, live, decorative, children, ...rest }: BoxProps) {
  const isModal = role === 'dialog' || role === 'alertdialog';
  const modal = useModalFocus(isModal);
  return (
    <div
      {...rest}
      {...(isModal ? { ref: modal, tabIndex: -1, 'aria-modal': true } : {})}
      role={role === 'text' ? undefined : role}
      aria-label={label}
      aria-live={live ? 'polite' : undefined}
      aria-hidden={decorative || undefined}
    >
      {children}
    </div>
  );
}

/** While a dialog is open the keyboard is in it; afterwards it is back where it was. */
function useModalFocus(isModal: boolean): RefObject<HTMLDivElement> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isModal) return undefined;
    const before = document.activeElement;
    box.current?.focus();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, [isModal]);
  return box;
}

/** Running text. */
export function Txt({ role, label, live, decorative, children, ...rest }: BoxProps) {
  return (
    <span
      {...rest}
      role={role === 'text' ? undefined : role}
      aria-label={label}
      aria-live={live ? 'polite' : undefined}
      aria-hidden={decorative || undefined}
    >
      {children}
    </span>
  );
}

/** Anything that can be pressed: a real button, so that keyboard and screen reader work by themselves. */
export function Press({
  onPress,
  role,
  label,
  checked,
  selected,
  expanded,
  disabled,
  children,
  className,
  ...rest
}: PressProps) {
  return (
    <button
      {...rest}
      type="button"
      className={`press ${className ?? ''}`}
      role={role === 'button' ? undefined : role}
      aria-label={label}
      aria-checked={checked}
      aria-selected={selected}
      aria-expanded={expanded}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

const INPUT_MODES = {
  text: 'text',
  number: 'numeric',
  decimal: 'decimal',
  idcard: 'text',
  tel: 'tel',
  password: 'text',
} as const;

/** One line of text. */
export function TextInput({ type = 'text', label, onChange, invalid, className, maxLength, ...rest }: InputProps) {
  return (
    <input
      {...rest}
      className={`input ${className ?? ''}`}
      type={type === 'password' || type === 'tel' ? type : 'text'}
      inputMode={INPUT_MODES[type]}
      maxLength={maxLength}
      aria-label={label}
      aria-invalid={invalid || undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** Several lines of text. */
export function TextArea({ label, onChange, invalid, className, rows = 3, ...rest }: TextAreaProps) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={`input input--area ${className ?? ''}`}
      aria-label={label}
      aria-invalid={invalid || undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** A picture. */
export function Img({ src, alt, className }: ImageProps) {
  return <img src={src} alt={alt} className={className} />;
}

/** A day, with the browser's own calendar. */
export function DayInput(props: DayInputProps) {
  return <PickedInput {...props} type="date" />;
}

/** A time of day, with the browser's own clock. */
export function TimeInput(props: DayInputProps) {
  return <PickedInput {...props} type="time" />;
}

function PickedInput({ label, onChange, invalid, type, ...rest }: DayInputProps & { type: 'date' | 'time' }) {
  return (
    <input
      {...rest}
      className="input"
      type={type}
      aria-label={label}
      aria-invalid={invalid || undefined}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
