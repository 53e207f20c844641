import type { WeekList } from '@tanfang/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';

import { onSent } from '@/offline/drain';
import { reportPhone } from '@/offline/report-phone';
import { keepWeekList, keptWeekList } from '@/offline/week-cache';
import { localDay } from '@/platform/clock';
import { useShow } from '@/platform/lifecycle';
import { asProblem, type Problem } from '@/platform/problem';
import { api } from '@/platform/request';

export interface WeekListState {
  list: WeekList | null;
  /** Why the list is not fresh, or null. */
  problem: Problem | null;
  loading: boolean;
  reload: () => Promise<void>;
}

/** This week's list: from the phone at once, fresh when the network allows, again when the page shows and after each upload. */
export function useWeekList(): WeekListState {
  const [list, setList] = useState<WeekList | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [loading, setLoading] = useState(true);
  const fresh = useRef(false);

  const reload = useCallback(async () => {
    setLoading(true);
    try {
      const next = await api.get<WeekList>('/week-list');
      fresh.current = true;
      setList(next);
      setProblem(null);
      void keepWeekList(next);
      void reportPhone();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      setLoading(false);
    }
  }, []);

  useEffect(() => {
    void keptWeekList().then((kept) => {
      if (kept && !fresh.current && isOfThisWeek(kept.list)) setList(kept.list);
    });
    return onSent(() => void reload());
  }, [reload]);
  useShow(() => void reload());

  return { list, problem, loading, reload };
}

const isOfThisWeek = (list: WeekList): boolean => {
  const today = localDay();
  return list.from <= today && today <= list.to;
};
