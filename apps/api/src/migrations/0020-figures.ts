import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** Counts of places and periods that officials' figures are summed from, and what has to be counted anew. */
export class Figures1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'figure_count',
      columns: [
        column.id(),
        column.varchar('place_code', 12),
        column.varchar('parent_code', 12),
        column.varchar('period', 8),
        column.varchar('figure', 20),
        column.varchar('level', 1),
        column.varchar('detail', 30),
        column.int('n'),
      ],
      unique: [['place_code', 'period', 'figure', 'level', 'detail']],
      indices: [['parent_code', 'period', 'figure', 'level', 'detail']],
    });
    await createTable(runner, {
      name: 'figure_state',
      columns: [
        column.varchar('place_code', 12, { primary: true }),
        column.varchar('period', 8, { primary: true }),
        column.instant('counted_at'),
      ],
      indices: [['period', 'place_code']],
    });
    await createTable(runner, {
      name: 'figure_mark',
      columns: [column.id(), column.varchar('village_code', 12), column.varchar('period', 8)],
      indices: [['village_code', 'period', 'id']],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['figure_mark', 'figure_state', 'figure_count']);
  }
}
