import { PeriodError } from '../periods/index.js';
import { dates } from './facts.js';

/** Days of eight centuries. */
export const anyDay = dates('1600-01-01', '2400-12-31');

/** What a parser says when it refuses: name, code, input and message of the error. */
export function refusal(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    return error instanceof PeriodError ? [error.name, error.code, error.input, error.message] : error;
  }
}
