import type { ElderRow } from '@tanfang/contracts';
import { useEffect, useState } from 'react';

import { usePagedList, type PagedList } from '@/platform/pages';

import { filesPage, type FilesQuery } from './calls';

const TYPING_PAUSE_MS = 350;

/** The value as it was when it last stayed the same for a moment: a search is sent when typing pauses. */
export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return settled;
}

/** The register, narrowed. */
export function useFiles(query: Omit<FilesQuery, 'cursor'>): PagedList<ElderRow> {
  return usePagedList(JSON.stringify(['files', query]), (cursor) => filesPage({ ...query, cursor }));
}
