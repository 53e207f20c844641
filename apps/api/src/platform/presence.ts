import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';

/** The property may be left out; given, it must be valid, and null is not. (`IsOptional` lets null pass as well.) */
export function MayBeAbsent(): PropertyDecorator {
  return ValidateIf((_object: object, value: unknown) => value !== undefined);
}

/** Takes the blanks off both ends of a text. */
export function Trimmed(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
}

/** As `Trimmed`; an empty text becomes null, for fields where null says "nothing". */
export function TrimmedOrNull(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => {
    if (typeof value !== 'string') return value;
    return value.trim() === '' ? null : value.trim();
  });
}
