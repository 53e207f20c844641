import type {
  AdvanceFollowUp,
  FollowUpCounts,
  FollowUpDetail,
  FollowUpOwners,
  FollowUpPage,
  HandOverFollowUp,
  OpenFollowUp,
  RevisitFollowUp,
} from '@tanfang/contracts';

import { newClientId } from '@/platform/client-id';
import { api, type Query } from '@/platform/request';

const PAGE = 30;

/** A page of follow-ups, the earliest due first. */
export const followUpsOf = (filter: Query, cursor?: string): Promise<FollowUpPage> =>
  api.get('/follow-ups', { ...filter, cursor, limit: PAGE });

export const followUpCounts = (): Promise<FollowUpCounts> => api.get('/follow-ups/counts');

export const followUpOf = (id: number): Promise<FollowUpDetail> => api.get(`/follow-ups/${id}`);

/** One made by hand. */
export const openFollowUp = (body: OpenFollowUp): Promise<FollowUpDetail> => api.post('/follow-ups', body);

/** A step of the table. */
export const advance = (id: number, step: Omit<AdvanceFollowUp, 'clientId'>): Promise<FollowUpDetail> =>
  api.post(`/follow-ups/${id}/transitions`, { ...step, clientId: newClientId() });

/** A look at the spot. */
export const revisit = (id: number, look: Omit<RevisitFollowUp, 'clientId'>): Promise<FollowUpDetail> =>
  api.post(`/follow-ups/${id}/revisits`, { ...look, clientId: newClientId() });

/** A level up before its time; words for the time line. */
export const write = (
  id: number,
  what: 'reports' | 'remarks',
  said: { note: string; fileIds: string[] },
): Promise<FollowUpDetail> => api.post(`/follow-ups/${id}/${what}`, { ...said, clientId: newClientId() });

/** Who can see to it. */
export const ownersOf = (id: number): Promise<FollowUpOwners> => api.get(`/follow-ups/${id}/owners`);

export const handOver = (id: number, body: HandOverFollowUp): Promise<FollowUpDetail> =>
  api.post(`/follow-ups/${id}/owner`, body);
