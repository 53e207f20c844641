import { TransportError, type Download, type Send, type Upload } from './transport.types';

/** Sends over fetch to the page's own origin. */
export const send: Send = ({ method, path, headers, body, timeoutMs }) =>
  exchange(
    path,
    {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    },
    timeoutMs,
    readJson,
  );

export const upload: Upload = ({ path, headers, file, fields, timeoutMs }) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('file', file.source as File, file.name);
  return exchange(path, { method: 'POST', headers, body }, timeoutMs, readJson);
};

/** The whole document passes through the memory of the page: for documents of a few MB that need the person's token. */
export const download: Download = ({ path, headers, document, timeoutMs }) =>
  exchange(path, { method: 'GET', headers }, timeoutMs, async (response) => {
    if (!response.ok) return readJson(response);
    const content = await response.blob();
    if (document === null) return URL.createObjectURL(content);
    save(content, document.fileName);
    return null;
  });

async function exchange(
  path: string,
  init: RequestInit,
  timeoutMs: number,
  read: (response: Response) => Promise<unknown>,
) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(path, { ...init, signal: abort.signal, cache: 'no-store' });
    return { status: response.status, body: await read(response), serverTime: response.headers.get('x-server-time') };
  } catch {
    throw new TransportError(abort.signal.aborted ? 'timeout' : 'offline');
  } finally {
    clearTimeout(timer);
  }
}

const readJson = async (response: Response): Promise<unknown> => parseJson(await response.text());

function save(content: Blob, fileName: string): void {
  const link = window.document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  window.document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
