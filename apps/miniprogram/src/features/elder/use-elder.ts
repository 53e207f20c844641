import type { ElderFile, WeekListElder, WeekListHousehold } from '@tanfang/contracts';
import { useEffect, useState } from 'react';

import { onSent } from '@/offline/drain';
import { findElder, keptWeekList } from '@/offline/week-cache';
import { useShow } from '@/platform/lifecycle';
import { api } from '@/platform/request';
import { useResource, type Resource } from '@/platform/resource';

export interface ElderState {
  /** The row of the week's list as kept on the phone; shown while the file comes, or instead of it without network. */
  kept: { elder: WeekListElder; household: WeekListHousehold; today: string } | null;
  file: Resource<ElderFile>;
}

/**
 * An elder, from the phone at once and from the server when it can be reached.
 * @param known the row of the week's list where the page has it already
 */
export function useElder(elderId: number, known: ElderState['kept'] = null): ElderState {
  const [kept, setKept] = useState(known);
  const file = useResource(`elder-${elderId}`, () => api.get<ElderFile>(`/elders/${elderId}`));
  const { reload } = file;

  useEffect(() => {
    const read = async () => {
      const list = (await keptWeekList())?.list;
      const found = list ? findElder(list, elderId) : null;
      if (list && found) setKept({ ...found, today: list.today });
    };
    void read();
    return onSent(() => {
      void read();
      void reload();
    });
  }, [elderId, reload]);
  useShow(() => void reload());
  return { kept, file };
}
