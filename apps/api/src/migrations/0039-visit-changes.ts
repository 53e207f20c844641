import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, column, createTable, dropColumns, dropTables } from './portable.js';

const toVisit = (name: string) => ({ columns: [name], references: 'visit' });

/** Corrections and withdrawals of visits: entries of their own beside the record that they make void. */
export class VisitChanges1700000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'visit', [column.boolean('voided', { default: 0 })]);
    await createTable(runner, {
      name: 'visit_change',
      columns: [
        column.id(),
        column.int('visit_id'),
        column.varchar('kind', 10),
        column.varchar('reason', 200),
        column.int('ordinal', { nullable: true }),
        column.int('replacement_id', { nullable: true }),
        column.int('changed_by'),
        column.instant('changed_at'),
      ],
      // A record is made void once; what replaced it can be corrected in its turn.
      unique: [['visit_id'], ['replacement_id']],
      foreignKeys: [toVisit('visit_id'), toVisit('replacement_id')],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['visit_change']);
    await dropColumns(runner, 'visit', ['voided']);
  }
}
