/** A throw-away MariaDB for tests: nothing of it outlives `stop`. Needs `mariadbd` and `mariadb-install-db` on the PATH. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const READY_MS = 60_000;

/** Settings that trade durability, which a test does not need, for speed. */
const FAST = [
  '--skip-name-resolve',
  '--skip-log-bin',
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-doublewrite=0',
  '--innodb-flush-method=nosync',
  '--innodb-use-native-aio=0',
  '--innodb-buffer-pool-size=128M',
  '--innodb-log-file-size=16M',
  '--performance-schema=OFF',
  '--character-set-server=utf8mb4',
  '--collation-server=utf8mb4_unicode_ci',
  '--default-time-zone=+00:00',
  '--max-connections=200',
  '--sql-mode=STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',
];

function isInstalled() {
  try {
    execFileSync('mariadbd', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Starts a server on a free port of this machine.
 * @returns {Promise<{url: string, stop(): Promise<void>} | null>} null where MariaDB is not installed; `url` has the
 *   user root and no database; `stop` ends the server and removes everything
 */
export async function startMariadb() {
  if (!isInstalled()) return null;
  const directory = mkdtempSync(path.join(existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'tanfang-mariadb-'));
  const data = path.join(directory, 'data');
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  execFileSync(
    'mariadb-install-db',
    [
      '--no-defaults',
      ...asRoot,
      `--datadir=${data}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
      '--skip-name-resolve',
    ],
    { stdio: 'ignore' },
  );
  const port = await freePort();
  const server = await launch(directory, data, port, asRoot);
  process.once('exit', () => server.child.kill('SIGKILL'));

  return {
    url: `mariadb://root@127.0.0.1:${port}`,
    async stop() {
      server.child.kill('SIGKILL');
      await server.exited;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

async function launch(directory, data, port, asRoot) {
  const log = path.join(directory, 'error.log');
  const child = spawn(
    'mariadbd',
    [
      '--no-defaults',
      ...asRoot,
      `--datadir=${data}`,
      `--socket=${path.join(directory, 'socket')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--pid-file=${path.join(directory, 'pid')}`,
      `--log-error=${log}`,
      ...FAST,
    ],
    { stdio: 'ignore' },
  );
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const deadline = Date.now() + READY_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`mariadbd did not start:\n${existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : ''}`);
    }
    await pause(25);
  }
  return { child, exited };
}

/** MariaDB greets whoever connects. */
function answers(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

function freePort() {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

if (process.argv[1] === import.meta.filename) {
  const server = await startMariadb();
  if (!server) throw new Error('mariadbd is not on the PATH');
  console.log(`TEST_ENGINE=mariadb TEST_DATABASE_URL=${server.url}`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => void server.stop().then(() => process.exit(0)));
  }
}
