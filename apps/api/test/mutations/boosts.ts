import { randomUUID } from 'node:crypto';
import type { BoostView } from '../../src/modules/boosts/boosts.dto.js';
import { type TestApp, TEST_TOWN } from '../support/app.js';
import type { MutationExample } from './example.js';

/** A rule of the test town for the running week. */
export const TOWN_BOOST = {
  kind: 'boost',
  cause: 'weather',
  regionCode: TEST_TOWN,
  levels: ['A', 'B'],
  from: '2026-11-23',
  to: '2026-11-29',
  extraHome: 1,
  extraRemote: 1,
  reason: '寒潮蓝色预警',
};

async function proposed(t: TestApp) {
  const town = await t.signIn('town_officer');
  const propose = () => town.post('/boosts', { clientId: randomUUID(), ...TOWN_BOOST });
  return { town, propose };
}

/** Examples of 加密探访. */
export const boostMutations: MutationExample[] = [
  { route: 'POST /api/v1/boosts', prepare: async (t) => (await proposed(t)).propose },
  {
    route: 'POST /api/v1/boosts/:id/decision',
    prepare: async (t) => {
      const { propose } = await proposed(t);
      const { id } = (await propose().expect(201)).body as BoostView;
      const second = await t.signIn('town_officer', { name: '第二人' });
      return () => second.post(`/boosts/${id}/decision`, { clientId: randomUUID(), approve: true });
    },
  },
  {
    route: 'POST /api/v1/boosts/:id/end',
    prepare: async (t) => {
      const { town, propose } = await proposed(t);
      const { id } = (await propose().expect(201)).body as BoostView;
      return () => town.post(`/boosts/${id}/end`, { clientId: randomUUID(), reason: '填错了' });
    },
  },
];
