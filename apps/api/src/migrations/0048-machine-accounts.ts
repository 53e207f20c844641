import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** Programs of other offices that read aggregate figures. */
export class MachineAccounts1700000000048 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'machine_account',
      columns: [
        column.id(),
        column.varchar('name', 60),
        column.varchar('region_code', 12),
        column.varchar('scopes', 100),
        column.varchar('token_hash', 64),
        column.varchar('token_tail', 4),
        column.instant('created_at'),
        column.int('created_by'),
        column.instant('token_made_at'),
        column.instant('last_used_at', { nullable: true }),
        column.instant('revoked_at', { nullable: true }),
        column.int('revoked_by', { nullable: true }),
      ],
      unique: [['token_hash']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['machine_account']);
  }
}
