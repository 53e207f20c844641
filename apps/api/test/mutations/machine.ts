import { randomUUID } from 'node:crypto';
import type { MachineAccountWithToken } from '../../src/modules/machine-interface/machine-accounts.dto.js';
import type { TestApp } from '../support/app.js';
import { cap, warningProgram } from '../support/cap.js';
import type { MutationExample } from './example.js';

/** A program that was let in. */
async function program(t: TestApp) {
  const city = await t.signIn('city_officer');
  const body = { clientId: randomUUID(), name: '省养老服务平台' };
  const { account } = (await city.post('/machine-accounts', body).expect(201)).body as MachineAccountWithToken;
  return { city, id: account.id };
}

/** Examples of the interface for programs. */
export const machineMutations: MutationExample[] = [
  {
    route: 'POST /api/v1/machine-accounts',
    prepare: async (t) => {
      const city = await t.signIn('city_officer');
      return () => city.post('/machine-accounts', { clientId: randomUUID(), name: '省养老服务平台' });
    },
  },
  {
    route: 'POST /api/v1/machine-accounts/:id/rotation',
    prepare: async (t) => {
      const { city, id } = await program(t);
      return () => city.post(`/machine-accounts/${id}/rotation`, { clientId: randomUUID() });
    },
  },
  {
    route: 'POST /api/v1/machine-accounts/:id/revocation',
    prepare: async (t) => {
      const { city, id } = await program(t);
      return () => city.post(`/machine-accounts/${id}/revocation`, { clientId: randomUUID() });
    },
  },
  {
    route: 'POST /api/v1/machine/warnings',
    prepare: async (t) => {
      const { send } = await warningProgram(t);
      return () => send(cap());
    },
  },
];
