import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createForwarder } from '../src/index.mjs';
import { closeAll, loadFixture } from './support.js';

let server: http.Server;
let base: string;
let received: string[];

beforeAll(async () => {
  server = http.createServer(async (request, response) => {
    const body = await text(request);
    received.push(`${request.method} ${request.url}`);
    const answer = { method: request.method, url: request.url, auth: request.headers.authorization, body };
    const delay = request.url === '/slow' ? 300 : 20;
    setTimeout(() => response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)), delay);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  received = [];
});

afterEach(closeAll);

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function loadNetworkPage({ offline = false } = {}) {
  return loadFixture({
    offline,
    path: `pages/network/index?base=${encodeURIComponent('https://api.example.com')}`,
    network: { rewrite: { 'https://api.example.com': base } },
  });
}

test('carries requests to the server the origin stands for', async () => {
  const app = await loadNetworkPage();
  await app.tap('#get');
  await app.settle(100);
  expect(JSON.parse(app.text('#answer'))).toMatchObject({ url: '/echo?q=%E5%BC%A0%20%E4%B8%89', auth: 'Bearer t' });
  await app.tap('#post');
  await app.settle(100);
  expect(JSON.parse(app.text('#answer'))).toMatchObject({ method: 'POST', body: '{"name":"张"}' });
  expect(app.text('#status')).toBe('200');
  app.assertNoProblems();
});

test('uploads a file with its form', async () => {
  const app = await loadNetworkPage();
  await app.tap('#upload');
  await app.settle(100);
  const { body } = JSON.parse(app.text('#answer')) as { body: string };
  expect(body).toContain('name="kind"\r\n\r\nnote');
  expect(body).toContain('filename="note.txt"\r\nContent-Type: application/octet-stream\r\n\r\n字');
});

test('has no PATCH, as WeChat has none', async () => {
  const app = await loadNetworkPage();
  await app.tap('#patch');
  expect(app.text('#answer')).toBe('request:fail method is invalid');
  expect(received).toEqual([]);
});

test('runs ten requests at once; the others wait', async () => {
  const app = await loadNetworkPage();
  await app.tap('#many');
  await app.settle(300);
  expect(received).toHaveLength(15);
  expect(app.host.network.peak).toBe(10);
});

test('timeouts and aborts', async () => {
  const app = await loadNetworkPage();
  await app.tap('#slow');
  await app.settle(100);
  expect(app.text('#answer')).toBe('request:fail timeout');
  await app.tap('#abort');
  await app.settle(60);
  expect(app.text('#answer')).toBe('request:fail abort');
});

test('offline from the start: requests fail, listeners are told', async () => {
  const app = await loadNetworkPage({ offline: true });
  await app.tap('#get');
  expect(app.text('#answer')).toBe('request:fail -106:net::ERR_INTERNET_DISCONNECTED');
  app.host.setOffline(false);
  await app.settle();
  expect(app.text('#changes')).toBe('true');
  expect(received).toEqual([]);
});

test('an answer can be lost after the server did its work', async () => {
  const app = await loadNetworkPage();
  app.host.setNetwork({ loseAnswerTo: 'POST /echo' });
  await app.tap('#get');
  await app.settle(100);
  expect(app.text('#status')).toBe('200');
  await app.tap('#post');
  await app.settle(100);
  expect(app.text('#answer')).toMatch(/^request:fail -101/);
  expect(received.at(-1)).toBe('POST /echo');
});

test('never leaves this machine unasked', async () => {
  const app = await loadNetworkPage();
  await app.tap('#outside');
  expect(app.text('#answer')).toBe('request:fail url not in domain list: https://example.com');
  const forward = createForwarder();
  const request = { url: 'http://127.0.0.1:9/', method: 'GET', header: {}, body: null };
  await expect(forward(request)).rejects.toThrow(/^-102:/);
});
