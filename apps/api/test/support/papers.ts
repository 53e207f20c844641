import type request from 'supertest';
import type { IssuedPaper } from '../../src/modules/paper/paper.dto.js';
import type { TestApp } from './app.js';
import type { Client } from './client.js';

/** Asks for a document. */
export async function issuePaper(client: Client, what: string, body: object): Promise<IssuedPaper> {
  return (await client.post(`/papers/${what}`, body).expect(200)).body as IssuedPaper;
}

/** Fetches a file as bytes, without a session. */
export function download(t: TestApp, path: string): request.Test {
  return t.http
    .get(path)
    .buffer(true)
    .parse((answer, done) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => done(null, Buffer.concat(chunks)));
      answer.on('error', done as (error: Error) => void);
    });
}

/** Asks for a document and fetches it. */
export async function fetchedPaper(t: TestApp, client: Client, what: string, body: object): Promise<Buffer> {
  const { path } = await issuePaper(client, what, body);
  return (await download(t, path).expect(200)).body as Buffer;
}
