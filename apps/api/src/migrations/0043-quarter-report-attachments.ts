import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** Papers and pictures that a town adds to its quarter's report. */
export class QuarterReportAttachments1700000000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'quarter_report_attachment',
      columns: [
        column.id(),
        column.int('report_id'),
        column.varchar('name', 120),
        column.int('account_id'),
        column.instant('added_at'),
      ],
      indices: [['report_id', 'id']],
      foreignKeys: [{ columns: ['report_id'], references: 'quarter_report' }],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['quarter_report_attachment']);
  }
}
