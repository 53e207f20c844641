import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** Background work, imports into the register, and the lists that other bureaus share. */
export class Imports1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'task',
      columns: [
        column.id(),
        column.varchar('kind', 40),
        column.varchar('state', 20),
        column.text('payload'),
        column.int('done'),
        column.int('total', { nullable: true }),
        column.varchar('cursor', 200, { nullable: true }),
        column.varchar('error', 500, { nullable: true }),
        column.int('account_id'),
        ...place(),
        column.varchar('lease_owner', 40, { nullable: true }),
        column.instant('lease_until', { nullable: true }),
        column.int('attempts'),
        column.boolean('cancel_requested'),
        column.instant('created_at'),
        column.instant('started_at', { nullable: true }),
        column.instant('finished_at', { nullable: true }),
      ],
      indices: [['state', 'id']],
    });
    await createImports(runner);
    await createLists(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['list_item', 'list_entry', 'shared_list', 'import_row', 'import_batch', 'task']);
  }
}

/** Whose officials see a row; null in both: the city's own. */
function place() {
  return [column.varchar('village_code', 12, { nullable: true }), column.varchar('town_code', 12, { nullable: true })];
}

async function createImports(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'import_batch',
    columns: [
      column.id(),
      column.int('account_id'),
      ...place(),
      column.varchar('file_name', 200),
      column.varchar('stored_name', 60, { nullable: true }),
      column.varchar('state', 20),
      column.int('task_id', { nullable: true }),
      column.varchar('error', 500, { nullable: true }),
      column.instant('created_at'),
      column.instant('checked_at', { nullable: true }),
      column.instant('applied_at', { nullable: true }),
      column.instant('undone_at', { nullable: true }),
      column.instant('erased_at', { nullable: true }),
    ],
    indices: [
      ['village_code', 'id'],
      ['town_code', 'id'],
    ],
    foreignKeys: [{ columns: ['account_id'], references: 'account' }],
  });
  await createTable(runner, {
    name: 'import_row',
    columns: [
      column.id(),
      column.int('batch_id'),
      column.int('row_number'),
      column.varchar('outcome', 10),
      column.varchar('state', 10),
      column.varchar('id_number_index', 64, { nullable: true }),
      column.varchar('household_key', 64, { nullable: true }),
      column.text('content_enc', { nullable: true }),
      column.text('before_enc', { nullable: true }),
      column.int('elder_id', { nullable: true }),
      column.int('elder_version', { nullable: true }),
      column.int('household_version', { nullable: true }),
      column.varchar('note', 500, { nullable: true }),
    ],
    unique: [['batch_id', 'row_number']],
    indices: [
      ['batch_id', 'outcome', 'row_number'],
      ['batch_id', 'state', 'row_number'],
      ['batch_id', 'id_number_index'],
      ['batch_id', 'household_key'],
      ['batch_id', 'elder_id'],
    ],
    foreignKeys: [{ columns: ['batch_id'], references: 'import_batch' }],
  });
}

async function createLists(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'shared_list',
    columns: [
      column.id(),
      column.varchar('source', 30),
      column.boolean('complete'),
      column.int('account_id'),
      column.varchar('file_name', 200),
      column.varchar('stored_name', 60, { nullable: true }),
      column.varchar('state', 20),
      column.int('task_id', { nullable: true }),
      column.varchar('error', 500, { nullable: true }),
      column.int('rows_read'),
      column.int('rows_unreadable'),
      column.text('unreadable'),
      column.instant('created_at'),
      column.instant('matched_at', { nullable: true }),
    ],
    indices: [['source', 'id']],
    foreignKeys: [{ columns: ['account_id'], references: 'account' }],
  });
  await createTable(runner, {
    name: 'list_entry',
    columns: [column.id(), column.varchar('source', 30), column.varchar('id_number_index', 64), column.int('list_id')],
    unique: [['source', 'id_number_index']],
    indices: [['source', 'list_id', 'id']],
  });
  await createTable(runner, {
    name: 'list_item',
    columns: [
      column.id(),
      column.int('list_id'),
      column.varchar('source', 30),
      column.varchar('finding', 10),
      column.varchar('state', 10),
      column.varchar('id_number_index', 64),
      column.int('elder_id', { nullable: true }),
      ...place(),
      column.text('fact_enc', { nullable: true }),
      column.text('person_enc', { nullable: true }),
      column.instant('created_at'),
      column.int('decided_by', { nullable: true }),
      column.instant('decided_at', { nullable: true }),
      column.varchar('reason', 200, { nullable: true }),
    ],
    indices: [
      ['source', 'id_number_index', 'state'],
      ['village_code', 'state', 'id'],
      ['town_code', 'state', 'id'],
      ['state', 'id'],
    ],
    foreignKeys: [
      { columns: ['list_id'], references: 'shared_list' },
      { columns: ['elder_id'], references: 'elder' },
    ],
  });
}
