import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** When a phone was last heard, and what waits on it. */
export class Phones1700000000049 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'phone',
      columns: [
        column.id(),
        column.int('account_id'),
        column.varchar('device_id', 36),
        column.instant('first_heard_at'),
        column.instant('last_heard_at'),
        column.int('unsent'),
        column.int('refused'),
        column.instant('oldest_unsent_at', { nullable: true }),
        column.instant('settled_at', { nullable: true }),
        column.int('settled_by', { nullable: true }),
        column.varchar('settled_note', 200, { nullable: true }),
      ],
      unique: [['account_id', 'device_id']],
      foreignKeys: [{ columns: ['account_id'], references: 'account' }],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['phone']);
  }
}
