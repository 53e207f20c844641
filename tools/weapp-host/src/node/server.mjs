import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { bundleRuntime } from './bundle.mjs';
import { createForwarder } from './forward.mjs';
import { packApp, packScript } from './pack.mjs';

const CSS = fileURLToPath(new URL('../runtime/host.css', import.meta.url));

/** @type {Record<string, string>} */
const CONTENT_TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
};

const PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>weapp-host</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="host.css">
<body>
<script src="app.pack.js"></script>
<script src="host.js"></script>
<script>
const options = new URLSearchParams(location.search);
startWeapp({
  path: options.get('path') ?? undefined,
  codeScene: options.get('codeScene') ?? undefined,
  scene: options.has('scene') ? Number(options.get('scene')) : undefined,
  fontSize: options.has('fontSize') ? Number(options.get('fontSize')) : undefined,
  offline: options.get('offline') === 'true',
  mocks: globalThis.__weappMocks,
});
</script>
`;

/**
 * @typedef {object} ServeOptions
 * @property {number} [port] 0, the default, takes a free one
 * @property {Record<string, string>} [rewrite] see createForwarder
 * @property {string[]} [allow] see createForwarder
 */

/**
 * Serves a built mini-program to a browser on this machine. Its query takes `path`, `codeScene`, `scene`, `offline` and
 * `fontSize`.
 * @param {string} directory the folder that holds app.json
 * @param {ServeOptions} [options]
 * @returns {Promise<{ url: string, problems: import('./pack.mjs').Problem[], close: () => Promise<void> }>}
 * @throws {Error} when the folder holds no mini-program, or the port is taken
 */
export async function serve(directory, { port = 0, rewrite, allow } = {}) {
  const pack = packApp(directory);
  const host = await bundleRuntime();
  const forward = createForwarder({ rewrite, allow });
  /** @type {Record<string, { type: string, body: string }>} */
  const files = {
    '/': { type: CONTENT_TYPES['.html'], body: PAGE },
    '/host.css': { type: CONTENT_TYPES['.css'], body: fs.readFileSync(CSS, 'utf8') },
    '/host.js': { type: CONTENT_TYPES['.js'], body: host },
    '/app.pack.js': { type: CONTENT_TYPES['.js'], body: packScript(pack) },
  };

  const server = http.createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
    if (name === '/__request') void answerRequest(request, response, forward);
    else if (files[name]) send(response, files[name].type, files[name].body);
    else if (name.startsWith('/app/')) sendAsset(response, directory, name.slice('/app/'.length));
    else response.writeHead(404).end();
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}/`,
    problems: pack.problems,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 * @param {ReturnType<typeof createForwarder>} forward
 */
async function answerRequest(request, response, forward) {
  // other web pages open in the same browser may send plain text, but not this without being asked about it first
  if (request.headers['content-type'] !== 'application/json') {
    response.writeHead(415).end();
    return;
  }
  let answer;
  try {
    answer = { response: await forward(JSON.parse(await text(request))) };
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : String(error) };
  }
  send(response, CONTENT_TYPES['.json'], JSON.stringify(answer));
}

/**
 * @param {http.ServerResponse} response
 * @param {string} directory
 * @param {string} name
 */
function sendAsset(response, directory, name) {
  const root = path.resolve(directory);
  const file = path.resolve(root, name);
  if (!file.startsWith(root + path.sep) || !fs.existsSync(file)) response.writeHead(404).end();
  else send(response, CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream', fs.readFileSync(file));
}

/**
 * @param {http.ServerResponse} response
 * @param {string} type
 * @param {string | Buffer} body
 */
function send(response, type, body) {
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}
