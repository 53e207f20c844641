/** One field that was refused, as the form shows it. */
export interface FieldError {
  /** Path of the field in the request body, e.g. `firstContact.phone`. */
  field: string;
  /** Stable code for programs. */
  code: string;
  /** Chinese sentence that says what to do. */
  detail: string;
}

/** Members of the answer beyond those of RFC 9457. */
export interface ProblemExtra {
  errors?: FieldError[];
  /** Seconds after which the request may be tried again; also sent as the header Retry-After. */
  retryAfter?: number;
  [member: string]: unknown;
}

/**
 * A refusal that is part of the programme's conversation, rendered as RFC 9457 `application/problem+json`.
 * Anything else that is thrown becomes a 500 without details.
 */
export class Problem extends Error {
  /**
   * @param status HTTP status
   * @param code stable code such as `visit.in_future`
   * @param detail Chinese sentence for the person at the screen: what happened and what to do
   * @param extra further members of the answer
   */
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly extra: ProblemExtra = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = 'Problem';
  }
}

/** 404. Used as well for what exists but lies outside the reader's scope. */
export function notFound(detail: string, code = 'not_found'): Problem {
  return new Problem(404, code, detail);
}

/** 401: the session is missing, expired or ended. */
export function unauthenticated(code: string, detail: string): Problem {
  return new Problem(401, code, detail);
}

/** 403: the role may not do this at all. */
export function forbidden(detail: string, code = 'permission.denied'): Problem {
  return new Problem(403, code, detail);
}

/** 409: the request was fine, the state of things is not. */
export function conflict(code: string, detail: string, extra?: ProblemExtra): Problem {
  return new Problem(409, code, detail, extra);
}

/** 422: understood, but the programme's rules refuse it. */
export function invalid(code: string, detail: string, errors?: FieldError[]): Problem {
  return new Problem(422, code, detail, errors ? { errors } : {});
}

/** 400 `request.invalid`: the shape of the request is wrong, field by field. */
export function malformed(errors: FieldError[], detail = '填写的内容有误,请按提示修改后再提交。'): Problem {
  return new Problem(400, 'request.invalid', detail, { errors });
}
