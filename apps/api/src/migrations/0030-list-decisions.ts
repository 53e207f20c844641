import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, column, dropColumns } from './portable.js';

/** What a shared list changed in a file, so that it can be taken back. */
export class ListDecisions1700000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'list_item', [
      column.text('before_enc', { nullable: true }),
      column.int('elder_version', { nullable: true }),
      column.int('household_version', { nullable: true }),
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'list_item', ['before_enc', 'elder_version', 'household_version']);
  }
}
