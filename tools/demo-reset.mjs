/**
 * npm run demo:reset: removes the embedded demonstration database, so that the next start makes a fresh one.
 * Other databases are never touched: it refuses where DATABASE_URL is set, in production, and without demo mode.
 */
import { existsSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { listenProblem } from './support/ports.mjs';

const { DATABASE_URL, NODE_ENV, DEMO_MODE, DATA_DIR = './data', PORT = '3000', HOST = '127.0.0.1' } = process.env;

async function refusal() {
  if (DATABASE_URL) return '设置了 DATABASE_URL，不会删除它 · DATABASE_URL is set: drop that database yourself';
  if (NODE_ENV === 'production') return '生产环境不能重置 · refused in production';
  if (DEMO_MODE === 'false') return '未开启演示模式，数据可能是真实的 · demo mode is off: the data may be real';
  if ((await listenProblem(Number(PORT), HOST)) === 'EADDRINUSE') {
    return `端口 ${PORT} 上有程序在运行，请先停止服务 · something runs on port ${PORT}: stop the server first`;
  }
  return null;
}

const reason = await refusal();
if (reason) {
  console.error(reason);
  process.exitCode = 1;
} else {
  const files = ['tanfang.sqlite', 'tanfang.sqlite-wal', 'tanfang.sqlite-shm']
    .map((name) => join(resolve(DATA_DIR), name))
    .filter((file) => existsSync(file));
  for (const file of files) {
    rmSync(file);
    console.log(`已删除 · removed ${file}`);
  }
  console.log('下次 npm start 会重新生成演示数据 · the next "npm start" makes fresh demonstration data');
}
