import { createServer } from 'node:net';

/** A TCP port that was free on 127.0.0.1 a moment ago. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
  });
}

/**
 * Why this address cannot be listened on, or null when it can.
 * @returns {Promise<string | null>} the system's code, such as EADDRINUSE or EACCES
 */
export function listenProblem(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', (error) => resolve(error.code))
      .listen(port, host, () => server.close(() => resolve(null)));
  });
}
