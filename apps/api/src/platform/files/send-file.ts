import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** Sends a stored file as what it is; the browser must not guess another type from the bytes. */
export async function sendFile(
  reply: FastifyReply,
  { mediaType, content }: { mediaType: string; content: Readable },
): Promise<void> {
  await reply.header('content-type', mediaType).header('x-content-type-options', 'nosniff').send(content);
}
