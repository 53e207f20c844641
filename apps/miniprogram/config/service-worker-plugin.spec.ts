import { serviceWorkerCode } from './service-worker-plugin';

type Handler = (event: Record<string, unknown>) => void;

/** Runs the worker's code with doubles, and gives back its handlers and what it kept. */
function run(built: string[]) {
  const handlers: Record<string, Handler> = {};
  const kept: string[] = [];
  const scope = {
    addEventListener: (name: string, handler: Handler) => (handlers[name] = handler),
    location: { origin: 'https://site' },
  };
  const caches = {
    open: async () => ({ addAll: async (files: string[]) => void kept.push(...files) }),
    match: async (name: string) => `kept ${name}`,
  };
  const offline = async () => Promise.reject(new Error('offline'));
  new Function('self', 'caches', 'fetch', serviceWorkerCode(built))(scope, caches, offline);
  return { handlers, kept };
}

/** What the worker answers without network; undefined where it leaves the request alone. */
async function answer(
  handlers: Record<string, Handler>,
  url: string,
  mode = 'no-cors',
  method = 'GET',
): Promise<unknown> {
  let given: unknown;
  handlers.fetch?.({ request: { url, mode, method }, respondWith: (value: unknown) => (given = value) });
  return given;
}

test('keeps every file of the build, and the page itself', async () => {
  const { handlers, kept } = run(['js/app.js', 'css/app.css']);
  let done: Promise<unknown> = Promise.resolve();
  handlers.install?.({ waitUntil: (work: Promise<unknown>) => (done = work) });
  await done;
  expect(kept).toEqual(['/', '/css/app.css', '/js/app.js']);
});

test('without network the page and its files come from what was kept; the API is left alone', async () => {
  const { handlers } = run(['js/app.js']);
  expect(await answer(handlers, 'https://site/?c=TF-1', 'navigate')).toBe('kept /');
  expect(await answer(handlers, 'https://site/js/app.js')).toBe('kept /js/app.js');
  expect(await answer(handlers, 'https://site/api/v1/week-list', 'cors')).toBeUndefined();
  expect(await answer(handlers, 'https://site/api/v1/visits', 'cors', 'POST')).toBeUndefined();
  expect(await answer(handlers, 'https://elsewhere/js/app.js')).toBeUndefined();
});

test('another build is another version', () => {
  const version = (built: string[]) => /tanfang-\w{12}/.exec(serviceWorkerCode(built))?.[0];
  expect(version(['js/a.1.js'])).not.toBe(version(['js/a.2.js']));
  expect(version(['b', 'a'])).toBe(version(['a', 'b']));
});
