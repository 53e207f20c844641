import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndices, column, createTable, dropIndices, dropTables } from './portable.js';

const toElder = { columns: ['elder_id'], references: 'elder' };

/** How likely doubles are looked for: by name and birthday, and file by file in the order of change. */
const ELDER_INDICES = [
  ['name', 'birth_date'],
  ['birth_date', 'id'],
  ['updated_at', 'id'],
];

/** Who lived where, who visited whom, days of leave, the bureau's filing, and files that stand for one person. */
export class Homes1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createStays(runner);
    await createAssignments(runner);
    await createLeaves(runner);
    await createFilings(runner);
    await createDoubles(runner);
    await addIndices(runner, 'elder', ELDER_INDICES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndices(runner, 'elder', ELDER_INDICES);
    await dropTables(runner, [
      'file_merge',
      'double_scan',
      'likely_double',
      'visitor_filing',
      'leave_cover',
      'visitor_leave',
      'assignment',
      'household_stay',
    ]);
  }
}

async function createStays(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'household_stay',
    columns: [
      column.id(),
      column.int('elder_id'),
      column.int('household_id'),
      column.varchar('village_code', 12),
      column.varchar('town_code', 12),
      column.varchar('from_date', 10),
      column.varchar('to_date', 10, { nullable: true }),
      column.varchar('reason', 20),
      column.varchar('note', 200, { nullable: true }),
      column.instant('recorded_at'),
      column.int('recorded_by'),
    ],
    indices: [
      ['elder_id', 'id'],
      ['household_id', 'id'],
    ],
    foreignKeys: [toElder, { columns: ['household_id'], references: 'household' }],
  });
  // Those on the register already live where they were registered.
  await runner.query(
    `INSERT INTO household_stay
       (elder_id, household_id, village_code, town_code, from_date, reason, recorded_at, recorded_by)
     SELECT id, household_id, village_code, town_code, registered_on, 'registered', created_at, updated_by FROM elder`,
  );
}

async function createAssignments(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'assignment',
    columns: [
      column.id(),
      column.int('elder_id'),
      column.int('visitor_id'),
      column.instant('began_at'),
      column.instant('ended_at', { nullable: true }),
      column.varchar('reason', 20),
      column.varchar('note', 200, { nullable: true }),
      column.int('assigned_by'),
      column.varchar('end_reason', 20, { nullable: true }),
      column.int('ended_by', { nullable: true }),
    ],
    indices: [
      ['elder_id', 'id'],
      ['visitor_id', 'ended_at'],
    ],
    foreignKeys: [toElder, { columns: ['visitor_id'], references: 'account' }],
  });
  await runner.query(
    `INSERT INTO assignment (elder_id, visitor_id, began_at, reason, assigned_by)
     SELECT id, assigned_visitor_id, created_at, 'registered', updated_by FROM elder
     WHERE assigned_visitor_id IS NOT NULL`,
  );
}

async function createLeaves(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'visitor_leave',
    columns: [
      column.id(),
      column.int('visitor_id'),
      column.varchar('village_code', 12),
      column.varchar('town_code', 12),
      column.varchar('from_date', 10),
      column.varchar('to_date', 10),
      column.varchar('reason', 200),
      column.instant('created_at'),
      column.int('created_by'),
      column.varchar('ended_on', 10, { nullable: true }),
      column.int('ended_by', { nullable: true }),
    ],
    indices: [
      ['village_code', 'to_date', 'id'],
      ['town_code', 'to_date', 'id'],
      ['visitor_id', 'to_date'],
    ],
    foreignKeys: [{ columns: ['visitor_id'], references: 'account' }],
  });
  await createTable(runner, {
    name: 'leave_cover',
    columns: [
      column.id(),
      column.int('leave_id'),
      column.int('elder_id'),
      column.int('visitor_id'),
      column.int('cover_id'),
      column.varchar('from_date', 10),
      column.varchar('to_date', 10),
    ],
    indices: [
      ['leave_id', 'id'],
      ['cover_id', 'to_date'],
      ['elder_id', 'to_date'],
    ],
    foreignKeys: [toElder, { columns: ['leave_id'], references: 'visitor_leave' }],
  });
}

async function createFilings(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'visitor_filing',
    columns: [
      column.id(),
      column.int('visitor_id'),
      // The visitor while the filing holds, null once it is withdrawn: unique, so that one holds at a time.
      column.int('active_visitor_id', { nullable: true }),
      column.varchar('village_code', 12),
      column.varchar('town_code', 12),
      column.varchar('filed_on', 10),
      column.int('filed_by'),
      column.int('elders'),
      column.varchar('withdrawn_on', 10, { nullable: true }),
      column.int('withdrawn_by', { nullable: true }),
      column.varchar('withdrawn_reason', 200, { nullable: true }),
    ],
    unique: [['active_visitor_id']],
    indices: [['visitor_id', 'id']],
    foreignKeys: [{ columns: ['visitor_id'], references: 'account' }],
  });
}

async function createDoubles(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'likely_double',
    columns: [
      column.id(),
      column.int('elder_a_id'),
      column.int('elder_b_id'),
      column.text('reasons'),
      column.varchar('status', 12),
      column.instant('found_at'),
      column.instant('decided_at', { nullable: true }),
      column.int('decided_by', { nullable: true }),
      column.varchar('note', 200, { nullable: true }),
    ],
    unique: [['elder_a_id', 'elder_b_id']],
    indices: [['status', 'id'], ['elder_b_id']],
    foreignKeys: [
      { columns: ['elder_a_id'], references: 'elder' },
      { columns: ['elder_b_id'], references: 'elder' },
    ],
  });
  await createTable(runner, {
    name: 'double_scan',
    columns: [column.id(), column.instant('changed_until'), column.int('elder_id')],
  });
  await createTable(runner, {
    name: 'file_merge',
    columns: [
      column.id(),
      column.int('survivor_id'),
      column.int('gone_id'),
      // The file that went, null once the merge is undone: unique, so that it went into one other.
      column.int('active_gone_id', { nullable: true }),
      column.text('before_merge'),
      column.varchar('reason', 200),
      column.instant('merged_at'),
      column.int('merged_by'),
      column.instant('undone_at', { nullable: true }),
      column.int('undone_by', { nullable: true }),
      column.varchar('undone_reason', 200, { nullable: true }),
    ],
    unique: [['active_gone_id']],
    indices: [['survivor_id', 'id'], ['gone_id']],
    foreignKeys: [
      { columns: ['survivor_id'], references: 'elder' },
      { columns: ['gone_id'], references: 'elder' },
    ],
  });
}
