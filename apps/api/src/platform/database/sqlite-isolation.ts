import type { DataSource, QueryResult, QueryRunner } from 'typeorm';
import type { BetterSqlite3Driver } from 'typeorm/driver/better-sqlite3/BetterSqlite3Driver.js';
import { BetterSqlite3QueryRunner } from 'typeorm/driver/better-sqlite3/BetterSqlite3QueryRunner.js';
import { Mutex } from './mutex.js';

/**
 * Gives every caller a QueryRunner of its own on the one SQLite connection, and makes the others wait while a
 * transaction is open. TypeORM hands the same runner to everybody, so that two transactions at once interleave and
 * the rows of a rolled-back one can stay.
 * @param waitMs how long a caller waits before it is told that the database is busy, or that it waits for itself
 */
export function isolateSqlite(dataSource: DataSource, waitMs: number): void {
  const driver = dataSource.driver as BetterSqlite3Driver;
  const message = `sqlite: waited ${waitMs} ms for another transaction (inside a transaction use the passed EntityManager)`;
  const turn = new Mutex(waitMs, () => Object.assign(new Error(message), { code: 'SQLITE_BUSY' }));
  const statements = new Map<string, unknown>();
  driver.createQueryRunner = (): QueryRunner => new IsolatedQueryRunner(driver, turn, statements);
}

/** A runner that holds the connection from the start of its transaction to the end, or for one statement. */
class IsolatedQueryRunner extends BetterSqlite3QueryRunner {
  private holdsTurn = false;

  constructor(
    driver: BetterSqlite3Driver,
    private readonly turn: Mutex,
    statements: Map<string, unknown>,
  ) {
    super(driver);
    // Prepared statements belong to the connection, not to a runner; TypeORM keeps them in a private field.
    Object.assign(this, { stmtCache: statements });
  }

  override async startTransaction(level?: Parameters<BetterSqlite3QueryRunner['startTransaction']>[0]): Promise<void> {
    if (this.holdsTurn) return super.startTransaction(level);
    await this.turn.acquire();
    this.holdsTurn = true;
    try {
      await super.startTransaction(level);
    } catch (error) {
      this.yieldTurn();
      throw error;
    }
  }

  override async commitTransaction(): Promise<void> {
    await super.commitTransaction();
    if (!this.isTransactionActive) this.yieldTurn();
  }

  override async rollbackTransaction(): Promise<void> {
    try {
      await super.rollbackTransaction();
    } finally {
      if (!this.isTransactionActive) this.yieldTurn();
    }
  }

  override query(sql: string, parameters: unknown[] | undefined, structured: true): Promise<QueryResult>;
  override query<T = unknown>(sql: string, parameters?: unknown[], structured?: boolean): Promise<T>;
  override async query(sql: string, parameters?: unknown[], structured?: boolean): Promise<unknown> {
    // A deferred transaction that turns into a writer gets "busy" at once; an immediate one waits its time-out.
    if (sql === 'BEGIN TRANSACTION') return super.query('BEGIN IMMEDIATE', parameters, structured);
    if (this.holdsTurn) return super.query(sql, parameters, structured);
    await this.turn.acquire();
    try {
      return await super.query(sql, parameters, structured);
    } finally {
      this.turn.release();
    }
  }

  override async release(): Promise<void> {
    try {
      // Released with its transaction open: nothing of it may stay. SQLite may have rolled it back by itself.
      if (this.isTransactionActive) await super.query('ROLLBACK').catch(() => undefined);
    } finally {
      this.isTransactionActive = false;
      this.yieldTurn();
    }
    await super.release();
  }

  private yieldTurn(): void {
    if (!this.holdsTurn) return;
    this.holdsTurn = false;
    this.turn.release();
  }
}
