import { type FieldError, malformed } from '../../platform/errors.js';

/** Gathers what is wrong with a request, field by field, so that all of it is told at once. */
export class Faults {
  private readonly errors: FieldError[] = [];

  /**
   * @param field path in the request body
   * @param code stable code for programs
   * @param detail Chinese sentence for the field
   */
  add(field: string, code: string, detail: string): void {
    this.errors.push({ field, code, detail });
  }

  /** @throws Problem 400 `request.invalid` with everything that was added */
  refuseIfAny(): void {
    if (this.errors.length > 0) throw malformed(this.errors);
  }
}
