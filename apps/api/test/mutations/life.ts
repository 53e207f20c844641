import { randomUUID } from 'node:crypto';
import type { ElderStatusNow } from '../../src/modules/registry/elder-status.dto.js';
import type { RaiseView } from '../../src/modules/raises/raises.dto.js';
import type { TestApp } from '../support/app.js';
import { inventedIdNumber, registered } from '../support/registry-factories.js';
import type { MutationExample } from './example.js';

const AWAY = { reason: 'hospital', from: '2026-11-23' };
const CLOSING = { reason: 'moved', on: '2026-11-23' };

const RAISE = { level: 'A', reason: '独居且近期丧偶', from: '2026-11-23', to: '2026-12-31' };

/** A proposal of the village, about somebody of class C. */
async function proposed(t: TestApp) {
  const manager = await t.signIn('village_manager');
  const { id } = await registered(manager, { idNumber: inventedIdNumber('1956-03-15') });
  const propose = () => manager.post(`/elders/${id}/class-raises`, { clientId: randomUUID(), ...RAISE });
  return { manager, town: await t.signIn('town_officer'), propose };
}

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
  {
    route: 'POST /api/v1/elders/:id/class-raises',
    prepare: async (t) => (await proposed(t)).propose,
  },
  {
    route: 'POST /api/v1/class-raises/:id/decision',
    prepare: async (t) => {
      const { town, propose } = await proposed(t);
      const { id } = (await propose().expect(201)).body as RaiseView;
      return () => town.post(`/class-raises/${id}/decision`, { clientId: randomUUID(), approve: true });
    },
  },
  {
    route: 'POST /api/v1/class-raises/:id/end',
    prepare: async (t) => {
      const { manager, propose } = await proposed(t);
      const { id } = (await propose().expect(201)).body as RaiseView;
      return () => manager.post(`/class-raises/${id}/end`, { clientId: randomUUID(), reason: '不需要了' });
    },
  },
];
