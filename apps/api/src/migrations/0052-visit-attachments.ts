import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, addIndices, column, dropColumns, dropIndices } from './portable.js';

const BY_AGE = [['purpose', 'claimed_at']];

/** How many photos and voice notes a visit came with; the files themselves are stored files, found by age to be erased. */
export class VisitAttachments1700000000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'visit', [
      column.smallint('photo_count', { default: 0 }),
      column.smallint('voice_note_count', { default: 0 }),
    ]);
    await addIndices(runner, 'stored_file', BY_AGE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndices(runner, 'stored_file', BY_AGE);
    await dropColumns(runner, 'visit', ['photo_count', 'voice_note_count']);
  }
}
