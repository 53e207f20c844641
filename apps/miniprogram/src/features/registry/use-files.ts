import type { ElderRow } from '@tanfang/contracts';

import { usePagedList, type PagedList } from '@/platform/pages';

import { filesPage, type FilesQuery } from './calls';

/** The register, narrowed. */
export function useFiles(query: Omit<FilesQuery, 'cursor'>): PagedList<ElderRow> {
  return usePagedList(JSON.stringify(['files', query]), (cursor) => filesPage({ ...query, cursor }));
}
