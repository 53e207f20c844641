import { useEffect } from 'react';

import type { Resource } from './resource';

const AGAIN_MS = 3_000;

/** Asks again in a moment for as long as the answer is not whole, e.g. while the server counts. */
export function useRefreshWhile<T>(resource: Resource<T>, isUnfinished: (data: T) => boolean): void {
  const { data, loading, problem, reload } = resource;
  const again = data !== null && !loading && problem === null && isUnfinished(data);
  useEffect(() => {
    if (!again) return undefined;
    const timer = setTimeout(() => void reload(), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [again, reload]);
}
