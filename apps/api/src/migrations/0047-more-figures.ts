import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * More is counted than before: files not updated, home visits and calls apart, emergencies. Every place and period is
 * counted anew when it is next read.
 */
export class MoreFigures1700000000047 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM figure_state');
  }

  /** The counts that are gone come again by themselves. */
  async down(): Promise<void> {
    return Promise.resolve();
  }
}
