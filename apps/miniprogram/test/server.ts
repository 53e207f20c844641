import type { Session } from '@tanfang/contracts';

/** One request that the code under test made. */
export interface Seen {
  method: string;
  path: string;
  body: unknown;
  token: string | null;
}

type Answer = { status: number; body?: unknown; serverTime?: string } | 'offline';

/** Stands for the network: answers each request by a function, and keeps what it saw. */
export function answerWith(answer: (seen: Seen) => Answer): Seen[] {
  const requests: Seen[] = [];
  globalThis.fetch = (async (input: string, init: RequestInit = {}) => {
    const headers = (init.headers ?? {}) as Record<string, string>;
    const seen: Seen = {
      method: init.method ?? 'GET',
      path: input.replace('/api/v1', ''),
      body: bodyOf(init.body),
      token: headers.authorization?.replace('Bearer ', '') ?? null,
    };
    requests.push(seen);
    const given = answer(seen);
    if (given === 'offline') throw new TypeError('Failed to fetch');
    return {
      status: given.status,
      headers: { get: () => given.serverTime ?? null },
      text: async () => (given.body === undefined ? '' : JSON.stringify(given.body)),
    };
  }) as never;
  return requests;
}

/** JSON as it was sent; of a form its fields, the file by its name. */
function bodyOf(body: unknown): unknown {
  if (!(body instanceof FormData)) return body ? JSON.parse(String(body)) : undefined;
  return Object.fromEntries([...body].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]));
}

/** A problem document as the server sends it. */
export const problem = (status: number, code: string, detail: string, extra: object = {}): Answer => ({
  status,
  body: { type: 'about:blank', title: code, status, code, detail, ...extra },
});

/** A session of account 7, a visitor. */
export const sessionOf = (accessToken: string, refreshToken = 'refresh-1', id = 7): Session => ({
  accessToken,
  accessTokenExpiresAt: '2026-11-24T02:00:00Z',
  refreshToken,
  account: {
    id,
    loginName: 'visitor',
    displayName: '演示网格员',
    role: 'visitor',
    regionCode: '320682002201',
    regionName: '城北街道',
    regionLevel: 'village',
    permissions: ['visit.record'],
  },
});
