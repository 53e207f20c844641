/**
 * npm start: builds what is missing or stale, then serves the API and the web app on one port, with demonstration data in
 * DATA_DIR (./data) unless told otherwise. Settings: docs/configuration.md.
 */
import { ensureBuilt } from './support/builds.mjs';
import { listenProblem } from './support/ports.mjs';

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '127.0.0.1';

const REASONS = {
  EADDRINUSE: `端口 ${port} 已被占用。请关闭占用它的程序，或换一个端口 · port ${port} is taken; stop what uses it, or choose another: PORT=3001 npm start`,
  EACCES: `没有权限使用端口 ${port} · no permission to use port ${port}; choose one above 1023: PORT=3000 npm start`,
};

try {
  const problem = Number.isInteger(port) ? await listenProblem(port, host) : null;
  if (problem) throw new Error(REASONS[problem] ?? `无法监听 ${host}:${port} · cannot listen there: ${problem}`);
  await ensureBuilt(['api', 'web']);
  console.log('正在启动，首次会生成演示数据 · starting; the first time makes demonstration data …');
  process.env.LOG_LEVEL ??= process.env.NODE_ENV === 'production' ? 'info' : 'warn';
  await import('../apps/api/dist/main.js');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
