import { createServer } from 'node:net';

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
