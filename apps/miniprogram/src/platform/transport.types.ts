import type { PickedFile } from './pick-file.types';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

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
  /** When the server answered, as its `X-Server-Time` header says; left out where the platform does not tell. */
  serverTime?: string | null;
}

/** The request did not reach the server, or no answer came back. */
export class TransportError extends Error {
  constructor(readonly reason: 'offline' | 'timeout') {
    super(reason);
  }
}

export type Send = (request: WireRequest) => Promise<WireAnswer>;

export interface WireUpload {
  /** Path with query. */
  path: string;
  headers: Record<string, string>;
  /** Sent as the multipart field `file`. */
  file: PickedFile;
  /** Further fields of the form. */
  fields: Record<string, string>;
  timeoutMs: number;
}

/** Sends one file. @throws TransportError as for `Send` */
export type Upload = (request: WireUpload) => Promise<WireAnswer>;

export interface WireDownload {
  path: string;
  headers: Record<string, string>;
  /** Null: a picture to show. */
  document: { fileName: string; format: 'pdf' | 'docx' | 'xlsx' | 'csv' } | null;
  timeoutMs: number;
}

/**
 * Fetches a document and hands it to the person, or a picture: the answer's body is then an address to show it from. An
 * answer that is neither comes back as for `Send`.
 */
export type Download = (request: WireDownload) => Promise<WireAnswer>;
