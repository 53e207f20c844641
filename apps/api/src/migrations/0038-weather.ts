import type { MigrationInterface, QueryRunner } from 'typeorm';
import { column, createTable, dropTables } from './portable.js';

/** Weather warnings, typed in or received as CAP messages. */
export class Weather1700000000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'weather_message',
      columns: [
        column.id(),
        column.varchar('message_key', 64),
        column.varchar('identifier', 200),
        column.varchar('sender', 200),
        column.instant('sent'),
        column.varchar('type', 10, { nullable: true }),
        column.varchar('cap_status', 10, { nullable: true }),
        column.int('machine_id', { nullable: true }),
        column.instant('received_at', { nullable: true }),
        column.instant('ended_sent', { nullable: true }),
        column.text('answer', { nullable: true }),
      ],
      unique: [['message_key']],
    });
    await createTable(runner, {
      name: 'weather_warning',
      columns: [
        column.id(),
        column.varchar('source', 5),
        column.int('message_id', { nullable: true }),
        column.varchar('hazard', 20),
        column.varchar('severity', 6, { nullable: true }),
        column.varchar('headline', 120),
        column.text('description', { nullable: true }),
        column.text('instruction', { nullable: true }),
        column.varchar('sender_name', 100, { nullable: true }),
        column.varchar('region_code', 12),
        column.varchar('region_level', 10),
        column.varchar('town_code', 12, { nullable: true }),
        column.instant('effective'),
        column.instant('onset'),
        column.instant('expires'),
        column.varchar('status', 10),
        column.int('entered_by', { nullable: true }),
        column.instant('entered_at'),
        column.int('ended_by', { nullable: true }),
        column.instant('ended_at', { nullable: true }),
        column.varchar('end_reason', 200, { nullable: true }),
        column.int('replaces_id', { nullable: true }),
        column.varchar('boost_origin', 60, { nullable: true }),
      ],
      indices: [['expires', 'status'], ['town_code', 'id'], ['message_id']],
      foreignKeys: [
        { columns: ['message_id'], references: 'weather_message' },
        { columns: ['region_code'], references: 'region', referencedColumns: ['code'] },
      ],
    });
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, ['weather_warning', 'weather_message']);
  }
}
