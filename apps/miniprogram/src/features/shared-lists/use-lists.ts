import type { SharedListView } from '@tanfang/contracts';
import { useEffect } from 'react';

import { usePagedList, type PagedList } from '@/platform/pages';

import { sharedListsPage } from './calls';

const POLL_MS = 2_000;

/** The lists, read again by themselves while one is matched. */
export function useSharedLists(open: boolean): PagedList<SharedListView> {
  const pages = usePagedList(open ? 'shared-lists' : null, (cursor) => sharedListsPage(cursor));
  const { data, loading, reload } = pages.list;
  const waits = !loading && (data ?? []).some(({ state }) => state === 'checking');
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setTimeout(() => void reload(), POLL_MS);
    return () => clearTimeout(timer);
  }, [waits, reload]);
  return pages;
}
