import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type FindOneOptions } from 'typeorm';
import { isRetryable, isUniqueViolation } from './database/failures.js';

const ATTEMPTS = 5;

/** Runs work in an explicit transaction, READ COMMITTED; on SQLite one at a time. */
@Injectable()
export class Transactions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Commits what `work` does through the passed manager, or nothing of it. Deadlocks and lock waits run it again, and
   * so does a unique key that refused a row: somebody else was faster, and the second run finds his. Hence it must have
   * no effect outside the database. Await in order inside; use only `tx` for the database.
   * @throws what `work` throws, after the rollback
   */
  async run<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.dataSource.transaction(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !(isRetryable(error) || isUniqueViolation(error))) throw error;
        await pause(attempt * 20 * (1 + Math.random()));
      }
    }
  }
}

/**
 * Find option that locks the rows read until the transaction ends. On SQLite nothing is needed: transactions run one by
 * one.
 */
export function forUpdate(tx: EntityManager): Pick<FindOneOptions, 'lock'> {
  return isSqlite(tx.dataSource) ? {} : { lock: { mode: 'pessimistic_write' } };
}

/** The same for the end of a raw SELECT. */
export function forUpdateSql(tx: EntityManager): '' | ' FOR UPDATE' {
  return isSqlite(tx.dataSource) ? '' : ' FOR UPDATE';
}

function isSqlite(dataSource: DataSource): boolean {
  return dataSource.options.type === 'better-sqlite3';
}
