import type {
  AdvanceFollowUp,
  FollowUpCounts,
  FollowUpDetail,
  FollowUpPage,
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

/** A step of the table. */
export const advance = (id: number, step: Omit<AdvanceFollowUp, 'clientId'>): Promise<FollowUpDetail> =>
  api.post(`/follow-ups/${id}/transitions`, { ...step, clientId: newClientId() });

/** A look at the spot. */
export const revisit = (id: number, look: Omit<RevisitFollowUp, 'clientId'>): Promise<FollowUpDetail> =>
  api.post(`/follow-ups/${id}/revisits`, { ...look, clientId: newClientId() });

/** A level up before its time; words for the time line. */
export const write = (id: number, what: 'reports' | 'remarks', note: string): Promise<FollowUpDetail> =>
  api.post(`/follow-ups/${id}/${what}`, { note, clientId: newClientId() });
