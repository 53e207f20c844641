import { useState } from 'react';

import { Choice } from './choice';
import { Field } from './field';
import { Icon } from './icon';
import type { Options } from './options';
import { Sheet } from './overlays';
import { Press, Txt } from './primitives';

interface SelectFieldProps<Code extends string | number> {
  id?: string;
  label: string;
  options: Options<Code>;
  value: Code | null | undefined;
  onChange: (code: Code) => void;
  placeholder?: string;
  hint?: string;
  error?: string;
  required?: boolean;
}

/** One of many: the list opens in a sheet. */
export function SelectField<Code extends string | number>(props: SelectFieldProps<Code>) {
  const { id, label, options, value, onChange, placeholder = '请选择', ...field } = props;
  const [open, setOpen] = useState(false);
  const words = options.find(([code]) => code === value)?.[1];
  const choose = (code: Code) => {
    onChange(code);
    setOpen(false);
  };
  return (
    <Field {...field} label={label}>
      <Press id={id} className="input input--picked" label={label} expanded={open} onPress={() => setOpen(true)}>
        <Txt className={words ? '' : 't-soft'}>{words ?? placeholder}</Txt>
        <Icon name="down" />
      </Press>
      {open ? (
        <Sheet title={label} onClose={() => setOpen(false)}>
          <Choice id={id} label={label} options={options} value={value} onChange={choose} stacked />
        </Sheet>
      ) : null}
    </Field>
  );
}
