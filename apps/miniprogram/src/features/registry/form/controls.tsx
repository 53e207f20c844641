import { AreaField, Choice, Field, MultiChoice, type Options, optionsOf, TextField } from '@/ui';

import { labelOf } from '../file/fields';
import type { FieldName, FileValues, YesNo } from '../file/values';
import { useFileForm } from './form-context';

type NamesOf<T> = { [Name in FieldName]: FileValues[Name] extends T ? Name : never }[FieldName];

interface Asked {
  /** Words of the question; those of the file's line when left out. */
  label?: string;
  hint?: string;
  required?: boolean;
}

interface TextOfProps extends Asked {
  name: NamesOf<string>;
  type?: 'text' | 'number' | 'decimal' | 'idcard' | 'tel';
  maxLength?: number;
  placeholder?: string;
}

/** A text of the file. */
export function TextOf({ name, label = labelOf(name), ...rest }: TextOfProps) {
  const { values, errors, set } = useFileForm();
  return (
    <TextField
      {...rest}
      id={`file-${name}`}
      label={label}
      value={values[name]}
      error={errors[name]}
      onChange={(typed) => set({ [name]: typed })}
    />
  );
}

/** A longer text of the file. */
export function AreaOf({ name, label = labelOf(name), ...rest }: TextOfProps & { rows?: number }) {
  const { values, errors, set } = useFileForm();
  return (
    <AreaField
      {...rest}
      id={`file-${name}`}
      label={label}
      value={values[name]}
      error={errors[name]}
      onChange={(typed) => set({ [name]: typed })}
    />
  );
}

interface YesNoProps {
  label: string;
  value: YesNo;
  onChange: (answer: boolean) => void;
  hint?: string;
  error?: string;
  required?: boolean;
  yes?: string;
  no?: string;
  /** The answer that means something is wrong. */
  concern?: 'yes' | 'no';
  id?: string;
}

/** A question with two answers; nothing is chosen until the person chooses. */
export function YesNoField({ value, onChange, yes = '是', no = '否', concern, id, ...field }: YesNoProps) {
  return (
    <Field {...field}>
      <Choice
        id={id}
        label={field.label}
        options={optionsOf({ yes, no })}
        concern={concern && [concern]}
        value={value === null ? null : value ? 'yes' : 'no'}
        onChange={(code) => onChange(code === 'yes')}
      />
    </Field>
  );
}

interface YesNoOfProps extends Asked {
  name: NamesOf<YesNo>;
  yes?: string;
  no?: string;
  concern?: 'yes' | 'no';
}

/** A question of the file with two answers. */
export function YesNoOf({ name, label = labelOf(name), ...rest }: YesNoOfProps) {
  const { values, errors, set } = useFileForm();
  return (
    <YesNoField
      {...rest}
      id={`file-${name}`}
      label={label}
      value={values[name]}
      error={errors[name]}
      onChange={(answer) => set({ [name]: answer })}
    />
  );
}

interface CodeFieldProps<Code extends string> {
  id: string;
  label: string;
  options: Options<Code>;
  value: Code | null;
  onChange: (code: Code) => void;
  hint?: string;
  error?: string;
  required?: boolean;
  stacked?: boolean;
}

/** One code of several with its label. */
export function CodeField<Code extends string>(props: CodeFieldProps<Code>) {
  const { id, options, value, onChange, stacked, ...field } = props;
  return (
    <Field {...field}>
      <Choice id={id} label={field.label} options={options} value={value} onChange={onChange} stacked={stacked} />
    </Field>
  );
}

interface CodesFieldProps<Code extends string> extends Omit<CodeFieldProps<Code>, 'value' | 'onChange'> {
  value: readonly Code[];
  onChange: (codes: Code[]) => void;
}

/** Several codes of several with their label. */
export function CodesField<Code extends string>(props: CodesFieldProps<Code>) {
  const { id, options, value, onChange, stacked, ...field } = props;
  return (
    <Field {...field}>
      <MultiChoice id={id} label={field.label} options={options} value={value} onChange={onChange} stacked={stacked} />
    </Field>
  );
}
