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
  expect(JSON.parse(await app.waitForText('#answer', /GET/))).toMatchObject({
    url: '/echo?q=%E5%BC%A0%20%E4%B8%89',
    auth: 'Bearer t',
  });
  await app.tap('#post');
  expect(JSON.parse(await app.waitForText('#answer', /POST/))).toMatchObject({ method: 'POST', body: '{"name":"张"}' });
  expect(app.text('#status')).toBe('200');
  app.assertNoProblems();
});

test('uploads a file with its form', async () => {
  const app = await loadNetworkPage();
  await app.tap('#upload');
  const { body } = JSON.parse(await app.waitForText('#answer', /POST/)) as { body: string };
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
  while (received.length < 15) await app.settle();
  expect(app.host.network.peak).toBe(10);
});

test('timeouts and aborts', async () => {
  const app = await loadNetworkPage();
  await app.tap('#slow');
  await app.waitForText('#answer', /^request:fail timeout$/);
  await app.tap('#abort');
  await app.waitForText('#answer', /^request:fail abort$/);
});

test('offline from the start: requests fail, listeners are told', async () => {
  const app = await loadNetworkPage({ offline: true });
  await app.tap('#get');
  await app.waitForText('#answer', /^request:fail -106:net::ERR_INTERNET_DISCONNECTED$/);
  app.host.setOffline(false);
  await app.waitForText('#changes', /^true$/);
  expect(received).toEqual([]);
});

test('an answer can be lost after the server did its work', async () => {
  const app = await loadNetworkPage();
  app.host.setNetwork({ loseAnswerTo: 'POST /echo' });
  await app.tap('#get');
  await app.waitForText('#status', /^200$/);
  await app.tap('#post');
  await app.waitForText('#answer', /^request:fail -101/);
  expect(received.at(-1)).toBe('POST /echo');
});

test('never leaves this machine unasked', async () => {
  const app = await loadNetworkPage();
  await app.tap('#outside');
  await app.waitForText('#answer', /^request:fail url not in domain list: https:\/\/example\.com$/);
  const forward = createForwarder();
  const request = { url: 'http://127.0.0.1:9/', method: 'GET', header: {}, body: null };
  await expect(forward(request)).rejects.toThrow(/^-102:/);
});
