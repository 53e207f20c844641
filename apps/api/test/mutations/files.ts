import { randomUUID } from 'node:crypto';
import { smallPng } from '../support/pictures.js';
import type { MutationExample } from './example.js';

/** Examples of uploads. */
export const fileMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/files',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      return () => visitor.upload('/files', { clientId: randomUUID() }, smallPng());
    },
  },
];
