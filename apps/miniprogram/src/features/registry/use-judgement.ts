import { parseResidentId } from '@tanfang/domain';

import { localDay } from '@/platform/clock';
import { useResource } from '@/platform/resource';

import { previewInHousehold } from './calls';
import { ownFactsOf } from './file/facts';
import { judgementOf, judgeOnPhone, type Judgement } from './file/judgement';
import type { FileValues } from './file/values';

/**
 * The class that the form leads to so far: judged on this phone for a new household, by the server for one that is
 * joined, because its people are known there.
 * @returns null while nothing can be said
 */
export function useJudgement(values: FileValues): Judgement | null {
  const today = localDay();
  const id = parseResidentId(values.idNumber, today);
  const joins = values.householdId !== null && id.valid;
  const asked = JSON.stringify([values.householdId, values.relationToHead, ownFactsOf(values)]);
  const preview = useResource(joins ? asked : null, () => previewInHousehold(values, id.birthDate ?? ''));
  if (!joins) return judgeOnPhone(values, today);
  return preview.data && judgementOf(preview.data);
}
