import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndices, column, createTable, dropIndices, dropTables } from './portable.js';

const ofElder = [{ columns: ['elder_id'], references: 'elder' }];

/** Orders and filters of the register that a whole city must carry. */
const ELDER_INDICES = [
  ['level', 'name_pinyin', 'id'],
  ['status', 'name_pinyin', 'id'],
  ['assigned_visitor_id', 'name_pinyin', 'id'],
  ['town_code', 'birth_date', 'id'],
];

/** Finding people by words, and filters that are kept. */
export class Finding1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'search_term',
      columns: [
        column.varchar('term', 64, { primary: true }),
        column.varchar('name_pinyin', 120, { primary: true }),
        column.int('elder_id', { primary: true }),
      ],
      indices: [['elder_id']],
      foreignKeys: ofElder,
    });
    await createTable(runner, {
      name: 'saved_filter',
      columns: [
        column.id(),
        column.int('account_id'),
        column.varchar('name', 40),
        column.text('query'),
        column.boolean('shared'),
        column.varchar('region_code', 12, { nullable: true }),
        column.instant('created_at'),
      ],
      unique: [['account_id', 'name']],
      indices: [['region_code', 'shared', 'id']],
      foreignKeys: [{ columns: ['account_id'], references: 'account' }],
    });
    await addIndices(runner, 'elder', ELDER_INDICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndices(runner, 'elder', ELDER_INDICES);
    await dropTables(runner, ['saved_filter', 'search_term']);
  }
}
