import type {
  BoostChoices,
  BoostPage,
  BoostPreview,
  BoostView,
  DecideBoost,
  EndBoost,
  ProposeBoost,
} from '@tanfang/contracts';

import { api } from '@/platform/request';

export type BoostRule = Omit<ProposeBoost, 'clientId' | 'cause' | 'reason'>;

export const boostsPage = (cursor?: string): Promise<BoostPage> => api.get('/boosts', { cursor, limit: 30 });
export const boostChoices = (): Promise<BoostChoices> => api.get('/boosts/choices');
/** What a rule would add. @throws Problem 400 with the fields that are wrong */
export const previewOf = ({ levels, ...rule }: BoostRule): Promise<BoostPreview> =>
  api.get('/boosts/preview', { ...rule, levels: levels.join(',') });
/** @throws Problem */
export const proposeBoost = (body: ProposeBoost): Promise<BoostView> => api.post('/boosts', body);
/** @throws Problem */
export const decideBoost = (id: number, body: DecideBoost): Promise<BoostView> =>
  api.post(`/boosts/${id}/decision`, body);
/** @throws Problem */
export const endBoost = (id: number, body: EndBoost): Promise<BoostView> => api.post(`/boosts/${id}/end`, body);
