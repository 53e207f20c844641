import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const MAIN = path.resolve(__dirname, '../../src/main.ts');

/** The service as a process of its own. */
export interface ApiProcess {
  child: ChildProcess;
  /** What it wrote so far. */
  output: { out: string; err: string };
  /** Where it listens, once it does. @throws with what it wrote when it ends before */
  address(): Promise<string>;
  /** Ends it as the power cut does. */
  kill(): Promise<void>;
}

/** Starts the process as an operator does, from its sources. */
export function startProcess(environment: Record<string, string>): ApiProcess {
  const child = spawn(process.execPath, ['--import', '@swc-node/register/esm-register', MAIN], {
    env: {
      PATH: process.env.PATH ?? '',
      SWC_NODE_PROJECT: path.resolve(__dirname, '../../tsconfig.json'),
      ...environment,
    },
    cwd: path.resolve(__dirname, '../..'),
  });
  const output = { out: '', err: '' };
  child.stderr.on('data', (chunk: Buffer) => (output.err += chunk.toString()));
  const listening = new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(output.err || output.out)));
    child.stdout.on('data', (chunk: Buffer) => {
      output.out += chunk.toString();
      const found = /"address":"([^"]+)"/.exec(output.out)?.[1];
      if (found) resolve(found);
    });
  });
  // Whoever does not ask for the address is not told of an early end by it.
  listening.catch(() => undefined);
  return {
    child,
    output,
    address: () => listening,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}
