import { randomUUID } from 'node:crypto';
import type { PhonePage } from '../../src/modules/phones/phones.dto.js';
import type { MutationExample } from './example.js';

const waiting = () => ({ deviceId: randomUUID(), unsent: 1, refused: 0, oldestUnsentAt: '2026-11-01T00:00:00.000Z' });

/** Examples of the phones module. */
export const phoneMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/phones/report',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      return () => visitor.post('/phones/report', waiting());
    },
  },
  {
    route: 'POST /api/v1/phones/:id/settlement',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      await visitor.post('/phones/report', waiting()).expect(200);
      const town = await t.signIn('town_officer');
      const { items } = (await town.get('/phones?shown=unsent&limit=100').expect(200)).body as PhonePage;
      const row = items.find(({ accountId }) => accountId === visitor.account.id);
      return () => town.post(`/phones/${row?.devices[0]?.id}/settlement`, { note: '手机丢了，已补录' });
    },
  },
];
