/**
 * @typedef {import('../runtime/types.js').TransportRequest} TransportRequest
 * @typedef {import('../runtime/types.js').TransportResponse} TransportResponse
 */

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * @typedef {object} ForwardOptions
 * @property {Record<string, string>} [rewrite] origins the app was built with → origins that answer, e.g.
 *   `{ 'https://api.example.com': 'http://127.0.0.1:3000' }`
 * @property {string[]} [allow] further host names that may be asked; this machine always may
 */

/**
 * Makes the function that carries the app's requests out. Hosts that nobody allowed are refused, so that a test cannot
 * reach a real server by mistake.
 * @param {ForwardOptions} [options]
 * @returns {(request: TransportRequest) => Promise<TransportResponse>} rejects with WeChat's kind of reason when no
 *   server answers
 */
export function createForwarder({ rewrite = {}, allow = [] } = {}) {
  const allowed = new Set([...LOOPBACK, ...allow]);
  return async ({ url, method, header, body }) => {
    const target = new URL(rewriteOrigin(url, rewrite));
    if (!allowed.has(target.hostname)) throw new Error(`url not in domain list: ${target.origin}`);
    const response = await fetch(target, {
      method,
      headers: header,
      body: body === null ? undefined : Buffer.from(body, 'base64'),
      redirect: 'follow',
    }).catch((error) => {
      throw new Error(`-102:${error.cause?.code ?? error.message}`);
    });
    return {
      status: response.status,
      header: Object.fromEntries(response.headers),
      cookies: response.headers.getSetCookie(),
      body: Buffer.from(await response.arrayBuffer()).toString('base64'),
    };
  };
}

/**
 * @param {string} url
 * @param {Record<string, string>} rewrite
 */
function rewriteOrigin(url, rewrite) {
  const origin = Object.keys(rewrite).find((known) => url === known || url.startsWith(`${known}/`));
  return origin === undefined ? url : rewrite[origin] + url.slice(origin.length);
}
