import { randomUUID } from 'node:crypto';
import type { VisitDto } from '../../src/modules/visits/visit.dto.js';
import { answeredVisit, elderOnRegister, visitOf } from '../support/visit-factories.js';
import type { MutationExample } from './example.js';

/** Examples of the visits and follow-ups modules. */
export const visitMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/visits',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const elder = await elderOnRegister(t);
      return () => visitor.post('/visits', visitOf(t, elder.id));
    },
  },
  {
    route: 'POST /api/v1/follow-ups/:id/transitions',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const elder = await elderOnRegister(t);
      const finding = answeredVisit(
        t,
        elder.id,
        { mood: 'worse' },
        {
          handlings: [{ itemKey: 'mood', handling: 'reported_town' }],
        },
      );
      const { followUps } = (await visitor.post('/visits', finding).expect(201)).body as VisitDto;
      return () =>
        visitor.post(`/follow-ups/${followUps[0]?.id}/transitions`, {
          clientId: randomUUID(),
          action: 'start',
          note: '开始处理',
        });
    },
  },
];
