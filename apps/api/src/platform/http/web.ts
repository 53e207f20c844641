import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentSecurityPolicy } from './security.js';

const YEAR_SECONDS = 31_536_000;

/** `app.3f9c2a1b.js`, `chunk/12.3f9c2a1b.css`: the name changes with the content. */
const HASHED_NAME = /[.\-_][0-9a-f]{8,32}\.[a-z0-9]+$/i;

const NOT_BUILT = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>探访关爱</title>
<body><h1>探访关爱</h1><p>网页端还没有构建,请运行 <code>npm run build</code>。</p>
<p><a href="/api/docs">接口说明</a></p></body></html>`;

/**
 * Serves the web build at `/`: files whose name carries a hash for ever, the page itself never from a cache, and the
 * page for every address that is no file, since the app has its own routes.
 * @param root folder of the web build; may appear or change while the service runs
 */
export async function serveWeb(fastify: FastifyInstance, root: string): Promise<void> {
  await fastify.register(fastifyStatic, { root, serve: false, cacheControl: false, index: false, decorateReply: true });
  const page = new Page(path.join(root, 'index.html'));

  const answer = async (
    request: FastifyRequest<{ Params: { '*'?: string } }>,
    reply: FastifyReply,
  ): Promise<unknown> => {
    const file = request.params['*'] ?? '';
    if (file.startsWith('api/')) return reply.callNotFound();
    if (file !== '' && file !== 'index.html' && (await isFile(path.join(root, path.normalize(`/${file}`))))) {
      const age = HASHED_NAME.test(file) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
      return reply.header('cache-control', age).sendFile(file);
    }
    if (path.extname(file) !== '' && file !== 'index.html') return reply.callNotFound();
    return page.send(reply);
  };
  fastify.get('/', answer);
  fastify.get('/*', answer);
}

/** The app's one HTML page, read again when it changes, with a policy that permits its own inline scripts by hash. */
class Page {
  private html = '';
  private policy = '';
  private readAt = -1;

  constructor(private readonly file: string) {}

  async send(reply: FastifyReply): Promise<unknown> {
    await this.refresh();
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', this.policy)
      .send(this.html);
  }

  private async refresh(): Promise<void> {
    const changedAt = await stat(this.file).then(
      (found) => found.mtimeMs,
      () => 0,
    );
    if (changedAt === this.readAt) return;
    this.html = changedAt === 0 ? NOT_BUILT : await readFile(this.file, 'utf8');
    const inline = [...this.html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)];
    this.policy = contentSecurityPolicy(
      inline.map(
        ([, script]) =>
          `'sha256-${createHash('sha256')
            .update(script ?? '')
            .digest('base64')}'`,
      ),
    );
    this.readAt = changedAt;
  }
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
}
