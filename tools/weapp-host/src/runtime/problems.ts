import type { Problem } from './types.js';

/** Collects what went wrong, so that a test can say there was nothing. */
export class ProblemLog {
  readonly list: Problem[] = [];

  error(where: string, message: unknown): void {
    this.add({ level: 'error', where, message: describe(message) });
  }

  warning(where: string, message: unknown): void {
    this.add({ level: 'warning', where, message: describe(message) });
  }

  add(problem: Problem): void {
    const known = this.list.some((other) => other.where === problem.where && other.message === problem.message);
    if (known) return;
    this.list.push(problem);
    // eslint-disable-next-line no-console -- whoever serves the app by hand looks there
    console.warn(`[weapp-host] ${problem.level} in ${problem.where}: ${problem.message}`);
  }
}

function describe(thrown: unknown): string {
  if (thrown !== null && typeof thrown === 'object') {
    const { stack, message, errMsg } = thrown as { stack?: string; message?: string; errMsg?: string };
    return stack ?? message ?? errMsg ?? JSON.stringify(thrown);
  }
  return String(thrown);
}
