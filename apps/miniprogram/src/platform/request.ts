import type { Session } from '@tanfang/contracts';

import { newClientId } from './client-id';
import { followServerClock } from './clock';
import { exclusively } from './exclusive';
import { reportReachable } from './network';
import type { PickedFile } from './pick-file.types';
import { networkProblem, Problem, problemOf } from './problem';
import { currentSession, endSession, keepSession, rereadSession } from './session';
import { download, send, upload } from './transport';
import { TransportError, type Method, type WireAnswer, type WireDownload } from './transport.types';

const API = '/api/v1';
const READ_TIMEOUT_MS = 15_000;
const WRITE_TIMEOUT_MS = 30_000;
/** A workbook of 20 MB over a village's line. */
const FILE_TIMEOUT_MS = 300_000;

export type Query = Record<string, string | number | boolean | null | undefined>;

interface Options {
  query?: Query;
  body?: unknown;
  timeoutMs?: number;
  /** Without a token, and without renewing one: sign-in itself. */
  anonymous?: boolean;
  /** Sent instead of a body. */
  file?: PickedFile;
  /** Fields of the form beside the file. */
  fields?: Record<string, string>;
  /** The answer is a document, handed to the person; null: a picture to show. */
  document?: WireDownload['document'];
}

/**
 * Calls the API. An expired access token is renewed once, for all requests that wait.
 * @param path below /api/v1, e.g. `/week-list`
 * @returns the JSON answer (null for an empty one)
 * @throws Problem, with words for the person
 */
export async function request<T>(method: Method, path: string, options: Options = {}): Promise<T> {
  const used = options.anonymous ? null : currentSession();
  let answer = await exchange(method, path, options, used?.accessToken);
  if (answer.status === 401 && used) {
    const renewed = await renew(used);
    answer = await exchange(method, path, options, renewed.accessToken);
  }
  if (answer.status >= 200 && answer.status < 300) return answer.body as T;
  throw problemOf(answer.status, answer.body);
}

/** The API by verb. All reject with Problem. */
export const api = {
  get: <T>(path: string, query?: Query) => request<T>('GET', path, { query }),
  post: <T>(path: string, body?: unknown) => request<T>('POST', path, { body }),
  put: <T>(path: string, body: unknown) => request<T>('PUT', path, { body }),
  upload: <T>(path: string, file: PickedFile, query?: Query) =>
    request<T>('POST', path, { file, query, timeoutMs: FILE_TIMEOUT_MS }),
  download: (path: string, document: NonNullable<WireDownload['document']>, query?: Query) =>
    request<null>('GET', path, { document, query, timeoutMs: FILE_TIMEOUT_MS }),
  /** @returns an address from which `Img` shows the picture */
  picture: (path: string) => request<string>('GET', path, { document: null, timeoutMs: FILE_TIMEOUT_MS }),
  /**
   * Uploads a file for a record to claim.
   * @param clientId of a file that may have been sent before
   * @returns the id by which the record names it
   */
  keepFile: async (file: PickedFile, clientId = newClientId()): Promise<string> => {
    await request('POST', '/files', { file, fields: { clientId }, timeoutMs: FILE_TIMEOUT_MS });
    return clientId;
  },
};

async function exchange(method: Method, path: string, options: Options, token?: string): Promise<WireAnswer> {
  try {
    const sentAt = Date.now();
    const { file, fields = {}, document, body } = options;
    const wire = {
      path: API + path + queryString(options.query),
      headers: (token ? { authorization: `Bearer ${token}` } : {}) as Record<string, string>,
      timeoutMs: options.timeoutMs ?? (method === 'GET' ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS),
    };
    const answer = await (file
      ? upload({ ...wire, file, fields })
      : document !== undefined
        ? download({ ...wire, document })
        : send({ ...wire, method, body }));
    reportReachable(true);
    followServerClock(answer.serverTime, sentAt);
    return answer;
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    if (error.reason === 'offline') reportReachable(false);
    throw networkProblem(error.reason);
  }
}

let renewal: Promise<Session> | null = null;

/** One renewal at a time, also of two tabs: a refresh token is good for one use. */
function renew(used: Session): Promise<Session> {
  const current = currentSession();
  if (current && current.accessToken !== used.accessToken) return Promise.resolve(current);
  renewal ??= exclusively('renew-session', () => renewUnlessRenewed(used)).finally(() => {
    renewal = null;
  });
  return renewal;
}

function renewUnlessRenewed(used: Session): Promise<Session> {
  const stored = rereadSession();
  if (stored && stored.accessToken !== used.accessToken) return Promise.resolve(stored);
  return exchangeRefreshToken(used.refreshToken);
}

async function exchangeRefreshToken(refreshToken: string): Promise<Session> {
  const answer = await exchange('POST', '/auth/refresh', { body: { refreshToken } });
  if (answer.status >= 200 && answer.status < 300) {
    const session = answer.body as Session;
    keepSession(session);
    return session;
  }
  if (answer.status < 500 && answer.status !== 429) {
    const words = '登录已过期，请重新登录。手机里未上传的记录都还在。';
    endSession(words);
    throw new Problem(401, 'auth.session_ended', words);
  }
  throw problemOf(answer.status, answer.body);
}

function queryString(query: Query = {}): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`);
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}
