import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** Messages to people, and their way beyond the app. */
export class Notifications1700000000034 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'notification',
      columns: [
        column.id(),
        column.int('account_id'),
        column.varchar('kind', 30),
        column.varchar('dedupe_key', 160),
        column.varchar('about_type', 30),
        column.varchar('about_id', 60),
        column.varchar('title', 60),
        column.varchar('body', 300),
        column.varchar('brief', 20),
        column.int('caused_by', { nullable: true }),
        column.instant('created_at'),
        column.instant('read_at', { nullable: true }),
      ],
      unique: [['account_id', 'dedupe_key']],
      indices: [['account_id', 'id'], ['account_id', 'read_at', 'id'], ['created_at']],
      foreignKeys: [{ columns: ['account_id'], references: 'account' }],
    });
    await createTable(runner, {
      name: 'notification_delivery',
      columns: [
        column.id(),
        column.int('notification_id'),
        column.varchar('channel', 10),
        column.int('binding_id'),
        column.varchar('state', 10),
        column.smallint('attempts'),
        column.instant('next_attempt_at'),
        column.varchar('last_error', 40, { nullable: true }),
        column.instant('ended_at', { nullable: true }),
      ],
      unique: [['notification_id', 'channel', 'binding_id']],
      indices: [
        ['state', 'next_attempt_at', 'id'],
        ['state', 'id'],
      ],
      foreignKeys: [{ columns: ['notification_id'], references: 'notification' }],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['notification_delivery', 'notification']);
  }
}
