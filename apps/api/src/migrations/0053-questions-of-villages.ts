import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addUnique, dropIndices } from './portable.js';

const ONCE = ['visitor_id', 'kind', 'subject_key'];
const ONCE_A_VILLAGE = [...ONCE, 'village_code'];

/** Each village asks its own questions: who worked in two of them in one month may be asked about by both. */
export class QuestionsOfVillages1700000000053 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await addUnique(runner, 'visit_question', [ONCE_A_VILLAGE]);
    await dropIndices(runner, 'visit_question', [ONCE]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `DELETE FROM visit_question WHERE id NOT IN (
         SELECT id FROM (SELECT MIN(id) AS id FROM visit_question GROUP BY ${ONCE.join(', ')}) kept)`,
    );
    await addUnique(runner, 'visit_question', [ONCE]);
    await dropIndices(runner, 'visit_question', [ONCE_A_VILLAGE]);
  }
}
