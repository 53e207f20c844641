import { randomUUID } from 'node:crypto';
import type { MutationExample } from './example.js';

const keepOf = () => ({ clientId: randomUUID(), name: '举例筛选', query: { level: 'A' as const }, shared: false });

/** Examples of finding people and of the rest of the file. */
export const findingMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/saved-filters',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      return () => visitor.post('/saved-filters', keepOf());
    },
  },
  {
    route: 'POST /api/v1/saved-filters/:id/removal',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const { id } = (await visitor.post('/saved-filters', keepOf()).expect(201)).body as { id: number };
      return () => visitor.post(`/saved-filters/${id}/removal`);
    },
  },
];
