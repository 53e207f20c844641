import { randomUUID } from 'node:crypto';
import type { ElderStatusNow } from '../../src/modules/registry/elder-status.dto.js';
import { registered } from '../support/registry-factories.js';
import type { MutationExample } from './example.js';

const AWAY = { reason: 'hospital', from: '2026-11-23' };
const CLOSING = { reason: 'moved', on: '2026-11-23' };

/** Examples of status over time and of raised classes. */
export const lifeMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/elders/:id/suspensions',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const { id } = await registered(visitor);
      return () => visitor.post(`/elders/${id}/suspensions`, { clientId: randomUUID(), ...AWAY });
    },
  },
  {
    route: 'POST /api/v1/elders/:id/absences/:absenceId/end',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const { id } = await registered(visitor);
      await visitor.post(`/elders/${id}/suspensions`, { clientId: randomUUID(), ...AWAY }).expect(200);
      const { absences } = (await visitor.get(`/elders/${id}/status`)).body as ElderStatusNow;
      const body = { clientId: randomUUID(), backOn: '2026-11-24' };
      return () => visitor.post(`/elders/${id}/absences/${absences[0]?.id}/end`, body);
    },
  },
  {
    route: 'POST /api/v1/elders/:id/wishes',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const { id } = await registered(visitor);
      const body = { clientId: randomUUID(), regularVisits: false, homeVisit: false, reason: '暂不需要' };
      return () => visitor.post(`/elders/${id}/wishes`, body);
    },
  },
  {
    route: 'POST /api/v1/elders/:id/closing',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const { id } = await registered(visitor);
      return () => visitor.post(`/elders/${id}/closing`, { clientId: randomUUID(), ...CLOSING });
    },
  },
  {
    route: 'POST /api/v1/elders/:id/reopening',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      const { id } = await registered(manager);
      await manager.post(`/elders/${id}/closing`, { clientId: randomUUID(), ...CLOSING }).expect(200);
      return () => manager.post(`/elders/${id}/reopening`, { clientId: randomUUID(), reason: '登记错了' });
    },
  },
];
