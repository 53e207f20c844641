import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndices, column, createTable, dropColumns, dropIndices, dropTables } from './portable.js';

const toElder = { columns: ['elder_id'], references: 'elder' };

/** Who is to be judged anew today, and who declined visits, in the order of the lists. */
const ELDER_INDICES = [
  ['next_judgement_on', 'id'],
  ['refused', 'id'],
];

/** Status over time as entries, days away, raised classes, and what birthdays will change. */
export class Life1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'elder', [column.varchar('next_judgement_on', 10, { nullable: true })]);
    await addColumns(runner, 'class_period', [column.int('raise_id', { nullable: true })]);
    await addIndices(runner, 'elder', ELDER_INDICES);
    await createStatuses(runner);
    await createRaises(runner);
    await createComingChanges(runner);
    // Everybody is looked at once, by the first runs of the job.
    await runner.query("UPDATE elder SET next_judgement_on = registered_on WHERE status <> 'closed'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['coming_change', 'class_raise', 'absence', 'status_event']);
    await dropIndices(runner, 'elder', ELDER_INDICES);
    await dropColumns(runner, 'class_period', ['raise_id']);
    await dropColumns(runner, 'elder', ['next_judgement_on']);
  }
}

async function createStatuses(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'status_event',
    columns: [
      column.id(),
      column.int('elder_id'),
      column.varchar('kind', 20),
      column.varchar('reason', 20, { nullable: true }),
      column.varchar('from_date', 10),
      column.varchar('to_date', 10, { nullable: true }),
      column.text('note_enc', { nullable: true }),
      column.instant('recorded_at'),
      column.int('recorded_by', { nullable: true }),
    ],
    indices: [['elder_id', 'id']],
    foreignKeys: [toElder],
  });
  await createTable(runner, {
    name: 'absence',
    columns: [
      column.id(),
      column.int('elder_id'),
      column.varchar('reason', 20),
      column.varchar('from_date', 10),
      column.varchar('to_date', 10, { nullable: true }),
      column.varchar('state', 10),
      column.instant('recorded_at'),
      column.int('recorded_by'),
      column.instant('ended_at', { nullable: true }),
      column.int('ended_by', { nullable: true }),
    ],
    indices: [
      ['elder_id', 'from_date'],
      ['state', 'from_date'],
    ],
    foreignKeys: [toElder],
  });
  // What the register knew before there were entries.
  await runner.query(
    `INSERT INTO status_event (elder_id, kind, reason, from_date, recorded_at, recorded_by)
     SELECT id, 'closed', close_reason, closed_on, updated_at, updated_by FROM elder WHERE status = 'closed'`,
  );
}

async function createRaises(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'class_raise',
    columns: [
      column.id(),
      column.int('elder_id'),
      // The elder while a raise is proposed or holds, else null: unique, so that there is one at a time.
      column.int('active_elder_id', { nullable: true }),
      column.varchar('level', 1),
      column.varchar('reason', 200),
      column.varchar('from_date', 10),
      column.varchar('to_date', 10, { nullable: true }),
      column.varchar('status', 12),
      column.varchar('proposed_role', 20),
      column.int('proposed_by'),
      column.instant('proposed_at'),
      column.int('decided_by', { nullable: true }),
      column.instant('decided_at', { nullable: true }),
      column.varchar('decision_note', 200, { nullable: true }),
      column.int('ended_by', { nullable: true }),
      column.instant('ended_at', { nullable: true }),
      column.varchar('end_reason', 200, { nullable: true }),
    ],
    unique: [['active_elder_id']],
    indices: [
      ['elder_id', 'id'],
      ['status', 'id'],
      ['status', 'to_date'],
    ],
    foreignKeys: [toElder],
  });
}

async function createComingChanges(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'coming_change',
    columns: [
      column.id(),
      column.int('elder_id'),
      column.varchar('village_code', 12),
      column.varchar('town_code', 12),
      column.varchar('on_date', 10),
      column.varchar('cause', 16),
      column.int('age', { nullable: true }),
      column.varchar('before_level', 1, { nullable: true }),
      column.varchar('after_level', 1, { nullable: true }),
      column.varchar('direction', 8),
      column.text('explanation'),
    ],
    indices: [['on_date', 'id'], ['village_code', 'on_date', 'id'], ['town_code', 'on_date', 'id'], ['elder_id']],
    foreignKeys: [toElder],
  });
}
