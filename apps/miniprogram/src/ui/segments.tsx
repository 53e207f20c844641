import type { Options } from './options';
import { Box, Press } from './primitives';

interface SegmentsProps<Code extends string> {
  id?: string;
  label: string;
  options: Options<Code>;
  value: Code;
  onChange: (code: Code) => void;
}

/** Switches between views of the same content. Ids of the parts are `${id}-${code}`. */
export function Segments<Code extends string>({ id, label, options, value, onChange }: SegmentsProps<Code>) {
  return (
    <Box id={id} className="segments" role="tablist" label={label}>
      {options.map(([code, words]) => (
        <Press
          key={code}
          id={id ? `${id}-${code}` : undefined}
          className={`segments__item ${code === value ? 'segments__item--on' : ''}`}
          role="tab"
          selected={code === value}
          onPress={() => onChange(code)}
        >
          {words}
        </Press>
      ))}
    </Box>
  );
}
