import type { CallOptions, CallResult } from '../types.js';

/** The `wx` object, or a part of it. */
export type WxApi = Record<string, unknown>;

/** A `wx` function that failed for a reason the app is told. */
export class CallFailure extends Error {
  /**
   * @param reason what stands behind `name:fail `
   * @param fields further fields of the result, such as `errno`
   */
  constructor(
    reason: string,
    readonly fields: Record<string, unknown> = {},
  ) {
    super(reason);
  }
}

type Work = (options: CallOptions) => unknown;

/**
 * Makes an asynchronous `wx` function: with callbacks it returns nothing, without them a promise.
 * @param work gives the result's fields, or throws the reason of the failure
 */
export function asyncCall(name: string, work: Work): (options?: CallOptions) => Promise<CallResult> | undefined {
  return (options = {}) => {
    const promise = Promise.resolve()
      .then(() => work(options))
      .then(
        (fields) => succeed(name, options, fields),
        (error: unknown) => {
          throw fail(name, options, error);
        },
      );
    if (!hasCallbacks(options)) return promise;
    promise.catch(() => undefined);
    return undefined;
  };
}

/** Makes several functions that need only be there: what they change cannot be seen by the app. */
export function quietCalls(names: string[]): WxApi {
  return Object.fromEntries(names.map((name) => [name, asyncCall(name, () => ({}))]));
}

export function succeed(name: string, options: CallOptions, fields: unknown): CallResult {
  const extra = fields !== null && typeof fields === 'object' ? fields : {};
  const result: CallResult = { errMsg: `${name}:ok`, ...extra };
  options.success?.(result);
  options.complete?.(result);
  return result;
}

export function fail(name: string, options: CallOptions, error: unknown): CallResult {
  const { message, fields = {} } = error as { message?: string; fields?: Record<string, unknown> };
  const reason = message ?? String(error);
  const result: CallResult = { errMsg: reason.includes(':fail') ? reason : `${name}:fail ${reason}`, ...fields };
  options.fail?.(result);
  options.complete?.(result);
  return result;
}

function hasCallbacks({ success, fail: failed, complete }: CallOptions): boolean {
  return Boolean(success ?? failed ?? complete);
}
