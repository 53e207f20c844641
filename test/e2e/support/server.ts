import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shiftedClock } from './clock.js';

const ROOT = join(__dirname, '..', '..', '..');
const ENTRY = join(ROOT, 'apps', 'api', 'dist', 'main.js');
const START_TIMEOUT_MS = 90_000;

/** The built API with its web app, on a database of its own. */
export interface Api {
  url: string;
  port: number;
  dataDir: string;
  /** All that the process has written so far. */
  log(): string;
  /** Ends the process and removes its data. */
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Starts the built API with demonstration data in a temporary folder and waits until it is ready.
 * @param options.elders size of the demonstration
 * @param options.env further settings
 * @param options.clockShiftMs how far its clock is from the real one, see clockShift
 * @throws with the process's output when it ends or does not become ready within 90 s
 */
export async function startApi({
  elders = 600,
  env = {},
  clockShiftMs = 0,
}: { elders?: number; env?: NodeJS.ProcessEnv; clockShiftMs?: number } = {}): Promise<Api> {
  if (!existsSync(ENTRY))
    throw new Error('The API is not built: run "npm run check -- e2e-web e2e-weapp" or "npm run build".');
  const dataDir = await mkdtemp(join(tmpdir(), 'tanfang-e2e-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const clock = `data:text/javascript,${encodeURIComponent(shiftedClock(clockShiftMs))}`;
  const child = spawn(process.execPath, ['--import', clock, ENTRY], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DATABASE_URL: '',
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO_MODE: 'true',
      DEMO_ELDERS: String(elders),
      ...env,
    },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));

  const stop = async () => {
    child.kill('SIGTERM');
    const forced = setTimeout(() => child.kill('SIGKILL'), 5_000);
    await ended;
    clearTimeout(forced);
    await rm(dataDir, { recursive: true, force: true });
  };

  const deadline = Date.now() + START_TIMEOUT_MS;
  while (child.exitCode === null && Date.now() < deadline) {
    const ready = await fetch(`${url}/readyz`).catch(() => null);
    if (ready?.ok) return { url, port, dataDir, log: () => output, stop };
    await pause(200);
  }
  await stop();
  throw new Error(`The API did not become ready.\n${output}`);
}
