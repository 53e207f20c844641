import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** Photos, voice notes and papers that phones upload; the bytes lie encrypted in DATA_DIR/files. */
export class StoredFiles1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'stored_file',
      columns: [
        column.id(),
        column.varchar('client_id', 36),
        column.int('account_id'),
        column.varchar('content_index', 64),
        column.varchar('media_type', 40),
        column.int('byte_size'),
        column.varchar('stored_name', 40),
        column.varchar('state', 10),
        column.varchar('purpose', 30, { nullable: true }),
        column.varchar('subject_type', 30, { nullable: true }),
        column.int('subject_id', { nullable: true }),
        column.instant('claimed_at', { nullable: true }),
        column.instant('created_at'),
      ],
      unique: [['client_id']],
      indices: [
        ['account_id', 'created_at'],
        ['state', 'claimed_at', 'created_at'],
        ['subject_type', 'subject_id', 'id'],
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['stored_file']);
  }
}
