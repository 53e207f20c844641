import type { PhonePage } from '@tanfang/contracts';

import { api } from '@/platform/request';

const PAGE = 50;

/** Accounts that work at the door, by village. */
export const phonesOf = (shown: string, cursor?: string): Promise<PhonePage> =>
  api.get('/phones', { shown, cursor, limit: PAGE });

/** A lost phone: what became of its records. */
export const settlePhone = (id: number, note: string): Promise<null> => api.post(`/phones/${id}/settlement`, { note });
