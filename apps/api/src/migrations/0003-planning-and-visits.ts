import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

const toElder = { columns: ['elder_id'], references: 'elder' };
const toVisit = { columns: ['visit_id'], references: 'visit' };

/** The week's dues, the visits with their light evidence, and what the visits find. */
export class PlanningAndVisits1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'weekly_due',
      columns: [
        column.id(),
        column.int('elder_id'),
        column.varchar('week', 8),
        column.varchar('level', 1, { nullable: true }),
        column.varchar('village_code', 12),
        column.varchar('town_code', 12),
        column.int('visitor_id', { nullable: true }),
        column.smallint('due_home'),
        column.smallint('due_remote'),
        column.smallint('done_home'),
        column.smallint('done_remote'),
        column.boolean('met'),
        column.boolean('refused'),
        column.boolean('unreachable'),
        column.instant('planned_at'),
      ],
      unique: [['elder_id', 'week']],
      indices: [
        ['village_code', 'week'],
        ['town_code', 'week'],
        ['visitor_id', 'week'],
      ],
      foreignKeys: [toElder],
    });
    await createTable(runner, {
      name: 'visit',
      columns: [
        column.id(),
        column.varchar('client_id', 36),
        column.int('elder_id'),
        column.int('ordinal', { nullable: true }),
        column.varchar('method', 10),
        column.varchar('outcome', 16),
        column.varchar('visited_on', 10),
        column.instant('started_at'),
        column.smallint('duration_minutes', { nullable: true }),
        column.varchar('village_code', 12),
        column.varchar('town_code', 12),
        column.varchar('level', 1, { nullable: true }),
        column.int('visitor_id'),
        column.int('recorded_by'),
        column.instant('recorded_at'),
        column.boolean('late'),
        column.varchar('late_reason', 200, { nullable: true }),
        column.boolean('all_unchanged'),
        column.varchar('population_change', 12, { nullable: true }),
        column.smallint('population_change_count', { nullable: true }),
        column.varchar('expression', 12, { nullable: true }),
        column.varchar('mobility', 12, { nullable: true }),
        column.varchar('illness', 12, { nullable: true }),
        column.varchar('illness_name_enc', 400, { nullable: true }),
        column.varchar('mood', 12, { nullable: true }),
        column.varchar('gas_safety', 12, { nullable: true }),
        column.varchar('water_heating_safety', 12, { nullable: true }),
        column.varchar('electricity_safety', 12, { nullable: true }),
        column.varchar('personal_hygiene', 12, { nullable: true }),
        column.varchar('home_hygiene', 12, { nullable: true }),
        column.varchar('indoor_environment', 12, { nullable: true }),
        column.text('handlings'),
        column.varchar('service_needs', 500, { nullable: true }),
        column.varchar('suggestions', 500, { nullable: true }),
        column.varchar('companions', 100, { nullable: true }),
        column.varchar('visited_name', 60, { nullable: true }),
        column.varchar('visited_relation', 20, { nullable: true }),
        column.varchar('unsigned_reason', 100, { nullable: true }),
        column.varchar('door_code_match', 12),
        column.varchar('proximity', 8),
      ],
      // One number once: two phones cannot both write 第 N 次.
      unique: [['client_id'], ['elder_id', 'ordinal']],
      indices: [
        ['elder_id', 'visited_on'],
        ['village_code', 'visited_on'],
        ['town_code', 'visited_on'],
        ['visitor_id', 'visited_on'],
      ],
      foreignKeys: [toElder],
    });
    await createTable(runner, {
      name: 'visit_signature',
      columns: [column.int('visit_id', { primary: true }), column.text('image_enc')],
      foreignKeys: [toVisit],
    });
    await createTable(runner, {
      name: 'visit_location',
      columns: [
        column.int('visit_id', { primary: true }),
        column.int('household_id'),
        column.boolean('door_matched'),
        column.int('latitude_milli'),
        column.int('longitude_milli'),
        column.varchar('erase_after', 10),
      ],
      indices: [['household_id', 'door_matched', 'visit_id'], ['erase_after']],
      foreignKeys: [toVisit],
    });
    await createTable(runner, {
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
      foreignKeys: [toElder, toVisit],
    });
    await createTable(runner, {
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
      foreignKeys: [{ columns: ['follow_up_id'], references: 'follow_up' }],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [
      'follow_up_event',
      'follow_up',
      'visit_location',
      'visit_signature',
      'visit',
      'weekly_due',
    ]);
  }
}
