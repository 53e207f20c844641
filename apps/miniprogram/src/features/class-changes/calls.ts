import type {
  ClassChangePage,
  ComingChangePage,
  DecideRaise,
  EndRaise,
  RaisePage,
  RaiseView,
} from '@tanfang/contracts';

import { api } from '@/platform/request';

export const raisesPage = (show: string, cursor?: string): Promise<RaisePage> =>
  api.get('/class-raises', { show, cursor, limit: 30 });
/** Decides. @throws Problem */
export const decideRaise = (id: number, body: DecideRaise): Promise<RaiseView> =>
  api.post(`/class-raises/${id}/decision`, body);
/** Ends, or takes back. @throws Problem */
export const endRaise = (id: number, body: EndRaise): Promise<RaiseView> => api.post(`/class-raises/${id}/end`, body);

export const comingPage = (query: Record<string, string | number>, cursor?: string): Promise<ComingChangePage> =>
  api.get('/coming-changes', { ...query, cursor, limit: 30 });
export const changesPage = (of: string, cursor?: string): Promise<ClassChangePage> =>
  api.get('/class-changes', { of, cursor, limit: 30 });
