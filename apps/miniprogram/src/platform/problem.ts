/** One field that the server refused, with what to do about it. */
export interface FieldProblem {
  field: string;
  code: string;
  detail: string;
}

/**
 * Why a request brought no result, in words for the person.
 * `code` is the server's stable code, or `network.offline`, `network.timeout`, `server.unreadable`.
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly errors: FieldProblem[] = [],
    /** Further members of the problem document, e.g. `current` of a version conflict. */
    readonly extra: Record<string, unknown> = {},
  ) {
    super(`${code}: ${detail}`);
  }

  /** Nothing reached the server for sure: the same request may be sent again later. */
  get isNetwork(): boolean {
    return this.status === 0;
  }

  /** Worth trying again without any change: no network, a server that is busy or down. */
  get isTemporary(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }

  /** The refused fields by name, for forms. */
  get fieldErrors(): Record<string, string> {
    return Object.fromEntries(this.errors.map((error) => [error.field, error.detail]));
  }
}

/** The problem for a request that got no answer. */
export function networkProblem(reason: 'offline' | 'timeout'): Problem {
  return reason === 'timeout'
    ? new Problem(0, 'network.timeout', '网络太慢，等了很久没有回应。请走到信号好些的地方再试。')
    : new Problem(0, 'network.offline', '没有网络。请检查信号或无线网络，联网后再试。');
}

/** The problem in an answer that is not 2xx (RFC 9457 problem document, or anything a proxy in between may say). */
export function problemOf(status: number, body: unknown): Problem {
  if (isDocument(body)) {
    const { code, detail, errors, ...extra } = body;
    return new Problem(status, code, detail, Array.isArray(errors) ? (errors as FieldProblem[]) : [], extra);
  }
  const detail =
    status >= 500
      ? '服务器暂时没有准备好。您填写的内容还在，请稍后再试。'
      : `服务器没有接受这次请求（${status}）。请稍后再试。`;
  return new Problem(status, 'server.unreadable', detail);
}

/** Anything thrown, as a problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(-1, 'app.unexpected', '页面遇到了意外情况，没有完成这一步。请返回再试一次。');
}

function isDocument(
  body: unknown,
): body is { code: string; detail: string; errors?: unknown } & Record<string, unknown> {
  if (typeof body !== 'object' || body === null) return false;
  const { code, detail } = body as Record<string, unknown>;
  return typeof code === 'string' && typeof detail === 'string';
}
