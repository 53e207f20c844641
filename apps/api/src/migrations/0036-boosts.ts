import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** 加密探访 and 远程替代: dated rules for an area, proposed by one person and approved by another. */
export class Boosts1700000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'boost',
      columns: [
        column.id(),
        column.varchar('kind', 12),
        column.varchar('cause', 12),
        column.varchar('region_code', 12),
        column.varchar('region_level', 10),
        column.varchar('town_code', 12, { nullable: true }),
        column.varchar('levels', 3),
        column.varchar('from_date', 10),
        column.varchar('to_date', 10),
        column.varchar('until_date', 10),
        column.smallint('extra_home'),
        column.smallint('extra_remote'),
        column.varchar('reason', 200),
        column.varchar('status', 12),
        column.boolean('plan_pending'),
        column.int('proposed_by'),
        column.instant('proposed_at'),
        column.int('decided_by', { nullable: true }),
        column.instant('decided_at', { nullable: true }),
        column.varchar('decision_note', 200, { nullable: true }),
        column.int('ended_by', { nullable: true }),
        column.instant('ended_at', { nullable: true }),
        column.varchar('end_reason', 200, { nullable: true }),
      ],
      indices: [
        ['town_code', 'id'],
        ['until_date', 'from_date'],
        ['plan_pending', 'id'],
      ],
      foreignKeys: [{ columns: ['region_code'], references: 'region', referencedColumns: ['code'] }],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['boost']);
  }
}
