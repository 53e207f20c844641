import Libsql from 'libsql';

/** What TypeORM asks of a better-sqlite3 database, on libsql, which needs neither a compiler nor a download. */
export class SqliteDatabase {
  private readonly database: Libsql.Database;

  /** @param options `timeout`: milliseconds to wait for another process that holds the file */
  constructor(file: string, options: { timeout: number }) {
    this.database = new Libsql(file, { timeout: options.timeout } as Libsql.Options);
  }

  prepare(sql: string): SqliteStatement {
    return new SqliteStatement(this.database.prepare(sql));
  }

  pragma(source: string): unknown {
    return this.database.prepare(`PRAGMA ${source}`).all([]);
  }

  exec(sql: string): void {
    this.database.exec(sql);
  }

  /** Writes the log back into the file, which libsql leaves undone, and closes. */
  close(): void {
    try {
      this.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      this.database.close();
    }
  }
}

/**
 * A statement whose parameters always travel as one array: libsql takes a lone object for named parameters, so that
 * a lone null throws and a lone Buffer aborts the process.
 */
export class SqliteStatement {
  constructor(private readonly statement: Libsql.Statement) {}

  get reader(): boolean {
    return this.statement.reader;
  }

  all(...parameters: unknown[]): unknown[] {
    const rows = this.statement.all(parameters.map(toSqlite)) as Record<string, unknown>[];
    for (const row of rows) {
      for (const [column, value] of Object.entries(row)) {
        if (value instanceof ArrayBuffer) row[column] = Buffer.from(value);
      }
    }
    return rows;
  }

  run(...parameters: unknown[]): Libsql.RunResult {
    return this.statement.run(parameters.map(toSqlite));
  }
}

function toSqlite(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  // As TypeORM writes instants, so that raw SQL may pass a Date on both engines.
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '');
  if (typeof value === 'string' && value.includes('\0')) {
    throw new TypeError('sqlite: a string with a NUL character would be cut');
  }
  return value;
}
