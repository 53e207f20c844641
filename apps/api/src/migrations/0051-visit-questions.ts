import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** Questions about recorded visits, with their answers. */
export class VisitQuestions1700000000051 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'visit_question',
      columns: [
        column.id(),
        column.varchar('kind', 20),
        column.int('visitor_id'),
        column.varchar('subject_key', 20),
        column.varchar('village_code', 12),
        column.varchar('town_code', 12),
        column.varchar('visited_on', 10),
        column.text('visit_ids'),
        column.varchar('sentence', 300),
        column.instant('found_at'),
        column.varchar('answer', 500, { nullable: true }),
        column.int('answered_by', { nullable: true }),
        column.instant('answered_at', { nullable: true }),
      ],
      unique: [['visitor_id', 'kind', 'subject_key']],
      indices: [
        ['village_code', 'id'],
        ['town_code', 'id'],
      ],
      foreignKeys: [{ columns: ['visitor_id'], references: 'account' }],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['visit_question']);
  }
}
