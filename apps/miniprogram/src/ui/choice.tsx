import { Icon } from './icon';
import type { Options } from './options';
import { Box, Press, Txt } from './primitives';

interface ChoiceProps<Code extends string | number> {
  /** Name of the group for screen readers. */
  label: string;
  options: Options<Code>;
  /** Codes that mean something is wrong: chosen, they are marked in another tone and with a sign. */
  concern?: readonly Code[];
  /** One option a line, for long words. */
  stacked?: boolean;
  /** Ids of the options are `${id}-${code}`. */
  id?: string;
}

interface OneProps<Code extends string | number> extends ChoiceProps<Code> {
  value: Code | null | undefined;
  onChange: (code: Code) => void;
}

interface ManyProps<Code extends string | number> extends ChoiceProps<Code> {
  value: readonly Code[];
  onChange: (codes: Code[]) => void;
}

/** One of several. Nothing is chosen until the person chooses. */
export function Choice<Code extends string | number>({ value, onChange, ...group }: OneProps<Code>) {
  return <OptionList {...group} role="radio" isOn={(code) => code === value} onPress={onChange} />;
}

/** Several of several. */
export function MultiChoice<Code extends string | number>({ value, onChange, ...group }: ManyProps<Code>) {
  const toggle = (code: Code) =>
    onChange(value.includes(code) ? value.filter((other) => other !== code) : [...value, code]);
  return <OptionList {...group} role="checkbox" isOn={(code) => value.includes(code)} onPress={toggle} />;
}

interface OptionListProps<Code extends string | number> extends ChoiceProps<Code> {
  role: 'radio' | 'checkbox';
  isOn: (code: Code) => boolean;
  onPress: (code: Code) => void;
}

function OptionList<Code extends string | number>({
  label,
  options,
  concern = [],
  stacked,
  id,
  role,
  isOn,
  onPress,
}: OptionListProps<Code>) {
  return (
    <Box
      id={id}
      className={`choice ${stacked ? 'choice--stacked' : options.length === 4 ? 'choice--pairs' : ''}`}
      role={role === 'radio' ? 'radiogroup' : 'group'}
      label={label}
    >
      {options.map(([code, words]) => {
        const on = isOn(code);
        const wrong = on && concern.includes(code);
        return (
          <Press
            key={code}
            id={id ? `${id}-${code}` : undefined}
            className={`choice__option ${on ? 'choice__option--on' : ''} ${wrong ? 'choice__option--concern' : ''}`}
            role={role}
            checked={on}
            onPress={() => onPress(code)}
          >
            <Txt>{words}</Txt>
            {on ? (
              <Txt className="choice__mark">
                <Icon name={wrong ? 'alert' : 'check'} />
              </Txt>
            ) : null}
          </Press>
        );
      })}
    </Box>
  );
}
