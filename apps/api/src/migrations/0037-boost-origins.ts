import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addUnique, column, dropColumns, dropIndices, setNullable } from './portable.js';

/** 加密探访 that the service proposes by itself, once for what gave rise to it. */
export class BoostOrigins1700000000037 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await setNullable(runner, 'boost', ['proposed_by'], true);
    await addColumns(runner, 'boost', [column.varchar('origin_key', 60, { nullable: true })]);
    await addUnique(runner, 'boost', [['origin_key']]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndices(runner, 'boost', [['origin_key']]);
    await dropColumns(runner, 'boost', ['origin_key']);
    await runner.query('DELETE FROM boost WHERE proposed_by IS NULL');
    await setNullable(runner, 'boost', ['proposed_by'], false);
  }
}
