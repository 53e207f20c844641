import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** The quarter's reports of the towns, what was done with them, and corrections of accepted ones. */
export class QuarterReports1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'quarter_report',
      columns: [
        column.id(),
        column.varchar('place_code', 12),
        column.varchar('quarter', 7),
        column.varchar('status', 12),
        column.text('difficulties'),
        column.text('next_quarter'),
        column.text('figures', { nullable: true }),
        column.varchar('rule_version', 60, { nullable: true }),
        column.instant('counted_at', { nullable: true }),
        column.int('submitted_by', { nullable: true }),
        column.instant('submitted_at', { nullable: true }),
        column.int('decided_by', { nullable: true }),
        column.instant('decided_at', { nullable: true }),
        column.int('version'),
        column.instant('updated_at'),
      ],
      unique: [['place_code', 'quarter']],
      indices: [['quarter', 'status']],
      foreignKeys: [{ columns: ['place_code'], references: 'region', referencedColumns: ['code'] }],
    });
    await createTable(runner, {
      name: 'quarter_report_event',
      columns: [
        column.id(),
        column.int('report_id'),
        column.varchar('action', 12),
        column.varchar('to_status', 12),
        column.varchar('note', 500, { nullable: true }),
        column.text('remarks'),
        column.instant('at'),
        column.int('account_id'),
      ],
      indices: [['report_id', 'id']],
      foreignKeys: [{ columns: ['report_id'], references: 'quarter_report' }],
    });
    await createTable(runner, {
      name: 'quarter_report_correction',
      columns: [
        column.id(),
        column.int('report_id'),
        column.varchar('line', 60),
        column.double('value_before', { nullable: true }),
        column.double('value_after'),
        column.varchar('reason', 500),
        column.instant('at'),
        column.int('account_id'),
      ],
      indices: [['report_id', 'id']],
      foreignKeys: [{ columns: ['report_id'], references: 'quarter_report' }],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['quarter_report_correction', 'quarter_report_event', 'quarter_report']);
  }
}
