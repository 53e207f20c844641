import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

export const DOCUMENT_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;
export type DocumentFormat = keyof typeof DOCUMENT_TYPES;

/** A file to hand out. */
export interface OutgoingDocument {
  /** Without its ending; any characters. */
  name: string;
  format: DocumentFormat;
  body: Readable | Buffer;
}

/** Sends a document as a download that nobody keeps on the way. */
export function sendDocument(reply: FastifyReply, { name, format, body }: OutgoingDocument): FastifyReply {
  return reply
    .header('content-type', DOCUMENT_TYPES[format])
    .header('content-disposition', contentDisposition(`${name}.${format}`))
    .header('cache-control', 'no-store')
    .send(body);
}

/**
 * `Content-Disposition` of a download: the name in UTF-8 (RFC 5987, RFC 6266), and in ASCII for whoever cannot read it.
 * Characters that no file system likes become `-`.
 */
export function contentDisposition(fileName: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is taken out
  const name = fileName.replace(/[\x00-\x1f\x7f/\\:*?"<>|]|\p{Surrogate}/gu, '-');
  const ending = /\.\w+$/.exec(name)?.[0] ?? '';
  const ascii = /^[\x20-\x7e]+$/.test(name) ? name.replaceAll('%', '-') : `document${ending}`;
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
