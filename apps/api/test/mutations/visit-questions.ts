import { randomUUID } from 'node:crypto';
import { VisitQuestionsJob } from '../../src/modules/visit-questions/visit-questions.job.js';
import type { VisitQuestionPage } from '../../src/modules/visit-questions/visit-questions.dto.js';
import { elderOnRegister, visitOf } from '../support/visit-factories.js';
import type { MutationExample } from './example.js';

/** Examples of the visit questions module. */
export const visitQuestionMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/visit-questions/:id/answer',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      for (let n = 0; n < 2; n += 1) {
        await visitor.post('/visits', visitOf(t, (await elderOnRegister(t)).id)).expect(201);
      }
      await t.app.get(VisitQuestionsJob).ask();
      const village = await t.signIn('village_manager');
      const { items } = (await village.get('/visit-questions').expect(200)).body as VisitQuestionPage;
      const body = { clientId: randomUUID(), answer: '两户一起登记的' };
      return () => village.post(`/visit-questions/${items[0]?.id}/answer`, body);
    },
  },
];
