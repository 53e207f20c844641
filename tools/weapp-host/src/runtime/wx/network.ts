import { fromBase64, toBase64, type FileStore } from '../files.js';
import type { Mocks } from '../mocks.js';
import type { Network } from '../network.js';
import type { CallOptions, TransportRequest, TransportResponse } from '../types.js';
import { asyncCall, CallFailure, fail, succeed, type WxApi } from './call.js';

/** WeChat's list; it has no PATCH. */
const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'];
const DEFAULT_TIMEOUT_MS = 60_000;

interface NetworkApiParts {
  network: Network;
  mocks: Mocks;
  files: FileStore;
  /** From app.json, in ms. */
  requestTimeout?: number;
}

interface RequestTask {
  abort(): void;
  onHeadersReceived(): void;
  offHeadersReceived(): void;
  onChunkReceived(): void;
  offChunkReceived(): void;
}

/** `wx.request` and the file transfers. No cookie jar, as on the phone. */
export function networkApi({ network, mocks, files, requestTimeout }: NetworkApiParts): WxApi {
  const timeoutOf = (options: CallOptions): number => Number(options.timeout ?? requestTimeout ?? DEFAULT_TIMEOUT_MS);

  /** Starts `work` and returns the handle that can give it up. */
  const start = (name: string, options: CallOptions, work: (task: Cancellation) => Promise<unknown>): RequestTask => {
    const cancellation: Cancellation = { cancel: null };
    mocks.record(name, pick(options, ['url', 'method', 'data', 'filePath']));
    void Promise.resolve()
      .then(() => work(cancellation))
      .then(
        (fields) => succeed(name, options, fields),
        (error: unknown) => fail(name, options, error),
      );
    const nothing = (): void => undefined;
    return {
      abort: () => cancellation.cancel?.(new CallFailure('abort')),
      onHeadersReceived: nothing,
      offHeadersReceived: nothing,
      onChunkReceived: nothing,
      offChunkReceived: nothing,
    };
  };

  const send = (request: TransportRequest, options: CallOptions, task: Cancellation): Promise<TransportResponse> =>
    network.send(request, timeoutOf(options), (cancel) => {
      task.cancel = cancel;
    });

  return {
    request: (options: CallOptions) =>
      start('request', options, async (task) => {
        const response = await send(toRequest(options), options, task);
        return {
          data: decodeBody(response, options),
          statusCode: response.status,
          header: response.header,
          cookies: response.cookies,
        };
      }),
    uploadFile: (options: CallOptions) =>
      start('uploadFile', options, async (task) => {
        const response = await send(toUpload(options, files), options, task);
        return { data: textOf(response), statusCode: response.status, header: response.header };
      }),
    downloadFile: (options: CallOptions) =>
      start('downloadFile', options, async (task) => {
        const response = await send(toRequest({ ...options, method: 'GET' }), options, task);
        const extension = /\.(\w+)(\?|$)/.exec(String(options.url))?.[1] ?? 'bin';
        return { tempFilePath: files.add(fromBase64(response.body), extension), statusCode: response.status };
      }),
    getNetworkType: asyncCall('getNetworkType', () => ({ networkType: network.conditions.offline ? 'none' : 'wifi' })),
  };
}

interface Cancellation {
  cancel: ((reason: CallFailure) => void) | null;
}

function pick(options: CallOptions, names: string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => name in options).map((name) => [name, options[name]]));
}

function toRequest(options: CallOptions): TransportRequest {
  const method = String(options.method ?? 'GET').toUpperCase();
  if (!METHODS.includes(method)) throw new CallFailure('method is invalid');
  const header = headersOf(options, { 'content-type': 'application/json' });
  const { url, data } = options;
  if (!/^https?:\/\//.test(String(url))) throw new CallFailure(`invalid url "${String(url)}"`);
  if (data === undefined || data === null) return { url: String(url), method, header, body: null };
  if (data instanceof ArrayBuffer) return { url: String(url), method, header, body: toBase64(new Uint8Array(data)) };
  if (method === 'GET') return { url: withQuery(String(url), data), method, header, body: null };
  const isForm = header['content-type']?.includes('x-www-form-urlencoded');
  const text = typeof data === 'string' ? data : isForm ? toQuery(data as object) : JSON.stringify(data);
  return { url: String(url), method, header, body: toBase64(new TextEncoder().encode(text)) };
}

function headersOf(options: CallOptions, base: Record<string, string>): Record<string, string> {
  const given = Object.entries((options.header ?? {}) as Record<string, unknown>);
  return { ...base, ...Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)])) };
}

function withQuery(url: string, data: unknown): string {
  const query = typeof data === 'string' ? data : toQuery(data as object);
  return query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

function toQuery(data: object): string {
  return Object.entries(data)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
    .join('&');
}

function textOf(response: TransportResponse): string {
  return new TextDecoder().decode(fromBase64(response.body));
}

function decodeBody(response: TransportResponse, options: CallOptions): unknown {
  if (options.responseType === 'arraybuffer') return fromBase64(response.body).buffer;
  const text = textOf(response);
  if ((options.dataType ?? 'json') !== 'json') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function toUpload(options: CallOptions, files: FileStore): TransportRequest {
  const boundary = 'weapp-host-boundary';
  const path = String(options.filePath);
  const field = (name: string, value: unknown): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`;
  const fields = Object.entries((options.formData ?? {}) as Record<string, unknown>);
  const head =
    fields.map(([name, value]) => field(name, value)).join('') +
    `--${boundary}\r\nContent-Disposition: form-data; name="${String(options.name)}"; ` +
    `filename="${path.replace(/^.*\//, '')}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const encoder = new TextEncoder();
  const parts = [encoder.encode(head), files.read(path), encoder.encode(`\r\n--${boundary}--\r\n`)];
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const header = { ...headersOf(options, {}), 'content-type': `multipart/form-data; boundary=${boundary}` };
  return { url: String(options.url), method: 'POST', header, body: toBase64(bytes) };
}
