export type Method = 'GET' | 'POST' | 'DELETE';

export interface WireRequest {
  method: Method;
  /** Path with query, e.g. `/api/v1/week-list?week=2026-W48`. */
  path: string;
  headers: Record<string, string>;
  body?: unknown;
  timeoutMs: number;
}

export interface WireAnswer {
  status: number;
  /** Parsed JSON, or null when there was none. */
  body: unknown;
}

/** The request did not reach the server, or no answer came back. */
export class TransportError extends Error {
  constructor(readonly reason: 'offline' | 'timeout') {
    super(reason);
  }
}

export type Send = (request: WireRequest) => Promise<WireAnswer>;
