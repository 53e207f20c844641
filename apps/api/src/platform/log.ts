import type { LoggerService } from '@nestjs/common';
import type { Settings } from './settings.js';

type Level = Exclude<Settings['logLevel'], 'silent'>;

const SEVERITY: Record<Settings['logLevel'], number> = { debug: 0, info: 1, warn: 2, error: 3, silent: 4 };

let least = SEVERITY.info;

/**
 * One JSON line an event, on standard output. Messages and fields carry route patterns, ids, codes and durations,
 * never names, numbers or addresses of people, nor the values of queries.
 */
export class Log {
  /** @param context the part of the system that speaks */
  constructor(private readonly context: string) {}

  /** Sets the least severity for the whole process. */
  static setLevel(level: Settings['logLevel']): void {
    least = SEVERITY[level];
  }

  debug(message: string, fields: Record<string, unknown> = {}): void {
    this.write('debug', message, fields);
  }

  info(message: string, fields: Record<string, unknown> = {}): void {
    this.write('info', message, fields);
  }

  warn(message: string, fields: Record<string, unknown> = {}): void {
    this.write('warn', message, fields);
  }

  error(message: string, fields: Record<string, unknown> = {}): void {
    this.write('error', message, fields);
  }

  private write(level: Level, message: string, fields: Record<string, unknown>): void {
    if (SEVERITY[level] < least) return;
    const line = { time: new Date().toISOString(), level, context: this.context, message, ...fields };
    process.stdout.write(`${JSON.stringify(line)}\n`);
  }
}

/** The framework's own messages in the same form; its start-up chatter counts as debug. */
export class FrameworkLog implements LoggerService {
  log(message: unknown, context?: unknown): void {
    new Log(String(context ?? 'Nest')).debug(String(message));
  }

  warn(message: unknown, context?: unknown): void {
    new Log(String(context ?? 'Nest')).warn(String(message));
  }

  error(message: unknown, stack?: unknown, context?: unknown): void {
    new Log(String(context ?? 'Nest')).error(String(message), stack ? { stack: String(stack) } : {});
  }
}

/** An error for the log; of a failed query only the driver's code, since its message and parameters hold people's data. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('driverError' in error) return `${error.name}: ${String((error.driverError as { code?: unknown }).code)}`;
  return error.stack ?? error.message;
}
