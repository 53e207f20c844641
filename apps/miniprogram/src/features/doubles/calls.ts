import type {
  DismissDouble,
  DoubleDetail,
  DoublePage,
  MergeDone,
  MergedFiles,
  MergeFiles,
  UndoMerge,
} from '@tanfang/contracts';
import type { DoubleStatus } from '@tanfang/domain';

import { api } from '@/platform/request';

export const doublesPage = (status: DoubleStatus, cursor?: string): Promise<DoublePage> =>
  api.get('/likely-doubles', { status, cursor, limit: 30 });

export const doubleOf = (id: number): Promise<DoubleDetail> => api.get(`/likely-doubles/${id}`);

export const dismissDouble = (id: number, body: DismissDouble): Promise<DoubleDetail> =>
  api.post(`/likely-doubles/${id}/dismissal`, body);

export const mergeFiles = (id: number, body: MergeFiles): Promise<MergeDone> =>
  api.post(`/likely-doubles/${id}/merge`, body);

export const undoMerge = (mergeId: number, body: UndoMerge): Promise<MergeDone> =>
  api.post(`/file-merges/${mergeId}/undo`, body);

export const mergedFilesOf = (elderId: number): Promise<MergedFiles> => api.get(`/elders/${elderId}/merged-files`);
