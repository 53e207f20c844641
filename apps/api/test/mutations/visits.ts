import { elderOnRegister, visitOf } from '../support/visit-factories.js';
import type { MutationExample } from './example.js';

/** Examples of the visits module. */
export const visitMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/visits',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const elder = await elderOnRegister(t);
      return () => visitor.post('/visits', visitOf(t, elder.id));
    },
  },
];
