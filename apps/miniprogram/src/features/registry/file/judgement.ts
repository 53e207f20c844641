import type { ClassificationResult } from '@tanfang/contracts';
import {
  classify,
  FACT_LABELS,
  type CareLevel,
  type FactName,
  type FileSection,
  type TargetType,
} from '@tanfang/domain';

import { classificationFactsOf } from './facts';
import type { FileValues } from './values';

/** A fact nobody knows yet that could change the class. */
export interface OpenQuestion {
  fact: FactName;
  label: string;
  couldLeadTo: CareLevel | null;
}

/** What the rules make of a file; the shape of the server's answer and of a judgement on this phone. */
export interface Judgement {
  level: CareLevel | null;
  clause: string | null;
  exclusion: string | null;
  targetTypes: readonly TargetType[];
  missing: readonly OpenQuestion[];
  explanation: string;
}

/**
 * Judges a new household on this phone, without network.
 * @param on today, 'YYYY-MM-DD'
 * @returns null while there is no valid ID number, and where the file joins a household whose people this phone does not know
 */
export function judgeOnPhone(values: FileValues, on: string): Judgement | null {
  if (values.householdId !== null) return null;
  const facts = classificationFactsOf(values, on);
  if (!facts) return null;
  const { missingFacts, ...verdict } = classify(facts, on);
  return { ...verdict, missing: missingFacts.map((open) => ({ ...open, label: FACT_LABELS[open.fact] })) };
}

/** A judgement of the server in the same shape. */
export function judgementOf(result: ClassificationResult): Judgement {
  return { ...result, missing: result.missing.map((open) => ({ ...open, fact: open.fact as FactName })) };
}

const SECTIONS: Partial<Record<FactName, FileSection>> = {
  abilityScore: 'health',
  dementiaDiagnosed: 'health',
  disabilityGrade: 'health',
  seriousIllnessVerified: 'health',
  benefits: 'economy',
  specialFamilyPlanning: 'target_types',
  caresForImpairedChildMonths: 'target_types',
  otherTargetNote: 'target_types',
  livesAlone: 'household_members',
  partnerInCity: 'household_members',
  childInCity: 'household_members',
  cohabitants: 'household_members',
  childrenAwayMonths: 'household_members',
  hasCarerNearby: 'household_members',
};

/** The section in which a fact is asked. */
export const sectionOfFact = (fact: FactName): FileSection => SECTIONS[fact] ?? 'basic';
