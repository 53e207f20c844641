import type { IdNumberCheck } from '@tanfang/contracts';
import {
  ageOn,
  dateOfAge,
  EXCLUSIONS,
  parseResidentId,
  policyOn,
  RESIDENT_ID_MESSAGES,
  SEXES,
  type ResidentId,
} from '@tanfang/domain';

import { localDay } from '@/platform/clock';
import { useResource, type Resource } from '@/platform/resource';
import { sayDate } from '@/ui';

import { checkIdNumber } from './calls';

export interface IdCheck {
  parsed: ResidentId;
  /** 女 · 1947年3月5日出生 · 79岁; null while the number cannot be read. */
  person: string | null;
  /** Younger than those the plan speaks of, in its words; null for everybody else. */
  tooYoung: string | null;
  /** What is wrong; null while there is nothing typed, or too little to judge. */
  error: string | null;
  /** The server's search for a file with this number; not asked before the number is right. */
  search: Resource<IdNumberCheck>;
}

/** Reads an ID number while it is typed, and asks once for duplicates when it is whole. */
export function useIdCheck(typed: string): IdCheck {
  const today = localDay();
  const parsed = parseResidentId(typed, today);
  const search = useResource(parsed.valid ? `id-${parsed.normalized}` : null, () =>
    checkIdNumber(parsed.normalized ?? ''),
  );
  return {
    parsed,
    person: personOf(parsed, today),
    tooYoung: tooYoungOf(parsed, today),
    error: errorOf(parsed, typed),
    search,
  };
}

/** Says that somebody is not of the age yet, and when; null for a person of the age. */
export function tooYoungOf(parsed: ResidentId, today: string): string | null {
  if (!parsed.valid) return null;
  const { elderAge } = policyOn(today);
  const from = dateOfAge(parsed.birthDate, elderAge);
  if (from <= today) return null;
  const { label, quote } = EXCLUSIONS.S1;
  return `${label}。实施方案的服务对象是“${quote}”，${sayDate(from, today)}起可以登记。`;
}

const WHOLE_LENGTH = 18;

/** The sex, birthday and age that an ID number says; null for a number that cannot be read. */
export function personOf(parsed: ResidentId, today: string): string | null {
  if (!parsed.valid) return null;
  const [year, month, day] = parsed.birthDate.split('-').map(Number);
  return `${SEXES[parsed.sex]} · ${year}年${month}月${day}日出生 · ${ageOn(parsed.birthDate, today as typeof parsed.birthDate)}岁`;
}

/** Half a number is not wrong yet: it is judged when it is long enough. */
export function errorOf(parsed: ResidentId, typed: string): string | null {
  if (parsed.valid || parsed.error === 'empty') return null;
  const length = typed.replace(/\s/g, '').length;
  return length < WHOLE_LENGTH ? null : RESIDENT_ID_MESSAGES[parsed.error];
}
