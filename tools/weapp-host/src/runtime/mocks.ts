/** A value, or a function of the call's options, that stands for something only a phone can do. */
export type Mock = unknown | ((options: unknown) => unknown);

/** Answers for device functions, set by a test, and a record of what the app asked for. */
export class Mocks {
  readonly calls: { name: string; options: unknown }[] = [];
  private readonly answers = new Map<string, Mock>();

  /** Sets the answer of `wx.<name>`, or of a button's open type as `button:<open-type>`. */
  set(name: string, answer: Mock): void {
    this.answers.set(name, answer);
  }

  record(name: string, options: unknown): void {
    this.calls.push({ name, options });
  }

  /** @returns the answer set for `name`, or `otherwise` when there is none */
  async answer(name: string, options: unknown, otherwise?: unknown): Promise<unknown> {
    this.record(name, options);
    const mock = this.answers.get(name);
    if (mock === undefined) return otherwise;
    return typeof mock === 'function' ? (mock as (options: unknown) => unknown)(options) : mock;
  }
}
