import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type PortableTable, column, createTable, dropTables } from './portable.js';

const toFollowUp = { columns: ['follow_up_id'], references: 'follow_up' };

/** The tables as 0003 made them, for the way back. */
const FOLLOW_UP_BEFORE: PortableTable = {
  name: 'follow_up',
  columns: [
    column.id(),
    column.int('elder_id'),
    column.int('visit_id'),
    column.varchar('village_code', 12),
    column.varchar('town_code', 12),
    column.varchar('kind', 20),
    column.varchar('severity', 10),
    column.varchar('status', 20),
    column.text('item_keys'),
    column.varchar('sentence', 300),
    column.varchar('handling', 20),
    column.instant('opened_at'),
    column.int('opened_by'),
    column.varchar('due_on', 10),
    column.instant('closed_at', { nullable: true }),
  ],
  indices: [['village_code', 'status', 'id'], ['town_code', 'status', 'id'], ['elder_id', 'status'], ['visit_id']],
  foreignKeys: [
    { columns: ['elder_id'], references: 'elder' },
    { columns: ['visit_id'], references: 'visit' },
  ],
};
const EVENT_BEFORE: PortableTable = {
  name: 'follow_up_event',
  columns: [
    column.id(),
    column.int('follow_up_id'),
    column.varchar('action', 20),
    column.varchar('to_status', 20),
    column.varchar('note', 500, { nullable: true }),
    column.instant('at'),
    column.int('account_id'),
  ],
  indices: [['follow_up_id', 'id']],
  foreignKeys: [toFollowUp],
};

/** A follow-up may be made by hand (no visit), has an owner, and climbs; time itself writes events (no account). */
const FOLLOW_UP: PortableTable = {
  ...FOLLOW_UP_BEFORE,
  columns: [
    ...FOLLOW_UP_BEFORE.columns.map((one) => (one.name === 'visit_id' ? { ...one, nullable: true } : one)),
    column.int('owner_id', { nullable: true }),
    column.varchar('reach', 10),
    column.varchar('settled_by', 20, { nullable: true }),
  ],
  indices: [
    ['village_code', 'status', 'due_on', 'id'],
    ['town_code', 'status', 'due_on', 'id'],
    ['status', 'due_on', 'id'],
    ['owner_id', 'status', 'due_on', 'id'],
    ['elder_id', 'status'],
    ['visit_id'],
  ],
};
const EVENT: PortableTable = {
  ...EVENT_BEFORE,
  columns: [
    ...EVENT_BEFORE.columns.map((one) => (one.name === 'account_id' ? { ...one, nullable: true } : one)),
    column.int('other_account_id', { nullable: true }),
    column.varchar('reach', 10, { nullable: true }),
    column.text('file_ids', { nullable: true }),
  ],
};

/** Owners and climbing of follow-ups, emergencies with their time lines, and the numbers on duty. */
export class FollowUpsAndEmergencies1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await remake(runner, FOLLOW_UP, EVENT, {
      reach: "CASE WHEN handling = 'reported_town' THEN 'town' ELSE 'village' END",
    });
    await createTable(runner, {
      name: 'emergency',
      columns: [
        column.id(),
        column.varchar('device_key', 36),
        column.int('elder_id', { nullable: true }),
        column.varchar('village_code', 12),
        column.varchar('town_code', 12),
        column.varchar('status', 10),
        column.varchar('outcome', 20, { nullable: true }),
        column.instant('started_at'),
        column.instant('received_at'),
        column.int('opened_by'),
        column.instant('settled_at', { nullable: true }),
        column.instant('archived_at', { nullable: true }),
      ],
      unique: [['device_key']],
      indices: [
        ['village_code', 'id'],
        ['town_code', 'id'],
        ['elder_id', 'id'],
      ],
      foreignKeys: [{ columns: ['elder_id'], references: 'elder' }],
    });
    await createTable(runner, {
      name: 'emergency_event',
      columns: [
        column.id(),
        column.int('emergency_id'),
        column.varchar('kind', 20),
        column.varchar('outcome', 20, { nullable: true }),
        column.text('what_enc'),
        column.instant('at'),
        column.instant('recorded_at'),
        column.int('account_id'),
      ],
      indices: [['emergency_id', 'at', 'id']],
      foreignKeys: [{ columns: ['emergency_id'], references: 'emergency' }],
    });
    await createTable(runner, {
      name: 'duty_phone',
      columns: [
        column.id(),
        column.varchar('region_code', 12),
        column.smallint('ordinal'),
        column.varchar('label', 40),
        column.varchar('phone', 20),
        column.instant('updated_at'),
        column.int('updated_by'),
      ],
      unique: [['region_code', 'ordinal']],
      foreignKeys: [{ columns: ['region_code'], references: 'region', referencedColumns: ['code'] }],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['duty_phone', 'emergency_event', 'emergency']);
    // What was made by hand, and what time wrote, has no place in the tables of before.
    await runner.query(
      'DELETE FROM follow_up_event WHERE account_id IS NULL OR follow_up_id IN (SELECT id FROM follow_up WHERE visit_id IS NULL)',
    );
    await runner.query('DELETE FROM follow_up WHERE visit_id IS NULL');
    await remake(runner, FOLLOW_UP_BEFORE, EVENT_BEFORE, {});
  }
}

/**
 * Makes both tables anew with their rows. SQLite cannot loosen a column in place, and a table that others refer to
 * cannot be replaced behind their back inside a transaction: so both go, and both come back.
 */
async function remake(
  runner: QueryRunner,
  followUp: PortableTable,
  event: PortableTable,
  filled: Record<string, string>,
): Promise<void> {
  const kept = [
    { table: followUp, before: 'follow_up_kept' },
    { table: event, before: 'follow_up_event_kept' },
  ];
  for (const { table, before } of kept) await runner.query(`CREATE TABLE ${before} AS SELECT * FROM ${table.name}`);
  await dropTables(runner, ['follow_up_event', 'follow_up']);
  for (const { table, before } of kept) {
    await createTable(runner, table);
    const columns = table.columns.map(({ name }) => name);
    const old = EITHER[table.name] ?? [];
    const fill = table.name === 'follow_up' ? filled : {};
    const written = columns.filter((name) => old.includes(name) || fill[name] !== undefined);
    const values = written.map((name) => fill[name] ?? name);
    await runner.query(`INSERT INTO ${table.name} (${written.join(', ')}) SELECT ${values.join(', ')} FROM ${before}`);
    await runner.query(`DROP TABLE ${before}`);
  }
}

/** Columns that the tables have before and after. */
const EITHER: Record<string, string[]> = {
  follow_up: FOLLOW_UP_BEFORE.columns.map(({ name }) => name),
  follow_up_event: EVENT_BEFORE.columns.map(({ name }) => name),
};
