import type { ImportView } from '@tanfang/contracts';
import { IMPORT_OUTCOMES, type ImportOutcome } from '@tanfang/domain';

import { localDay, localTime } from '@/platform/clock';
import { sayDate } from '@/ui';

/** e.g. 新登记 12，有改动 3，有错误 1; kinds without rows are left out. */
export function outcomeWords({ outcomes, state }: Pick<ImportView, 'outcomes' | 'state'>): string {
  const kinds = (Object.keys(IMPORT_OUTCOMES) as ImportOutcome[]).filter((kind) => outcomes[kind] > 0);
  if (kinds.length === 0) return state === 'checking' ? '正在逐行核对' : '没有读到可用的行';
  return kinds.map((kind) => `${IMPORT_OUTCOMES[kind]} ${outcomes[kind]}`).join('，');
}

/** e.g. 今天 14:05. */
export const sayMoment = (instant: string): string => `${sayDate(localDay(instant), localDay())} ${localTime(instant)}`;
