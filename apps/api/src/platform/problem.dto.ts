/** One field that was refused. */
export class FieldErrorView {
  /** Path of the field in the request body, e.g. `firstContact.phone`. */
  field: string;
  code: string;
  /** Chinese sentence for the form. */
  detail: string;
}

/** Every answer that is no success, RFC 9457. */
export class ProblemView {
  type: string;
  title: string;
  status: number;
  /** Stable code for programs, e.g. `visit.in_future`. */
  code: string;
  /** Chinese sentence: what happened and what to do. */
  detail: string;
  errors?: FieldErrorView[];
  /** Seconds after which the request may be tried again. */
  retryAfter?: number;
}
