import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** The register (Annex 3): households, elders, their class history, monthly updates, door codes and families. */
export class Registry1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createHousehold(runner);
    await createElder(runner);
    await createWhatHangsOnAnElder(runner);
    await createDoorCode(runner);
    await createTable(runner, {
      name: 'class_period',
      columns: [
        column.id(),
        column.int('elder_id'),
        column.varchar('level', 1, { nullable: true }),
        column.varchar('clause', 4, { nullable: true }),
        column.text('also_matches'),
        column.text('target_types'),
        column.varchar('exclusion', 2, { nullable: true }),
        column.text('explanation'),
        column.varchar('reason', 20),
        column.varchar('from_date', 10),
        column.varchar('to_date', 10, { nullable: true }),
        column.instant('judged_at'),
        column.int('judged_by', { nullable: true }),
      ],
      unique: [['elder_id', 'from_date']],
      indices: [['from_date']],
      foreignKeys: [{ columns: ['elder_id'], references: 'elder' }],
      checks: [{ name: 'ck_class_period_dates', expression: 'to_date IS NULL OR to_date >= from_date' }],
    });
    await createTable(runner, {
      name: 'monthly_update',
      columns: [
        column.id(),
        column.int('elder_id'),
        column.varchar('month', 7),
        column.varchar('village_code', 12),
        column.varchar('town_code', 12),
        column.varchar('expected_since', 10),
        column.varchar('state', 10),
        column.varchar('kind', 12, { nullable: true }),
        column.instant('updated_at', { nullable: true }),
        column.int('updated_by', { nullable: true }),
      ],
      unique: [['elder_id', 'month']],
      indices: [
        ['village_code', 'month', 'state', 'elder_id'],
        ['town_code', 'month', 'state', 'elder_id'],
        ['month', 'state', 'elder_id'],
      ],
      foreignKeys: [{ columns: ['elder_id'], references: 'elder' }],
    });
    await createTable(runner, {
      name: 'family_binding',
      columns: [
        column.id(),
        column.int('account_id'),
        column.int('elder_id'),
        column.varchar('relation', 20),
        column.boolean('consented'),
        column.instant('created_at'),
        column.int('created_by'),
        column.instant('revoked_at', { nullable: true }),
        column.int('revoked_by', { nullable: true }),
      ],
      unique: [['account_id', 'elder_id']],
      indices: [['elder_id']],
      foreignKeys: [
        { columns: ['account_id'], references: 'account' },
        { columns: ['elder_id'], references: 'elder' },
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [
      'family_binding',
      'monthly_update',
      'class_period',
      'door_code',
      'reveal',
      'elder_change',
      'consent',
      'contact',
      'elder',
      'household_member',
      'household',
    ]);
  }
}

async function createHousehold(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'household',
    columns: [
      column.id(),
      column.varchar('village_code', 12),
      column.varchar('town_code', 12),
      column.varchar('grid_name', 60, { nullable: true }),
      column.varchar('address', 200),
      column.text('living_conditions'),
      column.text('family_income'),
      column.int('version'),
      column.instant('created_at'),
      column.instant('updated_at'),
      column.int('updated_by'),
    ],
    indices: [['village_code', 'address', 'id']],
    foreignKeys: [{ columns: ['village_code'], references: 'region', referencedColumns: ['code'] }],
  });
  await createTable(runner, {
    name: 'household_member',
    columns: [
      column.id(),
      column.int('household_id'),
      column.int('ordinal'),
      column.varchar('name', 60),
      column.varchar('sex', 10, { nullable: true }),
      column.varchar('relation_to_head', 20),
      column.varchar('id_number_enc', 255, { nullable: true }),
      column.varchar('birth_date', 10, { nullable: true }),
      column.text('health_status_enc', { nullable: true }),
      column.boolean('visits_often', { nullable: true }),
      column.boolean('lives_here'),
      column.int('ability_score', { nullable: true }),
      column.boolean('dementia_diagnosed', { nullable: true }),
      column.int('disability_grade', { nullable: true }),
      column.boolean('serious_illness_verified', { nullable: true }),
    ],
    indices: [['household_id', 'ordinal']],
    foreignKeys: [{ columns: ['household_id'], references: 'household' }],
  });
}

async function createElder(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'elder',
    columns: [
      column.id(),
      column.int('household_id'),
      column.varchar('village_code', 12),
      column.varchar('town_code', 12),
      column.varchar('name', 60),
      column.varchar('name_pinyin', 120),
      column.varchar('name_initials', 30),
      column.varchar('id_number_enc', 255),
      column.varchar('id_number_index', 64),
      column.varchar('birth_date', 10),
      column.varchar('sex', 10),
      column.varchar('phone_enc', 255, { nullable: true }),
      column.varchar('phone_index', 64, { nullable: true }),
      column.varchar('relation_to_head', 20),
      column.varchar('hukou_address', 200, { nullable: true }),
      column.varchar('ability_tick', 20, { nullable: true }),
      column.text('illness_history_enc', { nullable: true }),
      column.text('facts'),
      column.text('economy'),
      column.text('help_received'),
      column.text('target_types_ticked'),
      column.text('target_types'),
      column.varchar('level', 1, { nullable: true }),
      column.varchar('status', 20),
      column.boolean('refused'),
      column.boolean('home_visit_consent'),
      column.int('assigned_visitor_id', { nullable: true }),
      column.varchar('registered_on', 10),
      column.varchar('closed_on', 10, { nullable: true }),
      column.varchar('close_reason', 20, { nullable: true }),
      column.int('visit_count'),
      column.int('version'),
      column.instant('created_at'),
      column.instant('updated_at'),
      column.int('updated_by'),
    ],
    unique: [['id_number_index']],
    indices: [
      ['village_code', 'name_pinyin', 'id'],
      ['town_code', 'name_pinyin', 'id'],
      ['name_pinyin', 'id'],
      ['phone_index'],
      ['household_id'],
      ['assigned_visitor_id'],
    ],
    foreignKeys: [
      { columns: ['household_id'], references: 'household' },
      { columns: ['village_code'], references: 'region', referencedColumns: ['code'] },
      { columns: ['assigned_visitor_id'], references: 'account' },
    ],
    checks: [
      { name: 'ck_elder_level', expression: "level IS NULL OR level IN ('A', 'B', 'C')" },
      { name: 'ck_elder_closed', expression: "(status = 'closed') = (closed_on IS NOT NULL)" },
    ],
  });
}

async function createWhatHangsOnAnElder(runner: QueryRunner): Promise<void> {
  const ofElder = [{ columns: ['elder_id'], references: 'elder' }];
  await createTable(runner, {
    name: 'contact',
    columns: [
      column.id(),
      column.int('elder_id'),
      column.int('ordinal'),
      column.varchar('name', 60),
      column.varchar('sex', 10, { nullable: true }),
      column.varchar('relation', 20),
      column.varchar('phone_enc', 255),
    ],
    indices: [['elder_id', 'ordinal']],
    foreignKeys: ofElder,
  });
  await createTable(runner, {
    name: 'consent',
    columns: [
      column.id(),
      column.int('elder_id'),
      column.varchar('kind', 20),
      column.boolean('granted'),
      column.varchar('reason', 500, { nullable: true }),
      column.int('family_binding_id', { nullable: true }),
      column.instant('recorded_at'),
      column.int('recorded_by'),
    ],
    indices: [['elder_id', 'kind', 'id']],
    foreignKeys: ofElder,
  });
  await createTable(runner, {
    name: 'elder_change',
    columns: [
      column.id(),
      column.int('elder_id'),
      column.varchar('field', 60),
      column.text('value_before_enc', { nullable: true }),
      column.text('value_after_enc', { nullable: true }),
      column.int('version'),
      column.instant('changed_at'),
      column.int('changed_by'),
    ],
    indices: [['elder_id', 'id']],
    foreignKeys: ofElder,
  });
  await createTable(runner, {
    name: 'reveal',
    columns: [
      column.id(),
      column.int('elder_id'),
      column.varchar('field', 20),
      column.int('contact_id', { nullable: true }),
      column.varchar('reason', 200),
      column.int('revealed_by'),
      column.instant('revealed_at'),
      column.instant('expires_at'),
    ],
    indices: [['elder_id', 'id']],
    foreignKeys: ofElder,
  });
}

async function createDoorCode(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'door_code',
    columns: [
      column.id(),
      column.int('household_id'),
      column.int('active_household_id', { nullable: true }),
      column.varchar('code', 30),
      column.instant('issued_at'),
      column.int('issued_by'),
      column.instant('revoked_at', { nullable: true }),
      column.int('revoked_by', { nullable: true }),
    ],
    unique: [['code'], ['active_household_id']],
    indices: [['household_id']],
    foreignKeys: [{ columns: ['household_id'], references: 'household' }],
  });
}
