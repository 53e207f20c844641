import { randomUUID } from 'node:crypto';
import { type TestApp, TEST_VILLAGE } from '../support/app.js';
import type { EmergencyDetail } from '../../src/modules/emergencies/emergencies.dto.js';
import { elderOnRegister } from '../support/visit-factories.js';
import type { MutationExample } from './example.js';

const entryFor = (t: TestApp, elderId: number) => ({
  clientId: randomUUID(),
  emergencyKey: randomUUID(),
  elderId,
  kind: 'public_call',
  what: '拨打120',
  at: t.clock.nowIso(),
});

const outcome = () => ({ clientId: randomUUID(), outcome: 'hospital', note: '已送医' });

async function emergencyOf(t: TestApp): Promise<number> {
  const visitor = await t.signIn('visitor');
  const entry = entryFor(t, (await elderOnRegister(t)).id);
  return ((await visitor.post('/emergencies', entry).expect(200)).body as EmergencyDetail).id;
}

/** Examples of the emergencies module. */
export const emergencyMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/emergencies',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const entry = entryFor(t, (await elderOnRegister(t)).id);
      return () => visitor.post('/emergencies', entry);
    },
  },
  {
    route: 'POST /api/v1/emergencies/:id/outcomes',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const id = await emergencyOf(t);
      return () => visitor.post(`/emergencies/${id}/outcomes`, outcome());
    },
  },
  {
    route: 'POST /api/v1/emergencies/:id/archive',
    prepare: async (t) => {
      const town = await t.signIn('town_officer');
      const id = await emergencyOf(t);
      await town.post(`/emergencies/${id}/outcomes`, outcome()).expect(200);
      return () => town.post(`/emergencies/${id}/archive`, { clientId: randomUUID() });
    },
  },
  {
    route: 'PUT /api/v1/duty-phones/:regionCode',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      const phones = [{ label: '值班室', phone: '13800000001' }];
      return () => manager.put(`/duty-phones/${TEST_VILLAGE}`, { phones });
    },
  },
];
