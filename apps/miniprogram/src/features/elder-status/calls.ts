import type {
  ClassPeriodPage,
  CloseFile,
  DeclareWish,
  ElderFile,
  ElderStatusNow,
  ProposeRaise,
  RaisePage,
  RaiseView,
  RefusalPage,
  ReopenFile,
  ResumeVisits,
  StatusChanged,
  StatusEventPage,
  SuspendVisits,
} from '@tanfang/contracts';

import { api } from '@/platform/request';

type Act<Body> = Omit<Body, 'clientId'> & { clientId: string };

export const statusOf = (elderId: number): Promise<ElderStatusNow> => api.get(`/elders/${elderId}/status`);
export const eventsOf = (elderId: number, cursor?: string): Promise<StatusEventPage> =>
  api.get(`/elders/${elderId}/status-events`, { cursor, limit: 20 });
export const classesOf = (elderId: number, cursor?: string): Promise<ClassPeriodPage> =>
  api.get(`/elders/${elderId}/class-periods`, { cursor, limit: 20 });
export const raisesOf = (elderId: number): Promise<RaisePage> =>
  api.get(`/elders/${elderId}/class-raises`, { limit: 1 });
export const refusalsPage = (show: string, cursor?: string): Promise<RefusalPage> =>
  api.get('/refusals', { show, cursor, limit: 30 });

/** The acts on a status. @throws Problem */
export const suspend = (elderId: number, body: Act<SuspendVisits>): Promise<ElderFile> =>
  api.post(`/elders/${elderId}/suspensions`, body);
export const resume = (elderId: number, absenceId: number, body: Act<ResumeVisits>): Promise<ElderFile> =>
  api.post(`/elders/${elderId}/absences/${absenceId}/end`, body);
export const declareWish = (elderId: number, body: Act<DeclareWish>): Promise<ElderFile> =>
  api.post(`/elders/${elderId}/wishes`, body);
export const closeFile = (elderId: number, body: Act<CloseFile>): Promise<StatusChanged> =>
  api.post(`/elders/${elderId}/closing`, body);
export const reopenFile = (elderId: number, body: Act<ReopenFile>): Promise<StatusChanged> =>
  api.post(`/elders/${elderId}/reopening`, body);
export const proposeRaise = (elderId: number, body: Act<ProposeRaise>): Promise<RaiseView> =>
  api.post(`/elders/${elderId}/class-raises`, body);
