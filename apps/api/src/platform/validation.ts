import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { type FieldError, malformed } from './errors.js';

/**
 * The shape of every request: DTO classes with class-validator. Unknown fields are refused, and so are strings with a
 * NUL character, which SQLite would cut.
 */
export function validationPipe(): ValidationPipe {
  return new SafeTextPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => malformed(fieldErrors(errors)),
  });
}

/** Deeper than any form; a body of a megabyte could nest deep enough to exhaust the stack. */
const DEEPEST = 20;

class SafeTextPipe extends ValidationPipe {
  override async transform(...[value, metadata]: Parameters<ValidationPipe['transform']>): Promise<unknown> {
    if (metadata.type === 'custom') return value;
    const field = unsafeField(value);
    if (field !== null) {
      throw malformed([{ field, code: 'text', detail: '含有不能保存的内容,请删除后重新填写' }]);
    }
    return super.transform(value, metadata);
  }
}

/** Path of the first string that holds a NUL character, or of what is nested too deep; null when there is neither. */
function unsafeField(value: unknown, path = '', depth = 0): string | null {
  if (typeof value === 'string') return value.includes('\0') ? path : null;
  if (value === null || typeof value !== 'object') return null;
  if (depth > DEEPEST) return path;
  for (const [key, inner] of Object.entries(value)) {
    const found = unsafeField(inner, path ? `${path}.${key}` : key, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function fieldErrors(errors: ValidationError[], prefix = ''): FieldError[] {
  return errors.flatMap((error) => {
    const field = prefix + error.property;
    // One sentence a field, that of the uppermost decorator: what is missing is asked for, not called too long.
    const uppermost = Object.entries(error.constraints ?? {}).at(-1);
    return uppermost ? fieldError(field, ...uppermost) : fieldErrors(error.children ?? [], `${field}.`);
  });
}

function fieldError(field: string, code: string, detail: string): FieldError {
  if (code !== 'whitelistValidation') return { field, code, detail };
  return { field, code: 'unknown', detail: '没有这一项,请更新到最新版本后再试' };
}
