import { useCallback, useEffect, useRef, useState } from 'react';

import { asProblem, type Problem } from './problem';

/** Something that is being fetched: the data as last known, the problem of the last try, whether a try is under way. */
export interface Resource<T> {
  data: T | null;
  problem: Problem | null;
  loading: boolean;
  /** Tries again; the data on screen stay until new data come. */
  reload: () => Promise<void>;
}

/**
 * Fetches when the page opens and when `key` changes. An answer that comes too late for its key is dropped.
 * @param key names what is fetched; null fetches nothing
 */
export function useResource<T>(key: string | null, fetcher: () => Promise<T>): Resource<T> {
  const [state, setState] = useState<{ key: string | null; data: T | null; problem: Problem | null; loading: boolean }>(
    {
      key,
      data: null,
      problem: null,
      loading: key !== null,
    },
  );
  const latest = useRef({ key, fetcher, run: 0 });
  latest.current.key = key;
  latest.current.fetcher = fetcher;

  const reload = useCallback(async () => {
    const asked = latest.current.key;
    if (asked === null) return;
    const run = (latest.current.run += 1);
    setState((old) => ({ key: asked, data: old.key === asked ? old.data : null, problem: null, loading: true }));
    try {
      const data = await latest.current.fetcher();
      if (run === latest.current.run) setState({ key: asked, data, problem: null, loading: false });
    } catch (error) {
      const problem = asProblem(error);
      if (run === latest.current.run) setState((old) => ({ ...old, problem, loading: false }));
    }
  }, []);

  useEffect(() => void reload(), [key, reload]);
  const current = state.key === key;
  return {
    data: current ? state.data : null,
    problem: current ? state.problem : null,
    loading: current ? state.loading : key !== null,
    reload,
  };
}
