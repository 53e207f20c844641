import { Image, Input, Picker, Text, Textarea, View } from '@tarojs/components';

import type { BoxProps, DayInputProps, ImageProps, InputProps, PressProps, TextAreaProps } from './primitives.types';

/** The aria attributes that Taro's types do not know; config/aria-plugin lets them reach WeChat. */
function aria(values: Record<string, string | boolean | undefined>): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(values))
    if (value !== undefined) attributes[`aria-${name}`] = String(value);
  return attributes;
}

/** A block. */
export function Box({ role, label, live, decorative, children, ...rest }: BoxProps) {
  return (
    <View {...rest} {...aria({ role, label, live: live ? 'polite' : undefined, hidden: decorative || undefined })}>
      {children}
    </View>
  );
}

/** Running text. */
export function Txt({ role, label, live, decorative, children, ...rest }: BoxProps) {
  return (
    <Text {...rest} {...aria({ role, label, live: live ? 'polite' : undefined, hidden: decorative || undefined })}>
      {children}
    </Text>
  );
}

/** Anything that can be pressed. */
export function Press(props: PressProps) {
  const {
    onPress,
    role = 'button',
    label,
    checked,
    selected,
    expanded,
    disabled,
    children,
    className,
    ...rest
  } = props;
  return (
    <View
      {...rest}
      className={`press ${disabled ? 'press--disabled' : ''} ${className ?? ''}`}
      hoverClass={disabled ? 'none' : 'press--down'}
      onClick={disabled ? undefined : onPress}
      {...aria({ role, label, checked, selected, expanded, disabled })}
    >
      {children}
    </View>
  );
}

const KEYBOARDS = {
  text: 'text',
  number: 'number',
  decimal: 'digit',
  idcard: 'idcard',
  tel: 'number',
  password: 'text',
} as const;

/** One line of text. */
export function TextInput({ type = 'text', label, onChange, invalid, className, maxLength, ...rest }: InputProps) {
  return (
    <Input
      {...rest}
      className={`input ${invalid ? 'input--invalid' : ''} ${className ?? ''}`}
      type={KEYBOARDS[type]}
      password={type === 'password'}
      maxlength={maxLength ?? 200}
      placeholderClass="input__placeholder"
      onInput={(event) => onChange(event.detail.value)}
      {...aria({ label })}
    />
  );
}

/** Several lines of text. */
export function TextArea({ label, onChange, invalid, className, rows: _rows, maxLength, ...rest }: TextAreaProps) {
  return (
    <Textarea
      {...rest}
      autoHeight
      className={`input input--area ${invalid ? 'input--invalid' : ''} ${className ?? ''}`}
      maxlength={maxLength ?? 500}
      placeholderClass="input__placeholder"
      onInput={(event) => onChange(event.detail.value)}
      {...aria({ label })}
    />
  );
}

/** A picture. */
export function Img({ src, alt, className }: ImageProps) {
  return <Image src={src} className={className} mode="aspectFill" {...aria({ label: alt || undefined })} />;
}

/** A day, with WeChat's own picker. */
export function DayInput(props: DayInputProps) {
  return <PickedInput {...props} mode="date" />;
}

/** A time of day, with WeChat's own picker. */
export function TimeInput(props: DayInputProps) {
  return <PickedInput {...props} mode="time" />;
}

function PickedInput({
  id,
  label,
  value,
  onChange,
  min,
  max,
  invalid,
  mode,
}: DayInputProps & { mode: 'date' | 'time' }) {
  return (
    <Picker mode={mode} value={value} start={min} end={max} onChange={(event) => onChange(String(event.detail.value))}>
      <View
        id={id}
        className={`input input--picked ${invalid ? 'input--invalid' : ''}`}
        {...aria({ role: 'button', label })}
      >
        {value || '请选择'}
      </View>
    </Picker>
  );
}
