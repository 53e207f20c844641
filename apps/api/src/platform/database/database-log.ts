import type { Logger } from 'typeorm';
import { Log } from '../log.js';

const LONGEST_SQL = 500;

/** What TypeORM has to say, without the parameters of queries, which are people's data. */
export class DatabaseLog implements Logger {
  private readonly output = new Log('Database');

  /** Every statement: not logged. */
  logQuery(): void {}

  /** Refusals reach whoever asked, and the log through the problem filter. */
  logQueryError(): void {}

  logQuerySlow(milliseconds: number, sql: string): void {
    this.output.warn('slow query', { ms: milliseconds, sql: sql.slice(0, LONGEST_SQL) });
  }

  logSchemaBuild(): void {}

  logMigration(message: string): void {
    this.output.debug(message);
  }

  log(level: 'log' | 'info' | 'warn', message: unknown): void {
    this.output[level === 'warn' ? 'warn' : 'debug'](String(message));
  }
}
