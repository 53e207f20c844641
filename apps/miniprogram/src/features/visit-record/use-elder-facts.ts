import type { ElderFile, VisitPage, WeekList } from '@tanfang/contracts';
import type { VisitItems } from '@tanfang/domain';
import { useEffect, useState } from 'react';

import { findElder, keptWeekList } from '@/offline/week-cache';
import { api } from '@/platform/request';

import type { SafetyAnswers } from './draft';
import type { HouseholdElder } from './household-draft';

/** What the form knows about the elder beforehand: from the phone at once, then from the server when it can be reached. */
export interface ElderFacts {
  name: string | null;
  address: string | null;
  /** 第 N 次: the number the record will probably get; the server gives it. */
  nextOrdinal: number | null;
  homeConsent: boolean | null;
  /** Others of the household who are visited too. */
  housemates: HouseholdElder[];
  /** 安全情况 as last recorded; null when not known here. */
  lastSafety: SafetyAnswers | null;
  /** Weather to speak about, from the week's list as the phone has it. */
  warnings: WeekList['warnings'] | undefined;
}

const NOTHING: ElderFacts = {
  name: null,
  address: null,
  nextOrdinal: null,
  homeConsent: null,
  housemates: [],
  lastSafety: null,
  warnings: undefined,
};

/** See {@link ElderFacts}. */
export function useElderFacts(elderId: number): ElderFacts {
  const [facts, setFacts] = useState(NOTHING);
  useEffect(() => {
    const merge = (more: Partial<ElderFacts>) => setFacts((known) => ({ ...known, ...more }));
    void keptWeekList().then((kept) => {
      const found = kept && findElder(kept.list, elderId);
      if (!found) return;
      const { elder, household } = found;
      merge({ warnings: kept.list.warnings });
      setFacts((known) =>
        known.name
          ? known
          : {
              ...known,
              name: elder.name,
              address: household.address,
              nextOrdinal: elder.nextOrdinal,
              homeConsent: elder.homeConsent,
              housemates: household.elders.filter((other) => other.elderId !== elderId),
            },
      );
    });
    api
      .get<ElderFile>(`/elders/${elderId}`)
      .then((file) =>
        merge({
          name: file.name,
          address: `${file.townName}${file.villageName}${file.household.address}`,
          nextOrdinal: file.visitCount + 1,
          homeConsent: file.consent.homeVisit,
          housemates: file.household.otherElders.filter(({ status }) => status === 'active'),
        }),
      )
      .catch(() => undefined);
    api
      .get<VisitPage>(`/elders/${elderId}/visits`, { limit: 5 })
      .then((page) => merge({ lastSafety: lastSafetyOf(page) }))
      .catch(() => undefined);
  }, [elderId]);
  return facts;
}

/** 安全情况 of the latest completed record in a page, latest first. */
export function lastSafetyOf(page: VisitPage): SafetyAnswers | null {
  const items = page.items.find((visit) => visit.outcome === 'completed' && visit.items && !visit.change)?.items as
    VisitItems | undefined;
  if (!items) return null;
  const { gasSafety, waterHeatingSafety, electricitySafety } = items;
  return { gasSafety, waterHeatingSafety, electricitySafety };
}
