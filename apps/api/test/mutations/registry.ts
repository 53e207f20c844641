import { randomUUID } from 'node:crypto';
import { changeOf, confirmationOf, registered, registrationForm } from '../support/registry-factories.js';
import { TEST_VILLAGE, type TestApp } from '../support/app.js';
import { createAccount } from '../support/factories.js';
import type { MutationExample } from './example.js';

export async function boundFamily(t: TestApp, assignedVisitorId: number | null = null) {
  const manager = await t.signIn('village_manager');
  const family = await t.signIn('family', { name: '举例家属' });
  const file = await registered(await t.signIn('visitor'), { assignedVisitorId });
  const bind = () =>
    manager.post(`/elders/${file.id}/family-bindings`, {
      clientId: randomUUID(),
      loginName: family.account.loginName,
      relation: 'child',
      consented: true,
    });
  return { manager, family, file, bind };
}

/** Examples of the register and of the families. */
export const registryMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/elders',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      return () => visitor.post('/elders', registrationForm());
    },
  },
  {
    route: 'POST /api/v1/elders/:id/changes',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const file = await registered(visitor);
      return () => visitor.post(`/elders/${file.id}/changes`, changeOf(file, { name: '举例' }));
    },
  },
  {
    route: 'POST /api/v1/elders/:id/monthly-confirmations',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const file = await registered(visitor);
      const month = file.monthlyUpdate?.month ?? '';
      return () => visitor.post(`/elders/${file.id}/monthly-confirmations`, confirmationOf(file, { month }));
    },
  },
  {
    route: 'POST /api/v1/elders/:id/reveal',
    prepare: async (t) => {
      const visitor = await t.signIn('visitor');
      const file = await registered(visitor);
      return () => visitor.post(`/elders/${file.id}/reveal`, { field: 'phone', reason: '电话核实' });
    },
  },
  {
    route: 'POST /api/v1/households/:id/door-code',
    prepare: async (t) => {
      const manager = await t.signIn('village_manager');
      const file = await registered(manager);
      return () => manager.post(`/households/${file.household.id}/door-code`);
    },
  },
  {
    route: 'POST /api/v1/elders/:id/family-bindings',
    prepare: async (t) => (await boundFamily(t)).bind,
  },
  {
    route: 'POST /api/v1/elders/:id/family-bindings/:bindingId/consents',
    prepare: async (t) => {
      const { manager, file, bind } = await boundFamily(t);
      const { id } = (await bind().expect(201)).body as { id: number };
      const path = `/elders/${file.id}/family-bindings/${id}/consents`;
      return () => manager.post(path, { clientId: randomUUID(), granted: false });
    },
  },
  {
    route: 'POST /api/v1/family/elders/:id/visitor-phone',
    prepare: async (t) => {
      const visitor = await createAccount(t, {
        loginName: 'visitor-to-call',
        displayName: '举例探访员',
        role: 'visitor',
        regionCode: TEST_VILLAGE,
        phone: '13800000556',
      });
      const { family, file, bind } = await boundFamily(t, visitor.id);
      await bind().expect(201);
      return () => family.post(`/family/elders/${file.id}/visitor-phone`, { reason: '询问近况' });
    },
  },
];
