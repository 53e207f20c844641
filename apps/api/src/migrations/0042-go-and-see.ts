import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, column, dropColumns } from './portable.js';

/** The hour of a follow-up for which the day is not enough. */
export class GoAndSee1700000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'follow_up', [column.instant('due_at', { nullable: true })]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'follow_up', ['due_at']);
  }
}
