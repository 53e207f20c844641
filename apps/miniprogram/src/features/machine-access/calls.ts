import type {
  CreateMachineAccount,
  MachineAccountList,
  MachineAccountView,
  MachineAccountWithToken,
} from '@tanfang/contracts';

import { api } from '@/platform/request';

export const machineAccounts = (): Promise<MachineAccountList> => api.get('/machine-accounts');
/** @throws Problem */
export const letIn = (body: CreateMachineAccount): Promise<MachineAccountWithToken> =>
  api.post('/machine-accounts', body);
/** @throws Problem */
export const newToken = (id: number, clientId: string): Promise<MachineAccountWithToken> =>
  api.post(`/machine-accounts/${id}/rotation`, { clientId });
/** @throws Problem */
export const shutOut = (id: number, clientId: string): Promise<MachineAccountView> =>
  api.post(`/machine-accounts/${id}/revocation`, { clientId });
