import type { ImportPage, ImportRowPage, ImportView, TaskView } from '@tanfang/contracts';
import type { ImportOutcome, ImportRowState } from '@tanfang/domain';

import type { PickedFile } from '@/platform/pick-file.types';
import { api } from '@/platform/request';

export const importsPage = (cursor?: string): Promise<ImportPage> => api.get('/imports', { cursor, limit: 20 });

export const importOf = (id: number): Promise<ImportView> => api.get(`/imports/${id}`);

export const uploadWorkbook = (file: PickedFile): Promise<ImportView> => api.upload('/imports', file);

export const applyImport = (id: number): Promise<ImportView> => api.post(`/imports/${id}/apply`);

export const undoImport = (id: number): Promise<ImportView> => api.post(`/imports/${id}/undo`);

/** Which rows are looked at: by what the dry run says, or by what became of them. */
export interface RowFilter {
  outcome?: ImportOutcome;
  state?: ImportRowState;
}

export const importRows = (id: number, filter: RowFilter, cursor?: string): Promise<ImportRowPage> =>
  api.get(`/imports/${id}/rows`, { ...filter, cursor, limit: 50 });

export const taskOf = (id: number): Promise<TaskView> => api.get(`/tasks/${id}`);

export const downloadTemplate = (): Promise<null> =>
  api.download('/imports/template', { fileName: '特殊困难老年人信息登记模板.xlsx', format: 'xlsx' });

export const downloadMarked = ({ id, fileName }: ImportView): Promise<null> =>
  api.download(`/imports/${id}/marked`, {
    fileName: `${fileName.replace(/\.xlsx$/iu, '')}-需要修改.xlsx`,
    format: 'xlsx',
  });
