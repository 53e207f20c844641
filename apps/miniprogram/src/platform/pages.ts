import { useState } from 'react';

import { asProblem, type Problem } from './problem';
import { useResource, type Resource } from './resource';

/** One page of a list as the API answers it. */
export interface ListPage<T> {
  items: T[];
  nextCursor: string | null;
}

/** A list that is fetched page by page. */
export interface PagedList<T> {
  /** The pages read so far, for components that show a resource. */
  list: Resource<T[]>;
  hasMore: boolean;
  loadingMore: boolean;
  /** Why the next page could not be read; the rows on screen stay. */
  moreProblem: Problem | null;
  readMore: () => Promise<void>;
}

interface Tail<T> {
  /** The first page that these rows follow. A new first page starts anew. */
  after: ListPage<T> | null;
  items: T[];
  nextCursor: string | null;
  loading: boolean;
  problem: Problem | null;
}

/**
 * Reads a list page by page.
 * @param key names the list; null reads nothing
 * @param readPage reads the page at a cursor, the first one without
 */
export function usePagedList<T>(key: string | null, readPage: (cursor?: string) => Promise<ListPage<T>>): PagedList<T> {
  const first = useResource(key, () => readPage());
  const [kept, setTail] = useState<Tail<T> | null>(null);
  const tail = kept && kept.after === first.data ? kept : null;
  const nextCursor = tail ? tail.nextCursor : (first.data?.nextCursor ?? null);

  const readMore = async () => {
    if (nextCursor === null || tail?.loading) return;
    const before = { after: first.data, items: tail?.items ?? [], nextCursor };
    setTail({ ...before, loading: true, problem: null });
    try {
      const page = await readPage(nextCursor);
      setTail({
        ...before,
        items: [...before.items, ...page.items],
        nextCursor: page.nextCursor,
        loading: false,
        problem: null,
      });
    } catch (error) {
      setTail({ ...before, loading: false, problem: asProblem(error) });
    }
  };
  return {
    list: { ...first, data: first.data && [...first.data.items, ...(tail?.items ?? [])] },
    hasMore: nextCursor !== null,
    loadingMore: tail?.loading ?? false,
    moreProblem: tail?.problem ?? null,
    readMore,
  };
}
