import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** Reminders that a town sends to a village. */
export class Reminders1700000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'reminder',
      columns: [
        column.id(),
        column.varchar('village_code', 12),
        column.varchar('day', 10),
        column.instant('sent_at'),
        column.int('sent_by'),
        column.int('people'),
      ],
      unique: [['village_code', 'day']],
      foreignKeys: [
        { columns: ['village_code'], references: 'region', referencedColumns: ['code'] },
        { columns: ['sent_by'], references: 'account' },
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['reminder']);
  }
}
