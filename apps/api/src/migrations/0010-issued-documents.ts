import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** Documents that were printed or exported: the ticket of each, and the log of what left the house. */
export class IssuedDocuments1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'issued_document',
      columns: [
        column.id(),
        column.varchar('ticket_hash', 64),
        column.int('account_id'),
        column.varchar('session_id', 36),
        column.varchar('kind', 30),
        column.varchar('format', 5),
        column.text('request_enc'),
        column.varchar('purpose', 200, { nullable: true }),
        column.varchar('region_code', 12),
        column.int('item_count'),
        column.boolean('full_numbers'),
        column.instant('issued_at'),
        column.instant('expires_at'),
        column.instant('fetched_at', { nullable: true }),
      ],
      indices: [['account_id', 'id']],
      unique: [['ticket_hash']],
      foreignKeys: [{ columns: ['account_id'], references: 'account' }],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['issued_document']);
  }
}
