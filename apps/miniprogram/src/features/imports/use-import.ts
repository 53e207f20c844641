import type { ImportView, TaskView } from '@tanfang/contracts';
import type { ImportState } from '@tanfang/domain';
import { useEffect } from 'react';

import { useResource, type Resource } from '@/platform/resource';

import { importOf, taskOf } from './calls';

const POLL_MS = 1_500;
const BUSY: readonly ImportState[] = ['checking', 'applying', 'undoing'];

export interface ImportNow {
  batch: ImportView;
  /** How far the work under way is; null while nothing is. */
  task: TaskView | null;
}

export const isBusy = ({ state }: Pick<ImportView, 'state'>): boolean => BUSY.includes(state);

/** One import, read again by itself while the server works on it. The work goes on when the page is left. */
export function useImport(id: number | null): Resource<ImportNow> {
  const now = useResource(id === null ? null : `import-${id}`, async (): Promise<ImportNow> => {
    const batch = await importOf(id as number);
    return { batch, task: isBusy(batch) && batch.taskId !== null ? await taskOf(batch.taskId) : null };
  });
  const { data, loading, reload } = now;
  const waits = data !== null && isBusy(data.batch) && !loading;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setTimeout(() => void reload(), POLL_MS);
    return () => clearTimeout(timer);
  }, [waits, reload]);
  return now;
}
