import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables, type PortableColumn } from './portable.js';

/** Wrong passwords by name and address, so that nobody locks out a name he knows. Failures live for a day: none is kept. */
export class SignInFailures1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['sign_in_failure']);
    await create(runner, [column.varchar('attempt_index', 64, { primary: true }), column.varchar('name_index', 64)]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['sign_in_failure']);
    await create(runner, [column.varchar('name_index', 64, { primary: true })]);
  }
}

function create(runner: QueryRunner, keys: PortableColumn[]): Promise<void> {
  return createTable(runner, {
    name: 'sign_in_failure',
    columns: [
      ...keys,
      column.int('failures'),
      column.instant('locked_until', { nullable: true }),
      column.instant('last_at'),
    ],
    indices: [...(keys.length > 1 ? [['name_index']] : []), ['last_at']],
    checks: [{ name: 'ck_sign_in_failure_failures', expression: 'failures >= 0' }],
  });
}
