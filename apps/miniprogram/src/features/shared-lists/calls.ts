import type { ListedPersonView, ListItemPage, ListItemView, SharedListPage, SharedListView } from '@tanfang/contracts';
import { LIST_SOURCES, type ListItemState, type ListSource } from '@tanfang/domain';

import type { PickedFile } from '@/platform/pick-file.types';
import { api } from '@/platform/request';

export const sharedListsPage = (cursor?: string): Promise<SharedListPage> =>
  api.get('/shared-lists', { cursor, limit: 20 });

export const uploadList = (file: PickedFile, source: ListSource, complete: boolean): Promise<SharedListView> =>
  api.upload('/shared-lists', file, { source, complete });

export const downloadListTemplate = (source: ListSource): Promise<null> =>
  api.download(
    '/shared-lists/template',
    { fileName: `${LIST_SOURCES[source].replace('：', '-')}名单模板.xlsx`, format: 'xlsx' },
    { source },
  );

export interface ItemFilter {
  state: ListItemState;
  source: ListSource | null;
}

export const listItemsPage = (filter: ItemFilter, cursor?: string): Promise<ListItemPage> =>
  api.get('/list-items', { ...filter, cursor, limit: 30 });

export const acceptItem = (id: number): Promise<ListItemView> => api.post(`/list-items/${id}/acceptance`);

export const dismissItem = (id: number, reason: string): Promise<ListItemView> =>
  api.post(`/list-items/${id}/dismissal`, { reason });

export const reopenItem = (id: number): Promise<ListItemView> => api.post(`/list-items/${id}/reopening`);

export const personOf = (id: number): Promise<ListedPersonView> => api.post(`/list-items/${id}/person`);
