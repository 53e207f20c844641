import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { type TestApp, expectProblem, startApp } from './support/app.js';

const INLINE = 'window.ready = true;';
const PAGE = `<!doctype html><title>探访关爱</title><script>${INLINE}</script><script src="/js/app.1a2b3c4d.js"></script>`;
const SCRIPT = `console.log(${JSON.stringify('x'.repeat(5000))});`;

describe('the web build', () => {
  let t: TestApp;
  const root = mkdtempSync(path.join(os.tmpdir(), 'tanfang-web-'));

  beforeAll(async () => {
    t = await startApp({ settings: { WEB_ROOT: path.join(root, 'h5') } });
  });
  afterAll(async () => {
    await t.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('may be missing when the service starts', async () => {
    expect((await t.http.get('/').expect(200)).text).toContain('npm run build');
  });

  describe('once it is there', () => {
    beforeAll(() => {
      mkdirSync(path.join(root, 'h5/js'), { recursive: true });
      writeFileSync(path.join(root, 'h5/index.html'), PAGE);
      writeFileSync(path.join(root, 'h5/js/app.1a2b3c4d.js'), SCRIPT);
      writeFileSync(path.join(root, 'h5/logo.png'), 'png');
      writeFileSync(path.join(root, 'secret.txt'), 'secret');
    });

    it.each(['/', '/index.html', '/pages/week/index', '/pages/login/index?next=%2F'])(
      'gives the page at %s',
      async (address) => {
        const answer = await t.http.get(address).expect(200);
        expect(answer.text).toBe(PAGE);
        expect(answer.headers).toMatchObject({
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-cache',
        });
      },
    );

    it('permits the camera, pictures from memory and the page’s own inline script, and no other', async () => {
      const { headers } = await t.http.get('/').expect(200);
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toContain(`'sha256-${createHash('sha256').update(INLINE).digest('base64')}'`);
      expect(policy).toMatch(/img-src 'self' data: blob:/);
      expect(policy).toMatch(/media-src 'self' blob:/);
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      // A door code is scanned, a note to a visit is spoken.
      expect(headers['permissions-policy']).toContain('camera=(self)');
      expect(headers['permissions-policy']).toContain('microphone=(self)');
      expect(headers['x-content-type-options']).toBe('nosniff');
    });

    it('keeps files with a hash in their names for a year, compressed', async () => {
      const { headers, text } = await t.http.get('/js/app.1a2b3c4d.js').set('accept-encoding', 'gzip').expect(200);
      expect(text).toBe(SCRIPT);
      expect(headers).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-encoding': 'gzip',
        'content-type': expect.stringMatching(/javascript/) as string,
      });
    });

    it('asks again for other files', async () => {
      const { headers } = await t.http.get('/logo.png').expect(200);
      expect(headers['cache-control']).toBe('no-cache');
      await t.http
        .get('/logo.png')
        .set('if-none-match', headers.etag ?? '')
        .expect(304);
    });

    it.each(['/js/gone.ffffffff.js', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/api/v1/nothing', '/api/nothing'])(
      'does not give %s',
      async (address) => {
        const answer = await t.http.get(address);
        expectProblem(answer, 404, 'route.unknown');
        expect(answer.text).not.toBe('secret');
      },
    );
  });

  it('stands beside the contract and a page to read it', async () => {
    const { body } = await t.http.get('/api/openapi.json').expect(200);
    expect(body).toMatchObject({ openapi: expect.stringMatching(/^3\./) as string });
    const operations = Object.values((body as { paths: Record<string, Record<string, { operationId: string }>> }).paths)
      .flatMap((methods) => Object.values(methods))
      .map(({ operationId }) => operationId);
    expect(new Set(operations).size).toBe(operations.length);
    expect(operations).toContain('auth_login');
    expect((await t.http.get('/api/docs').expect(200)).text).toContain('swagger-ui');
  });
});
